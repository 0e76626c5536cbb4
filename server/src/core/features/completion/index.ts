import { lineStart } from "../../base/line.ts";
import { type Document, type PlacedPiece, pieceAt } from "../document.ts";
import { aliasNameCompleter } from "./alias-name.ts";
import { choiceCompleter } from "./choice.ts";
import type { Completer, Proposal } from "./completer.ts";
import type { CompletionContext } from "./context.ts";
import { declaredNameCompleter, parameterSetCompleter } from "./declared-name.ts";
import { edgeFormCompleter } from "./edge-form.ts";
import { entryTemplateCompleter } from "./entry-template.ts";
import { expressionNameCompleter } from "./expression-name.ts";
import { filePathCompleter } from "./file-path.ts";
import { itemNameCompleter } from "./item-name.ts";
import { keyCompleter } from "./key.ts";
import { landings } from "./landing.ts";
import { nodeNameCompleter } from "./node-name.ts";
import type { Offer } from "./offer.ts";
import { parameterDefaultCompleter } from "./parameter-default.ts";
import { pipelineParameterNameCompleter } from "./part-template.ts";
import { type CompletionPlace, placeOf } from "./place.ts";
import { placeholderCompleter } from "./placeholder.ts";
import { scriptNameCompleter } from "./script-names.ts";
import { socketCompleter } from "./socket.ts";
import { usedValueCompleter } from "./used-value.ts";
import { wholeEdgeCompleter } from "./whole-edge.ts";

/** Offers of equal rank keep the order in which their completers stand here. */
const completers: readonly Completer[] = [
  entryTemplateCompleter,
  keyCompleter,
  choiceCompleter,
  itemNameCompleter,
  nodeNameCompleter,
  declaredNameCompleter,
  scriptNameCompleter,
  pipelineParameterNameCompleter,
  parameterSetCompleter,
  parameterDefaultCompleter,
  edgeFormCompleter,
  wholeEdgeCompleter,
  socketCompleter,
  placeholderCompleter,
  expressionNameCompleter,
  filePathCompleter,
  usedValueCompleter,
];

/**
 * What can be written at the offset, likeliest first; not filtered by what is typed already. Only the item
 * around the offset is parsed.
 */
export function complete(
  document: Document,
  offset: number,
  context: CompletionContext = {},
): readonly Offer[] {
  const proposals = placesAt(document, offset, context)
    .map((place) => completersFor(place).flatMap((it) => fitting(place, it.proposals(place))))
    .filter((it) => it.length > 0)
    .flatMap(ofReading)
    .sort((a, b) => a.rank - b.rank);
  const unique = new Map<string, Proposal>();
  for (const it of proposals) {
    const identity = `${it.label} ${it.insertion.edit.newText}`;
    if (!unique.has(identity)) unique.set(identity, it);
  }
  return [...unique.values()].map(offerOf);
}

function completersFor({ alias }: CompletionPlace): readonly Completer[] {
  return alias ? [aliasNameCompleter] : completers;
}

/** The readings of the cursor at the offset. */
export function placesAt(
  document: Document,
  offset: number,
  context: CompletionContext = {},
): readonly CompletionPlace[] {
  const placed = smallestPiece(document, offset);
  if (!placed || isIdle(document.text, offset, context.trigger)) return [];
  const { piece, start } = placed;
  const places = landings(piece, offset - start)
    .map((it) => placeOf(document, it, start, offset, context))
    .map((it) => (context.trigger === undefined ? it : onThisLine(it)));
  return [...places.filter(isFirstEntry), ...places.filter((it) => !isFirstEntry(it))];
}

/** Nobody has asked for offers: Enter has to begin the next line, not to accept what would stand there. */
function onThisLine(place: CompletionPlace): CompletionPlace {
  return { ...place, openings: place.openings.filter(({ below }) => !below) };
}

/** Right below a key without a value, where this document puts its dashes. */
function isFirstEntry({ lead, chain, layout }: CompletionPlace): boolean {
  const list = chain.at(-1);
  const first = list?.kind === "sequence" && list.entries.length === 1;
  return lead === "- " && first && layout.dash === 0;
}

/** The piece around the offset; where items share anchors, still only the item is read. */
function smallestPiece(document: Document, offset: number): PlacedPiece | undefined {
  const cut = document.cut?.pieces.findLast((it) => it.start <= offset);
  return cut ?? pieceAt(document, offset);
}

/** A blank or a line break asks for offers only where a value or an entry begins. */
function isIdle(text: string, offset: number, trigger: string | undefined): boolean {
  if (trigger !== " ") return false;
  return !/(?:^|[-:,[{])\s*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Where the cursor can be read in several ways, the offers of each stay together and new list entries show their dash. */
function ofReading(
  proposals: readonly Proposal[],
  reading: number,
  { length }: { readonly length: number },
): readonly Proposal[] {
  if (length === 1) return proposals;
  return proposals.map((it) => ({
    ...it,
    label: it.insertion.edit.newText.startsWith("- ") ? `- ${it.label}` : it.label,
    rank: it.rank + reading * rankOfReading,
  }));
}

const rankOfReading = 100_000;

/** Texts with blanks are compared as a whole: the cursor may be behind a finished value. */
function fitting(
  { document, typed, before }: CompletionPlace,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const cursor = typed.start + before.length;
  return proposals.filter(({ insertion }) => {
    const prefix = document.text.slice(insertion.edit.range.start, cursor).trimStart();
    const whole = insertion.filterText.toLowerCase();
    return !/\s/.test(prefix) || whole.startsWith(prefix.toLowerCase());
  });
}

function offerOf(proposal: Proposal, index: number): Offer {
  const { label, kind, detail, documentation, insertion, retrigger } = proposal;
  return {
    label,
    kind,
    ...(detail ? { detail } : {}),
    ...(documentation ? { documentation } : {}),
    edit: insertion.edit,
    sortText: String(index).padStart(5, "0"),
    filterText: insertion.filterText,
    insertAsSnippet: insertion.snippet,
    retrigger: retrigger ?? false,
  };
}
