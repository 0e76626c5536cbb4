import { groupBy } from "#core/base/group-by.ts";
import { shellComment } from "#core/base/shell-text.ts";
import type { Task } from "#core/model/config.ts";
import { blueprintNamed, nodeNamed } from "#core/model/resolve.ts";
import { variesIn } from "#core/simulation/blueprint-values.ts";
import type { FanOut, ParameterColumn, Variant } from "#core/simulation/variant.ts";
import type { Manner } from "../exporter.ts";
import { nodePart } from "./node-words.ts";
import { isJson } from "./sent-values.ts";
import { type LinePart, onlyValue, type StepRun, stepRunOf } from "./step-run.ts";
import {
  defaultFiles,
  defaultPart,
  inputPart,
  isDefault,
  isSameList,
  parameterPart,
  refusedDefault,
  takenInstead,
  unreadDefault,
} from "./step-words.ts";
import { comments, nameRemarks, remarksOf, vhLine } from "./vh-line.ts";

/**
 * One `vh task run` for the task of a node; comments above it say what it does differently from the node. It takes the
 * varied values from the task, and of the other values the line needs only those that differ from the step's defaults.
 */
export function* exportVhTask(
  fanOut: FanOut,
  _: Iterable<Variant>,
  { isPart }: Manner,
): Generator<string, undefined> {
  const run = stepRunOf(fanOut, "task run");
  const task = blueprintOf(fanOut);
  if (typeof run === "string" || !task) {
    yield shellComment(typeof run === "string" ? run : noTaskText(fanOut));
    return undefined;
  }
  const name = task.name?.value ?? "";
  const node = nodePart(run, fanOut);
  const parts = [
    ...fanOut.columns.map((it) => columnPart(run, task, it)),
    ...run.template.inputs.map((it) => ({
      ...inputPart(run, it, it.uris),
      ...(isSameList(it.uris, defaultFiles(run, it.name)) ? { words: [] } : {}),
    })),
  ];
  yield comments([
    ...nameRemarks("task", name),
    ...refusedValues(task),
    ...(isPart ? ["vh runs the whole task, not only the executions that are exported"] : []),
    ...remarksOf([...parts, node]),
  ]);
  const step = parts.flatMap((it) => it.words);
  yield vhLine({ command: run.command, own: node.words, name, step });
  return undefined;
}

function blueprintOf({ query, node }: FanOut): Task | undefined {
  const found = nodeNamed(query.source.pipeline.config, node);
  const name = found?.kind === "task" && !found.step ? found.task?.value : undefined;
  return blueprintNamed(query.source, name)?.config;
}

function noTaskText({ node }: FanOut): string {
  return `Node "${node}" runs no task of the file, and vh task run starts no other`;
}

/**
 * A value of the command line counts only where the task does not vary the parameter, but `vh` reads the step's default
 * of each parameter without an option (valohai-cli `TaskRunCommand`).
 */
function columnPart(run: StepRun, task: Task, column: ParameterColumn): LinePart {
  const { name, origin, varied, spread } = column;
  if (variesIn(task, name)) {
    const isOther = origin.kind !== "blueprint";
    const remark = `Parameter "${name}" has values from ${sourceText(column)}: vh takes those of task "${task.name?.value}"`;
    return { words: [], remarks: [...(isOther ? [remark] : []), ...unreadDefault(run, name)] };
  }
  if (varied || spread) {
    const remark = `Parameter "${name}" has the values of a list from ${sourceText(column)}: vh gives a task one value, and ${takenInstead(run, name)}`;
    return { words: [], remarks: [remark, ...refusedDefault(run, name)] };
  }
  const value = onlyValue(column);
  return isDefault(run, name, value) ? defaultPart(run, name) : parameterPart(run, name, value);
}

/** Remarks about values of the task that no request can contain: `vh` sends them as they are in the file. */
function refusedValues({ parameters, parameterSets }: Task): readonly string[] {
  const values = new Map(
    parameters.map((it) => [it.name?.value ?? "", Object.values(it.rules)] as const),
  );
  const cells = parameterSets.flatMap((it) => it.entries);
  for (const [name, own] of groupBy(cells, (it) => it.name.value)) {
    values.set(
      name,
      own.map((it) => it.value),
    );
  }
  return [...values].flatMap(([name, own]) =>
    own.every((it) => isJson(it.value))
      ? []
      : [`Parameter "${name}": vh rejects the values of the task`],
  );
}

function sourceText({ origin }: ParameterColumn): string {
  return origin.source ?? `the ${origin.kind}`;
}
