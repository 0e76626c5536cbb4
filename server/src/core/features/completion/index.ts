import { guarded } from "#core/base/faults.ts";
import { lineStart } from "#core/base/line.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { type Document, type PlacedPiece, pieceAt } from "#core/document/document.ts";
import { ignoreOffers } from "../diagnostics/ignored-codes.ts";
import { aliasNameCompleter, takesAlias } from "./alias-name.ts";
import { choiceCompleter } from "./choice.ts";
import type { Completer, Proposal } from "./completer.ts";
import { type CompletionPlace, placeOf } from "./completion-place.ts";
import type { CompletionRequest } from "./completion-request.ts";
import { type CursorReading, cursorReadings } from "./cursor.ts";
import { declaredNameCompleter, parameterSetCompleter } from "./declared-name.ts";
import { entryTemplateCompleter } from "./entry-template.ts";
import { expressionNameCompleter } from "./expression-name.ts";
import { filePathCompleter } from "./file-path.ts";
import { itemNameCompleter } from "./item-name.ts";
import { setApart } from "./item-spacing.ts";
import { itemTemplateCompleter } from "./item-template.ts";
import { keyCompleter, optionalKeys } from "./key.ts";
import { nodeNameCompleter } from "./node-name.ts";
import type { Offer } from "./offer.ts";
import { fromOutdented, outerLandings } from "./outdent.ts";
import { parameterDefaultCompleter } from "./parameter-default.ts";
import { pipelineParameterNameCompleter } from "./part-template.ts";
import { placeholderCompleter } from "./placeholder.ts";
import { programCommandCompleter } from "./program-command.ts";
import { scriptNameCompleter } from "./script-names.ts";
import { shortEdgeCompleter } from "./short-edge.ts";
import { socketCompleter } from "./socket.ts";
import { unasked } from "./unasked.ts";
import { usedValueCompleter } from "./used-value.ts";
import { wholeEdgeCompleter } from "./whole-edge.ts";

/** Offers of equal rank keep the order in which their completers are here. */
const completers: readonly Completer[] = [
  entryTemplateCompleter,
  keyCompleter,
  choiceCompleter,
  itemTemplateCompleter,
  itemNameCompleter,
  nodeNameCompleter,
  declaredNameCompleter,
  scriptNameCompleter,
  pipelineParameterNameCompleter,
  parameterSetCompleter,
  parameterDefaultCompleter,
  shortEdgeCompleter,
  wholeEdgeCompleter,
  socketCompleter,
  placeholderCompleter,
  expressionNameCompleter,
  programCommandCompleter,
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
  request: CompletionRequest = {},
): readonly Offer[] {
  const inComment = ignoreOffers(document, offset, request);
  if (inComment) return inComment;
  const proposals = placesAt(document, offset, request)
    .map((place) => ({ place, proposals: proposalsAt(place) }))
    .filter((it) => it.proposals.length > 0)
    .flatMap(ofReading)
    .sort((a, b) => a.rank - b.rank);
  const unique = new Map<string, Proposal>();
  for (const it of proposals) {
    const identity = `${it.label} ${it.insertion.edit.newText}`;
    if (!unique.has(identity)) unique.set(identity, it);
  }
  return [...unique.values()].map(offerOf);
}

function proposalsAt(place: CompletionPlace): readonly Proposal[] {
  const all = completersFor(place).flatMap((it) =>
    guarded(`the completer ${it.name}`, () => fitting(place, it.proposals(place)), []),
  );
  return unasked(place, all);
}

function completersFor(place: CompletionPlace): readonly Completer[] {
  return takesAlias(place) ? [aliasNameCompleter] : completers;
}

/** The readings of the cursor at the offset: where it is, then further left, in the blocks that could continue there. */
export function placesAt(
  document: Document,
  offset: number,
  request: CompletionRequest = {},
): readonly CompletionPlace[] {
  const placed = smallestPiece(document, offset);
  if (!placed || isIdle(document.text, offset, request.trigger)) return [];
  const { piece, start } = placed;
  const read = (it: CursorReading) => placeOf(document, it, start, offset, request);
  const here = cursorReadings(piece, offset - start).map(read);
  const outer = here.every(isBegun) ? outerLandings(piece, offset - start).map(read) : [];
  const places = [
    ...here.filter(isFirstEntry),
    ...here.filter((it) => !isFirstEntry(it)),
    ...outer.filter(({ quote }) => quote === ""),
  ];
  return request.trigger === undefined ? places : places.map(onThisLine);
}

/**
 * Whether the place is a key, or an entry that no list can hold there, or whose dash is not typed yet: whatever else
 * is there may be meant.
 */
function isBegun({ role, lead, path }: CompletionPlace): boolean {
  return role === "key" || lead === "- " || path.includes("");
}

/** Nobody has asked for offers: Enter has to begin the next line, not to accept what would be there. */
function onThisLine(place: CompletionPlace): CompletionPlace {
  return { ...place, points: place.points.filter(({ below }) => !below) };
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

interface Reading {
  readonly place: CompletionPlace;
  readonly proposals: readonly Proposal[];
}

/** Where the cursor can be read in several ways, the offers of each stay together and new list entries show their dash. */
function ofReading(
  { place, proposals }: Reading,
  reading: number,
  readings: readonly Reading[],
): readonly Proposal[] {
  const { outdent } = place;
  const isAlone = !outdent && readings.filter((it) => !it.place.outdent).length === 1;
  return proposals.map((it) => {
    const isEntry = !isAlone && it.insertion.edit.newText.startsWith("- ");
    const label = isEntry ? `- ${it.label}` : it.label;
    const isNext =
      outdent && place.role === "key" && it.detail === "required" && place.before !== "";
    const rank = isNext ? optionalKeys - 1 : it.rank + reading * rankOfReading;
    const found = { ...it, label, rank };
    return setApart(place, outdent ? fromOutdented(place, outdent, found) : found);
  });
}

const rankOfReading = 100_000;

/** Texts with blanks are compared as a whole: the cursor may be after a finished value. */
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
    label: visibleText(label),
    kind,
    ...(detail ? { detail: visibleText(detail) } : {}),
    ...(documentation ? { documentation } : {}),
    edit: insertion.edit,
    sortText: String(index).padStart(5, "0"),
    // A bracket that is closed ends what is typed: no list may stay open then, for Enter would take from it.
    filterText: insertion.filterText.replace(/[\]}]/g, ""),
    insertAsSnippet: insertion.snippet,
    retrigger: retrigger ?? false,
  };
}
