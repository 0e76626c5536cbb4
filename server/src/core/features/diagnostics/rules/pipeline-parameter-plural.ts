import { hasThreeParts } from "#core/document/socket-parts.ts";
import type { PipelineRule } from "../rule.ts";

/** A target of a pipeline parameter has its socket type in the plural. */
export const pipelineParameterPlural: PipelineRule = {
  code: "pipeline-parameter-plural",
  severity: "information",
  summary:
    "`node.parameters.name` works as a target, but the documented form is `node.parameter.name`.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { socket, node } of view.targets) {
      const { type } = socket;
      if (type?.value !== "parameters" || !hasThreeParts(socket)) continue;
      if (!node || node.node.kind === "deployment") continue;
      const extra = { suggestion: "parameter", suggestionKind: "spelling" } as const;
      report(type.range, undefined, extra);
    }
  },
  message: () => 'The documented form is "parameter"',
};
