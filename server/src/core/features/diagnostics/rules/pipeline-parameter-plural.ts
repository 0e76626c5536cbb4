import { hasThreeParts } from "#core/document/socket-parts.ts";
import type { PipelineRule } from "../rule.ts";

/** A target of a pipeline parameter has its socket type in the plural. */
export const pipelineParameterPlural: PipelineRule<string> = {
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
      report(type.range, 'The documented form is "parameter"', {
        suggestion: "parameter",
        suggestionKind: "spelling",
      });
    }
  },
  message: (found) => found,
};
