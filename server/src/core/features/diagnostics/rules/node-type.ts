import { closestOrLonger } from "#core/base/closest.ts";
import { alternatives } from "#core/base/suggest.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";
import { choiceData, choiceFixes } from "../support/choice-fixes.ts";

const nodeTypes = ["execution", "task", "deployment"];

/** A node has a type that Valohai does not know. */
export const nodeType: PipelineRule<string> = {
  code: "node-type",
  severity: "error",
  summary: "The type of a pipeline node is execution, task or deployment.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { node, syntax } of view.nodes) {
      if (node.kind !== "unknown" || !node.declaredType || !isText(syntax)) continue;
      const { value, range } = node.declaredType;
      const suggestion = closestOrLonger(value, nodeTypes);
      const hint =
        suggestion === undefined
          ? `write ${alternatives(nodeTypes)}`
          : `did you mean "${suggestion}"?`;
      const data = choiceData(nodeTypes);
      const extra =
        suggestion === undefined ? { data } : { suggestion, suggestionKind: "spelling" as const };
      report(range, `No node type is named "${value}"; ${hint}`, extra);
    }
  },
  message: (found) => found,
  fix: (_found, problem) => choiceFixes(problem),
};

/** A type that YAML reads as a number or a Boolean is no text at all, which `prop-type` says. */
function isText(node: SyntaxNode): boolean {
  const value = valueAt(node, "type");
  const scalar = value && dereference(value);
  return scalar?.kind === "scalar" && resolveScalar(scalar).kind === "string";
}
