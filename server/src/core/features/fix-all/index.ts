import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import { editsBetween } from "#core/base/text-change.ts";
import type { Document } from "#core/document/document.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import type { Policy } from "../diagnostics/policy.ts";
import { candidates, type FixCandidate } from "./candidates.ts";
import { isBroken } from "./loss.ts";
import { type RefusedFix, type Trial, tryFixes } from "./trial.ts";
import { judgeAsked, judgeUnasked } from "./verdict.ts";

export type { RefusedFix } from "./trial.ts";

/** The result of fixing a whole document. */
export interface FixedAll {
  /** The edits of the document, in its offsets; where one fix enables another, a single edit writes the result of both. */
  readonly edits: readonly TextEdit[];
  /** The fixes that were made. */
  readonly made: readonly { readonly kind: FixKind; readonly code: string }[];
  /** The fixes that were left out because they would have lost or invented something: faults of ours. */
  readonly refused: readonly RefusedFix[];
  /** Whether fixing all again could fix more: there is a limit to what is done at once. */
  readonly isUnfinished: boolean;
}

const nothing: FixedAll = { edits: [], made: [], refused: [], isUnfinished: false };

/** The message about a fix that was left out, with a request to report it. */
export function refusalOf({ title, code, loss }: RefusedFix): string {
  return `The fix '${title}' of ${code} is skipped because it ${loss}; this is a bug in valohai-yaml: report it with these lines`;
}

/** The message where `isUnfinished`. */
export const unfinished = "there is more to fix: run the fix again";

/** How often fixes are applied: one may enable another. */
const rounds = 25;

/** In a large text they are applied less often. */
const charactersRead = 2_000_000;

/**
 * Fixes all problems, or those of one code, whose fixes need no decision: each fix keeps every key, value and
 * comment, and what Valohai accepts keeps its meaning. As long as a text has syntax errors only those are fixed, as the
 * rest of it is not certain; one with conflict markers is left alone.
 */
export function fixAll(document: Document, policy: Policy, code?: string): FixedAll {
  if (hasConflictMarkers(document.text)) return nothing;
  const most = Math.min(rounds, Math.max(2, charactersRead / document.text.length));
  const judgeFixes = code === undefined ? judgeUnasked : judgeAsked;
  const made: FixCandidate[] = [];
  const trials: Trial[] = [];
  let fixed = document;
  for (let round = 0; round < most; round++) {
    const trial = tryFixes(fixed, fixesNow(fixed, policy, code), judgeFixes);
    trials.push(trial);
    if (trial.made.length === 0) break;
    for (const it of trial.made) made.push(it);
    fixed = trial.document;
  }
  const first = trials[0]?.made ?? [];
  const edits =
    made.length === first.length
      ? first.flatMap((it) => it.edits)
      : editsBetween(document.text, fixed.text);
  return {
    edits,
    made: made.map(({ kind, code }) => ({ kind, code })),
    refused: trials.at(-1)?.refused ?? [],
    isUnfinished: trials.at(-1)?.made.length !== 0,
  };
}

/** The fixes that may be made in a document as it is: while it has syntax errors, only those of the syntax. */
function fixesNow(document: Document, policy: Policy, code?: string): readonly FixCandidate[] {
  const found = candidates(document, policy, code);
  if (!isBroken(document)) return found;
  return found.filter((it) => it.code === "yaml-syntax" || it.code === "yaml-layout");
}
