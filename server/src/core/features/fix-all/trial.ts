import { applyEdits } from "#core/base/edit.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import type { FixCandidate } from "./candidates.ts";
import type { JudgeFixes, Verdict } from "./verdict.ts";

/** A fix that would have lost or invented something. */
export interface RefusedFix extends FixCandidate {
  /** What it would have done, for a message: `loses "image"`. */
  readonly loss: string;
}

/** The result of trying fixes. */
export interface Trial {
  readonly made: readonly FixCandidate[];
  readonly refused: readonly RefusedFix[];
  /** The document with the fixes that were made. */
  readonly document: Document;
}

/** The maximum number of attempts, each of which reads what it changes: a text may have many bad fixes. */
const maxAttempts = 40;

/** In a large text there are fewer: as many as come to so many characters of text, but at least some. */
const charactersTried = 3_000_000;
const leastAttempts = 8;

/**
 * Applies the fixes if they keep everything together. If not, it tries halves of them, down
 * to single ones: a bad fix does not affect others, and a fix that conflicts with others is left for another round.
 */
export function tryFixes(
  document: Document,
  fixes: readonly FixCandidate[],
  judgeFixes: JudgeFixes,
): Trial {
  let trial: Trial = { made: [], refused: [], document };
  const waiting = fixes.length === 0 ? [] : [fixes];
  const most = Math.min(
    maxAttempts,
    Math.max(leastAttempts, charactersTried / document.text.length),
  );
  let attempts = 0;
  for (let group = waiting.pop(); group && attempts < most; group = waiting.pop()) {
    attempts++;
    const made = [...trial.made, ...group];
    const { after, verdict } = outcomeOf(document, made, judgeFixes);
    if (verdict.kind === "sound") trial = { ...trial, made, document: after };
    else if (group.length > 1) for (const it of halves(group)) waiting.push(it);
    else {
      const refused = lossy(document, group, judgeFixes, { made, verdict });
      trial = { ...trial, refused: [...trial.refused, ...refused] };
    }
  }
  return trial;
}

/** The halves of a group, the first of them last. */
function halves(group: readonly FixCandidate[]): readonly (readonly FixCandidate[])[] {
  const half = Math.ceil(group.length / 2);
  return [group.slice(half), group.slice(0, half)];
}

/** The fixes that lose something on their own, not only together with others; the last attempt may have been one of them alone. */
function lossy(
  document: Document,
  fixes: readonly FixCandidate[],
  judgeFixes: JudgeFixes,
  tried: { readonly made: readonly FixCandidate[]; readonly verdict: Verdict },
): readonly RefusedFix[] {
  const wereAlone = tried.made.length === fixes.length;
  const verdict = wereAlone ? tried.verdict : outcomeOf(document, fixes, judgeFixes).verdict;
  return verdict.kind === "loss" ? fixes.map((it) => ({ ...it, loss: verdict.what })) : [];
}

function outcomeOf(
  document: Document,
  fixes: readonly FixCandidate[],
  judgeFixes: JudgeFixes,
): { readonly after: Document; readonly verdict: Verdict } {
  const edits = fixes.flatMap((it) => it.edits);
  const after = createDocument(applyEdits(document.text, edits), document);
  return { after, verdict: judgeFixes(document, after, fixes) };
}
