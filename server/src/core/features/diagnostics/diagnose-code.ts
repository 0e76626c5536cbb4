import type { Document } from "#core/document/document.ts";
import { type RecordingLookup, recordingLookup, stillHolds } from "#core/document/lookup.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import type { Item } from "#core/model/piece.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { checked, place, reporter } from "./diagnose.ts";
import { rules } from "./index.ts";
import type { CodeContext, PlacedProblem, Problem } from "./rule.ts";

const codeRules = rules.filter((it) => it.scope === "code");

/** Where a document and the programs of its steps disagree, in text order; what nothing has touched is not computed again. */
export function diagnoseCode(document: Document, code: ProjectCode): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  for (const { item, start } of document.items) {
    for (const it of codeProblems(item, document.names, code)) problems.push(place(it, start));
  }
  return problems;
}

interface Remembered {
  /** The names with which the lookups were last found to hold. */
  entries: NameIndex["entries"];
  readonly reads: RecordingLookup["reads"];
  readonly code: ReadonlyMap<string, StepCode | undefined>;
  readonly problems: readonly Problem[];
}

/** By what was read of the programs, then by item. */
const memo = new WeakMap<ProjectCode, WeakMap<Item, Remembered>>();

/** Where one item and the programs of its steps disagree; the same list as long as nothing of that changes. */
export function codeProblems(item: Item, names: NameIndex, code: ProjectCode): readonly Problem[] {
  let known = memo.get(code);
  if (!known) {
    known = new WeakMap();
    memo.set(code, known);
  }
  const found = known.get(item);
  if (found && holds(found, names, code)) return found.problems;
  const lookup = recordingLookup(names);
  const read = new Map<string, StepCode | undefined>();
  const codeOf = (step: string) => {
    const answer = code.ofStep(names, step);
    read.set(step, answer);
    return answer;
  };
  const own = code.ofItem(item);
  const { siblings, obstacle, submodule } = code;
  const context: CodeContext = { item, lookup, own, codeOf, siblings, obstacle, submodule };
  const problems: Problem[] = [];
  for (const rule of codeRules) checked(rule, () => rule.check(context, reporter(rule, problems)));
  known.set(item, { entries: names.entries, reads: lookup.reads, code: read, problems });
  return problems;
}

function holds(found: Remembered, names: NameIndex, code: ProjectCode): boolean {
  if (found.entries !== names.entries && !stillHolds(found.reads, names)) return false;
  found.entries = names.entries;
  for (const [step, answer] of found.code) {
    if (code.ofStep(names, step) !== answer) return false;
  }
  return true;
}
