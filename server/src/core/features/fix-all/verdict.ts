import { applyEdits } from "#core/base/edit.ts";
import { lineStart } from "#core/base/line.ts";
import { shift } from "#core/base/range.ts";
import { changeBetween } from "#core/base/text-change.ts";
import {
  createDocument,
  type Document,
  type PlacedPiece,
  syntaxErrorCount,
} from "#core/document/document.ts";
import { valueOfNode } from "#core/model/read.ts";
import { joinedTexts, joinsLines } from "#core/syntax/joined-lines.ts";
import { diagnose } from "../diagnostics/diagnose.ts";
import type { FixCandidate } from "./candidates.ts";
import { isBroken, lossBetween, type Spelling } from "./loss.ts";

/** The verdict on a document after fixes. */
export type Verdict =
  | { readonly kind: "sound" }
  /** Nothing is lost, but the fixes may not be what the author means. */
  | { readonly kind: "doubtful" }
  /** Something is lost or invented. */
  | { readonly kind: "loss"; readonly what: string };

const sound: Verdict = { kind: "sound" };
const doubtful: Verdict = { kind: "doubtful" };

/** Judges a document after fixes by the one before. */
export type JudgeFixes = (
  before: Document,
  after: Document,
  fixes: readonly FixCandidate[],
) => Verdict;

/** Judges fixes that somebody asked for, all of one code: nothing may be lost. */
export const judgeAsked: JudgeFixes = (before, after, fixes) => {
  const loss = lossBetween(before, after, spellingsOf(before, fixes));
  if (loss !== undefined) return { kind: "loss", what: loss };
  if (growsTexts(before, after)) return doubtful;
  if (!isBroken(before)) return isBroken(after) ? doubtful : sound;
  const isRepaired = syntaxErrorCount(after) < syntaxErrorCount(before);
  const isCertain = !fixes.some((it) => movesLines(before, it)) || isAsSound(before, after);
  return isRepaired && isCertain ? sound : doubtful;
};

/** Judges fixes that were not requested one by one: what Valohai accepts must keep its meaning as well. */
export const judgeUnasked: JudgeFixes = (before, after, fixes) => {
  const verdict = judgeAsked(before, after, fixes);
  if (verdict.kind !== "sound" || isBroken(before)) return verdict;
  return isMeaningKept(before, fixes) ? sound : doubtful;
};

function spellingsOf({ text }: Document, fixes: readonly FixCandidate[]): readonly Spelling[] {
  return fixes
    .filter((it) => it.kind === "spelling")
    .flatMap((it) => it.edits)
    .map(({ range, newText }) => ({ from: text.slice(range.start, range.end), to: newText }));
}

/** Whether an unquoted text takes in a line that was not part of it, so that the line's content is hidden. */
function growsTexts(before: Document, after: Document): boolean {
  const known = piecesOnlyIn(before, after).flatMap(({ piece }) =>
    joinedTexts(piece.roots, piece.text),
  );
  const { start, endAfter: end } = changeBetween(before.text, after.text);
  return piecesOnlyIn(after, before).some(({ piece, start: origin }) =>
    joinsLines(known, piece.roots, piece.text, shift({ start, end }, -origin)),
  );
}

/** The pieces of a version that another version of the same document does not share. */
function piecesOnlyIn({ pieces }: Document, other: Document): readonly PlacedPiece[] {
  const shared = new Set(other.pieces.map((it) => it.piece));
  return pieces.filter((it) => !shared.has(it.piece));
}

/** Whether the fixes of problems that Valohai accepts keep what it reads, except for known spellings. */
function isMeaningKept(before: Document, fixes: readonly FixCandidate[]): boolean {
  const accepted = fixes.filter((it) => it.kind === "keep" && !it.isRejected);
  if (accepted.length === 0) return true;
  const edits = accepted.flatMap((it) => it.edits);
  const after = createDocument(applyEdits(before.text, edits), before);
  return meaningOf(before) === meaningOf(after);
}

function meaningOf({ pieces }: Document): string {
  const values = pieces.flatMap(({ piece }) => piece.roots.map(valueOfNode));
  return JSON.stringify(values.flatMap((it) => (it.kind === "list" ? it.items : [it])));
}

/** Whether a fix moves lines to another column or makes them entries, which changes the structure. */
function movesLines({ text }: Document, { edits }: FixCandidate): boolean {
  return edits.some(({ range, newText }) => {
    const indentation = text.slice(lineStart(text, range.start), range.end);
    return /^[ \t-]*$/.test(indentation) && /^[ -]*$/.test(newText);
  });
}

/** Codes of problems that only a wrong structure has. */
const structural: ReadonlySet<string> = new Set([
  "document-not-a-list",
  "edge-malformed",
  "item-extra-key",
  "item-misspelt",
  "item-not-a-mapping",
  "item-unindented",
  "prop-type",
  "prop-unknown",
  "yaml-duplicate-key",
  "yaml-swallowed-line",
]);

/** Whether the result can be read and the schema finds nothing new wrong; otherwise another structure was meant. */
function isAsSound(before: Document, after: Document): boolean {
  return !isBroken(after) && structuralProblems(after) <= structuralProblems(before);
}

function structuralProblems(document: Document): number {
  return diagnose(document).filter((it) => structural.has(it.code)).length;
}
