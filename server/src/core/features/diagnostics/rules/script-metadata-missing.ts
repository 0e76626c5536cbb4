import type { Located } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import { conditionsIn, namesIn } from "#core/document/conditions.ts";
import { knownStep, pipelineView } from "#core/document/pipeline-view.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { fieldsOf } from "#core/model/read.ts";
import { runsStep } from "#core/model/step-node.ts";
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
    if (config?.kind === "pipeline") checkPipeline(context, report);
    if (config?.kind === "task" && config.step) {
      const metric =
        context.item.entry && fieldsOf(context.item.entry.value).text("optimization-target-metric");
      if (metric) checkKey(context, config.step.value, metric, report);
    }
  },
  message: ({ step, name, hint }) => `Step "${step}" never prints metadata "${name}"${hint}`,
};

function checkPipeline(context: ScriptContext, report: Report<MissingKey>): void {
  const { item, lookup } = context;
  if (item.config?.kind !== "pipeline") return;
  const view = pipelineView(item, item.config, lookup);
  for (const { source } of view.edges) {
    const step = source?.type === "metadata" && !source.fault ? knownStep(source.node) : undefined;
    const key = source?.socket.key;
    if (step && key && !runsOther(source.node?.node)) checkKey(context, step.name, key, report);
  }
  for (const condition of conditionsIn(item)) {
    const step = knownStep(view.nodes.find((it) => it.node === condition.node));
    if (!step || runsOther(condition.node)) continue;
    for (const { parts } of namesIn(condition.expression.root)) {
      const [root, first, ...rest] = parts;
      const last = rest.at(-1) ?? first;
      if (root?.text !== "metadata" || !first || !last) continue;
      const value = [first, ...rest].map((it) => it.text).join(".");
      const range = condition.rangeOf({ start: first.range.start, end: last.range.end });
      checkKey(context, step.name, { value, range }, report);
    }
  }
}

/** A node with a command of its own prints something else than its step. */
function runsOther(node: PipelineNode | undefined): boolean {
  return runsStep(node) && node.override?.replacesCommand === true;
}

function checkKey(
  { codeOf }: ScriptContext,
  step: string,
  { value, range }: Located<string>,
  report: Report<MissingKey>,
): void {
  const code = codeOf(step);
  if (!code?.metadataComplete || code.metadata.length === 0) return;
  const names = [...new Set(code.metadata.map((it) => it.name))];
  if (names.includes(value) || names.includes(value.split(".")[0] ?? value)) return;
  const { hint, extra } = suggest(value, names);
  report(range, { step, name: value, hint }, extra);
}

/** A metadata key that no script of the step prints. */
interface MissingKey extends MissingName {
  readonly step: string;
}
