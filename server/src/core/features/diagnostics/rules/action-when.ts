import { alternatives, suggestWord } from "#core/base/suggest.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

const moments = ["node-starting", "node-complete", "node-error"];

/** An action waits for something that does not happen. */
export const actionWhen: PipelineRule<MissingName> = {
  code: "action-when",
  severity: "warning",
  summary: "An action runs when its node starts, completes or fails, and at no other time.",
  scope: "pipeline",
  find({ pipeline }, report) {
    for (const action of pipeline.nodes.flatMap((it) => it.actions)) {
      for (const { value, range } of action.when) {
        if (moments.includes(value.toLowerCase())) continue;
        const { hint, extra } = suggestWord(value, moments);
        report(range, { name: value, hint: hint || `; write ${alternatives(moments)}` }, extra);
      }
    }
  },
  message: ({ name, hint }) => `An action never runs at "${name}"${hint}`,
};
