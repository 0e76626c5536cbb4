import { alternatives, suggestWord } from "#core/base/suggest.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

const offered = ["stop-pipeline", "require-approval", "error-pipeline"];

/** `noop` does nothing; it exists for tests. */
const outcomes = [...offered, "noop"];

/** An action does something that Valohai does not know. */
export const actionThen: PipelineRule<MissingName> = {
  code: "action-then",
  severity: "warning",
  summary:
    "An action can stop the pipeline, ask for approval or fail the pipeline. Any other word does nothing.",
  scope: "pipeline",
  find({ pipeline }, report) {
    for (const action of pipeline.nodes.flatMap((it) => it.actions)) {
      for (const { value, range } of action.outcomes) {
        if (outcomes.includes(value)) continue;
        const { hint, extra } = suggestWord(value, outcomes);
        report(range, { name: value, hint: hint || `; write ${alternatives(offered)}` }, extra);
      }
    }
  },
  message: ({ name, hint }) => `No action is named "${name}"${hint}`,
};
