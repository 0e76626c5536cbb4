import { closestOrLonger } from "#core/base/closest.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";
import { choiceExtra, choiceFixes, choiceHint, type WordChoice } from "../support/word-choice.ts";

const nodeTypes = ["execution", "task", "deployment"];

/** A node has a type that Valohai does not know. */
export const nodeType: PipelineRule<UnknownType> = {
  code: "node-type",
  severity: "error",
  summary: "The type of a pipeline node is execution, task or deployment.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { node, syntax } of view.nodes) {
      if (node.kind !== "unknown" || !node.declaredType || !isText(syntax)) continue;
      const { value, range } = node.declaredType;
      const nearest = closestOrLonger(value, nodeTypes);
      const found = { type: value, nearest, choices: nodeTypes.map((it) => ({ value: it })) };
      report(range, found, choiceExtra(found));
    }
  },
  message: (found) => `No node type is named "${found.type}"; ${choiceHint(found)}`,
  fix: choiceFixes,
};

interface UnknownType extends WordChoice {
  readonly type: string;
}

/** A type that YAML reads as a number or a Boolean is not a text at all, which `prop-type` reports. */
function isText(node: SyntaxNode): boolean {
  const value = valueAt(node, "type");
  const scalar = value && dereference(value);
  return scalar?.kind === "scalar" && resolveScalar(scalar).kind === "string";
}
