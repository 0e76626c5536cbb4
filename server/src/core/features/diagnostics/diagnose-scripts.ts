import { keptWhile } from "#core/base/kept-while.ts";
import { sameList } from "#core/base/same-list.ts";
import type { Document } from "#core/document/document.ts";
import { namesHold, recordedQuery } from "#core/document/item-query.ts";
import { type RecordingLookup, recordingLookup } from "#core/document/lookup.ts";
import { leaveAlone } from "#core/document/name-changes.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { Item } from "#core/model/piece.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { rules } from "./index.ts";
import { inOrder } from "./placed.ts";
import type { ChunkProblems, PieceProblems, Problem, ScriptContext } from "./rule.ts";
import { runRule } from "./run-rules.ts";

const scriptRules = rules.filter((it) => it.scope === "script");

/** What is known beside an item: the names of all items, and the scripts of the project. */
interface ScriptInputs {
  readonly names: NameIndex;
  readonly code: ProjectCode;
}

/**
 * The problems of chunks with those where an item and the programs of its steps disagree; the same chunks without code, or
 * where the document is partly read.
 */
export function withScriptProblems(
  chunks: readonly ChunkProblems[],
  { names, isPartlyRead }: Document,
  code: ProjectCode | undefined,
): readonly ChunkProblems[] {
  if (!code || isPartlyRead) return chunks;
  return chunks.map((it) => ({ ...it, pieces: withScriptsIn(it, { names, code }) }));
}

/** Finds where an item and the programs of its steps disagree; to ask for all problems then takes little time. */
export function findScriptProblems(
  item: Item,
  { names, isPartlyRead }: Document,
  code: ProjectCode,
): void {
  if (!isPartlyRead) scriptProblems(item, { names, code });
}

/** The problems of a chunk with those of scripts, and what they were found with. */
interface ChunkAnswer {
  readonly given: readonly PieceProblems[];
  readonly code: ProjectCode;
  /** The keys of the questions about other items. */
  readonly asked: ReadonlySet<string>;
  /** The steps whose programs were read. */
  readonly steps: ReadonlySet<string>;
  readonly pieces: readonly PieceProblems[];
  /** The version of the names for which this was last found to hold. */
  version: object;
}

const answers = new WeakMap<Chunk, ChunkAnswer>();

function withScriptsIn(
  { chunk, pieces: given }: ChunkProblems,
  inputs: ScriptInputs,
): readonly PieceProblems[] {
  const { names, code } = inputs;
  const known = answers.get(chunk);
  if (known?.given === given && known.code === code && stillHolds(known, names)) {
    known.version = names.version;
    return known.pieces;
  }
  const found = given.map(({ piece }) => piece.items.map((it) => scriptProblems(it, inputs)));
  const fresh = given.map((it, index) => {
    const byItem = found[index]?.map(({ problems }) => problems) ?? [];
    return { ...it, problems: inOneList(it.problems, byItem) };
  });
  const isSame = known && sameList(known.pieces, fresh, (a, b) => a.problems === b.problems);
  const pieces = isSame ? known.pieces : fresh;
  const asked = new Set(found.flat().flatMap((it) => it.asked));
  const steps = new Set(found.flat().flatMap((it) => [...it.steps.keys()]));
  answers.set(chunk, { given, code, asked, steps, pieces, version: names.version });
  return pieces;
}

/** Whether no answer has changed that was asked for, and no step whose programs were read has another item. */
function stillHolds({ version, asked, steps }: ChunkAnswer, names: NameIndex): boolean {
  const changes = names.changedSince(version);
  return changes !== undefined && leaveAlone(changes, asked, steps);
}

const inOneList = keptWhile(
  (problems: readonly Problem[], byItem: readonly (readonly Problem[])[]): readonly Problem[] =>
    byItem.every((it) => it.length === 0) ? problems : inOrder([...problems, ...byItem.flat()]),
);

/** Where one item and the programs of its steps disagree, in ranges of its piece, and the steps whose programs were read. */
const scriptProblems = recordedQuery(recorded, (item, { steps, ofItem, ...reader }) => {
  const problems: Problem[] = [];
  const context: ScriptContext = { ...reader, item, own: ofItem(item) };
  for (const rule of scriptRules) {
    runRule(rule, problems, (report) => rule.find(context, report));
  }
  return { problems, steps, asked: reader.lookup.keys };
});

/** What rules have asked of the scripts, with the answers. */
interface CodeReads {
  readonly byStep: ReadonlyMap<string, StepCode | undefined>;
  readonly byItem: ReadonlyMap<Item, StepCode | undefined>;
}

/** What rules ask about these inputs. */
function recorded({ names, code }: ScriptInputs) {
  const lookup = recordingLookup(names);
  const byStep = new Map<string, StepCode | undefined>();
  const byItem = new Map<Item, StepCode | undefined>();
  const codeOf = (step: string) => {
    const answer = code.ofStep(names, step);
    byStep.set(step, answer);
    return answer;
  };
  const ofItem = (item: Item) => {
    const answer = code.ofItem(item);
    byItem.set(item, answer);
    return answer;
  };
  const { siblings, obstacle, submodule } = code;
  return {
    reader: { lookup, codeOf, ofItem, siblings, obstacle, submodule, steps: byStep },
    whatWasRead: () => surroundingsHold({ names, code }, lookup, { byStep, byItem }),
  };
}

/** Whether the names and scripts that problems depend on are the same; what is said about missing scripts changes only together with the step that starts them. */
function surroundingsHold(
  { names, code }: ScriptInputs,
  lookup: RecordingLookup,
  { byStep, byItem }: CodeReads,
): (now: ScriptInputs) => boolean {
  const hold = namesHold(names, lookup);
  return (now) =>
    hold(now.names) &&
    (now.code === code || [...byItem].every(([it, answer]) => now.code.ofItem(it) === answer)) &&
    [...byStep].every(([step, answer]) => now.code.ofStep(now.names, step) === answer);
}
