import { valueAt } from "#core/syntax/mapping.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge has a configuration, of which no key is documented. */
export const edgeConfiguration: PipelineRule = {
  code: "edge-configuration",
  severity: "hint",
  summary:
    "The `configuration` of an edge is passed to the platform unchanged; none of its keys is documented.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { edge, syntax } of view.edges) {
      const value = edge.configuration && valueAt(syntax, "configuration");
      const node = value && dereference(value);
      if (!edge.configuration || node?.kind !== "mapping" || node.pairs.length === 0) continue;
      report(edge.configuration);
    }
  },
  message: () => "No key of an edge's configuration is documented",
};
