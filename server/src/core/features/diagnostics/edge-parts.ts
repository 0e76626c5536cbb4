import { endsOf } from "../pipeline-view.ts";
import { socketPartsMessage } from "../socket-parts.ts";
import type { PipelineRule } from "./rule.ts";

/** An end of an edge lacks its node, its type or its key. */
export const edgeParts: PipelineRule = {
  code: "edge-parts",
  severity: "error",
  summary:
    "An end of an edge is written `node.type.key`, such as `train.output.model.pkl`. The key may contain further dots; node and type may not.",
  scope: "pipeline",
  check({ view }, report) {
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        if (end.fault === "parts") report(end.socket.range, socketPartsMessage(end.socket));
      }
    }
  },
};
