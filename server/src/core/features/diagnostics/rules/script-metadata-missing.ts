import type { Located } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import { type Condition, conditionsIn, namesIn } from "#core/document/conditions.ts";
import { knownStep, type NodeView, pipelineView } from "#core/document/pipeline-view.ts";
import type { Pipeline, Task } from "#core/model/config.ts";
import { fieldsOf } from "#core/model/read.ts";
import { replacesCommand } from "#core/model/step-node.ts";
import { neverPrints } from "#core/scripts/never-prints.ts";
import type { MissingName, Report, ScriptContext, ScriptRule } from "../rule.ts";

/** Something reads a metadata key that the program never prints. */
export const scriptMetadataMissing: ScriptRule<MissingKey> = {
  code: "script-metadata-missing",
  severity: "information",
  summary:
    "An edge, a condition or the target of an optimization reads a metadata key that the scripts of the step, as far as they can be read, never print.",
  scope: "script",
  find(context, report) {
    const { config } = context.item;
    if (config?.kind === "pipeline") checkPipeline(context, config, report);
    if (config?.kind === "task") checkTask(context, config, report);
  },
  message: ({ step, name, hint }) => `Step "${step}" never prints metadata "${name}"${hint}`,
};

function checkTask(context: ScriptContext, task: Task, report: Report<MissingKey>): void {
  const { entry } = context.item;
  const metric = entry && fieldsOf(entry.value).text("optimization-target-metric");
  if (metric && task.step) checkKey(context, task.step.value, metric, report);
}

function checkPipeline(
  context: ScriptContext,
  pipeline: Pipeline,
  report: Report<MissingKey>,
): void {
  const { item, lookup } = context;
  const view = pipelineView(item, pipeline, lookup);
  for (const { source } of view.edges) {
    if (source?.type !== "metadata" || source.fault) continue;
    checkKeyOfNode(context, source.node, source.socket.key, report);
  }
  for (const condition of conditionsIn(item)) {
    const node = view.nodes.find((it) => it.node === condition.node);
    for (const key of metadataKeysIn(condition)) checkKeyOfNode(context, node, key, report);
  }
}

/** The metadata keys that a condition reads. */
function metadataKeysIn({ expression, rangeOf }: Condition): readonly Located<string>[] {
  return namesIn(expression.root).flatMap(({ parts }) => {
    const [root, ...names] = parts;
    const [first, last] = [names[0], names.at(-1)];
    if (root?.text !== "metadata" || !first || !last) return [];
    const range = rangeOf({ start: first.range.start, end: last.range.end });
    return { value: names.map((it) => it.text).join("."), range };
  });
}

function checkKeyOfNode(
  context: ScriptContext,
  node: NodeView | undefined,
  key: Located<string> | undefined,
  report: Report<MissingKey>,
): void {
  const step = knownStep(node);
  // A node with a command of its own prints something else than its step.
  if (step && key && !replacesCommand(node?.node)) checkKey(context, step.name, key, report);
}

function checkKey(
  { codeOf }: ScriptContext,
  step: string,
  { value, range }: Located<string>,
  report: Report<MissingKey>,
): void {
  const code = codeOf(step);
  if (!code || !neverPrints(code, value)) return;
  const names = [...new Set(code.metadata.map((it) => it.name))];
  const { hint, extra } = suggest(value, names);
  report(range, { step, name: value, hint }, extra);
}

/** A metadata key that no script of the step prints. */
interface MissingKey extends MissingName {
  readonly step: string;
}
