import { valueAt } from "#core/syntax/mapping.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";
import { choiceFixes, choiceHint, type WordChoice } from "../support/word-choice.ts";

const choices = [{ value: "stop-all" }, { value: "stop-next" }, { value: "continue" }];

/** A deployment node has `on-error: retry`, which only other nodes support. */
export const nodeRetryDeployment: PipelineRule<WordChoice> = {
  code: "node-retry-deployment",
  severity: "error",
  summary:
    "Only execution and task nodes can be retried. A deployment node either stops or continues.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { node, syntax } of view.nodes) {
      if (node.kind !== "deployment") continue;
      const value = valueAt(syntax, "on-error");
      const scalar = value && dereference(value);
      if (!value || scalar?.kind !== "scalar" || scalar.text !== "retry") continue;
      report(value.range, { choices });
    }
  },
  message: (found) => `A deployment node cannot "retry"; ${choiceHint(found)}`,
  fix: choiceFixes,
};
