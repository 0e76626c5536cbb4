import { closest } from "#core/base/closest.ts";
import { inARow } from "#core/base/suggest.ts";
import { nodeInflows } from "#core/document/node-inflows.ts";
import { overriddenNames, runPlace } from "#core/document/node-run.ts";
import { knownStep, type NodeView } from "#core/document/pipeline-view.ts";
import type { StepSignature } from "#core/model/signature.ts";
import type { PipelineRule } from "../rule.ts";

/** A node's step needs files that nothing provides. */
export const inputRequiredUnfed: PipelineRule<Unfed> = {
  code: "input-required-unfed",
  severity: "information",
  summary:
    "A node's step has an input that is not optional and has no default, and neither an edge nor an override fills it.",
  scope: "pipeline",
  find({ view }, report) {
    if (view.losesEdges) return;
    const feeds = nodeInflows(view);
    for (const it of view.nodes) {
      const step = knownStep(it);
      const run = runPlace(it.node);
      if (!step || !run) continue;
      const names = unfedInputs(it, step, feeds.get(it)?.inputs ?? new Set());
      if (names.length === 0) continue;
      // The edge is missing at the node; nothing is wrong with its step.
      report(it.node.name?.range ?? run, { names, step: step.name }, { step: step.name });
    }
  },
  message: ({ names, step }) =>
    names.length === 1
      ? `Input ${inARow(names)} of step "${step}" gets no files: no default, no edge, no override`
      : `Inputs ${inARow(names)} of step "${step}" get no files: no default, no edge, no override`,
};

/** The required inputs of a step that its node gets no files for, as far as that is certain. */
function unfedInputs(
  { node }: NodeView,
  step: StepSignature,
  given: ReadonlySet<string>,
): readonly string[] {
  if (hasUnknown(given, step)) return [];
  const overridden = overriddenNames(node, "inputs");
  return step.inputs
    .filter((input) => !input.optional && !input.hasDefault)
    .map((input) => input.name)
    .filter((name) => !given.has(name) && !overridden.has(name));
}

/** Whether an edge fills an input that does not exist; it may mean any of the existing ones. */
function hasUnknown(given: ReadonlySet<string>, { inputs }: StepSignature): boolean {
  const names = inputs.map((it) => it.name);
  return [...given].some((it) => !names.includes(it) && closest(it, names) === undefined);
}

/** The inputs of a node's step that nothing fills. */
interface Unfed {
  readonly names: readonly string[];
  readonly step: string;
}
