import { keptWhile } from "#core/base/kept-while.ts";
import type { Document } from "#core/document/document.ts";
import { namesHold, recordedQuery } from "#core/document/item-query.ts";
import { type RecordingLookup, recordingLookup } from "#core/document/lookup.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { rules } from "./index.ts";
import { inOrder } from "./placed.ts";
import type { PieceProblems, Problem, ScriptContext } from "./rule.ts";
import { runRule } from "./run-rules.ts";

const scriptRules = rules.filter((it) => it.scope === "script");

/** What is known beside an item: the names of all items, and the scripts of the project. */
interface ScriptInputs {
  readonly names: NameIndex;
  readonly code: ProjectCode;
}

/** The problems of pieces with those where an item and the programs of its steps disagree; the same pieces without code. */
export function withScriptProblems(
  pieces: readonly PieceProblems[],
  { names }: Document,
  code: ProjectCode | undefined,
): readonly PieceProblems[] {
  if (!code) return pieces;
  return pieces.map(({ start, piece, problems }) => {
    const byItem = piece.items.map((it) => scriptProblems(it, { names, code }));
    return { start, piece, problems: inOneList(problems, byItem) };
  });
}

const inOneList = keptWhile(
  (problems: readonly Problem[], byItem: readonly (readonly Problem[])[]): readonly Problem[] =>
    byItem.every((it) => it.length === 0) ? problems : inOrder([...problems, ...byItem.flat()]),
);

/** Where one item and the programs of its steps disagree, in ranges of its piece. */
const scriptProblems = recordedQuery(recorded, (item, reader): readonly Problem[] => {
  const problems: Problem[] = [];
  const context: ScriptContext = { ...reader, item, own: reader.code.ofItem(item) };
  for (const rule of scriptRules) {
    runRule(rule, problems, (report) => rule.find(context, report));
  }
  return problems;
});

/** What rules ask about these inputs. */
function recorded({ names, code }: ScriptInputs) {
  const lookup = recordingLookup(names);
  const read = new Map<string, StepCode | undefined>();
  const codeOf = (step: string) => {
    const answer = code.ofStep(names, step);
    read.set(step, answer);
    return answer;
  };
  const { siblings, obstacle, submodule } = code;
  return {
    reader: { lookup, codeOf, siblings, obstacle, submodule, code },
    whatWasRead: () => surroundingsHold({ names, code }, lookup, read),
  };
}

function surroundingsHold(
  { names, code }: ScriptInputs,
  lookup: RecordingLookup,
  read: ReadonlyMap<string, StepCode | undefined>,
): (now: ScriptInputs) => boolean {
  const hold = namesHold(names, lookup);
  return (now) =>
    now.code === code &&
    hold(now.names) &&
    [...read].every(([step, answer]) => now.code.ofStep(now.names, step) === answer);
}
