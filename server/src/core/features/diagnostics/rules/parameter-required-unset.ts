import { inARow } from "#core/base/suggest.ts";
import type { Lookup } from "#core/document/lookup.ts";
import { type NodeInflows, nodeInflows } from "#core/document/node-inflows.ts";
import { overriddenNames, runPlace } from "#core/document/node-run.ts";
import { knownStep } from "#core/document/pipeline-view.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { ParameterSignature } from "#core/model/signature.ts";
import type { PipelineRule } from "../rule.ts";

/** A node's step needs a value that nothing provides. */
export const parameterRequiredUnset: PipelineRule<Unfed> = {
  code: "parameter-required-unset",
  severity: "warning",
  summary:
    "A node's step has a parameter that is not optional and has no default, and no edge, override, pipeline parameter or task blueprint gives it a value.",
  scope: "pipeline",
  find({ view, lookup }, report) {
    if (view.losesEdges) return;
    const feeds = nodeInflows(view);
    for (const it of view.nodes) {
      const step = knownStep(it);
      const place = runPlace(it.node);
      if (!step || !place) continue;
      const given = givenNames(it.node, feeds.get(it), lookup);
      const required = step.parameters.filter(isRequired).map((parameter) => parameter.name);
      const names = required.filter((name) => !given.has(name));
      if (names.length === 0) continue;
      report(place, { names, step: step.name }, { step: step.name });
    }
  },
  message: ({ names, step }) =>
    names.length === 1
      ? `Parameter ${inARow(names)} of step "${step}" gets no value here`
      : `Parameters ${inARow(names)} of step "${step}" get no value here`,
};

/** The parameters that get a value from something other than the step. */
function givenNames(
  node: PipelineNode,
  feeds: NodeInflows | undefined,
  lookup: Lookup,
): ReadonlySet<string> {
  const blueprint = node.kind === "task" && node.task && lookup.task(node.task.value);
  return new Set([
    ...(feeds?.parameters ?? []),
    ...overriddenNames(node, "parameters"),
    ...(blueprint ? blueprint.parameters : []),
  ]);
}

function isRequired({ optional, type, default: value }: ParameterSignature): boolean {
  return !optional && type !== "flag" && (value === undefined || value.kind === "null");
}

/** The parameters of a node's step that nothing fills. */
interface Unfed {
  readonly names: readonly string[];
  readonly step: string;
}
