import type { PipelineRule } from "./rule.ts";

/** A pipeline parameter reaches no node. */
export const pparamNoTarget: PipelineRule = {
  code: "pparam-no-target",
  severity: "warning",
  summary: "A pipeline parameter without targets reaches no node, so its value is used nowhere.",
  scope: "pipeline",
  check({ pipeline }, report) {
    for (const { name, targets } of pipeline.parameters) {
      if (!name || targets.length > 0) continue;
      report(name.range, `Pipeline parameter "${name.value}" has no targets`);
    }
  },
};
