import type { Located } from "#core/base/range.ts";
import { alternatives } from "#core/base/suggest.ts";
import { type EdgeView, endsOf } from "#core/document/pipeline-view.ts";
import type { Side } from "#core/model/edge-rules.ts";
import type { PipelineRule, Report } from "../rule.ts";
import { nearestType, possibleTypes } from "../support/socket-fit.ts";

/** An end of an edge has a socket type that Valohai does not know. */
export const edgeTypeUnknown: PipelineRule<string> = {
  code: "edge-type-unknown",
  severity: "error",
  summary:
    "The middle part of an edge end is its type: output, input, parameter, metadata, environment-variable, file, deployment or dependency.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        const { type } = end.socket;
        if (end.fault === "type" && type) reportType(edge, end.side, type, report);
      }
    }
  },
  message: (message) => message,
};

function reportType(
  edge: EdgeView,
  side: Side,
  { value, range }: Located<string>,
  report: Report<string>,
): void {
  const suggestion = nearestType(edge, side, value);
  if (suggestion === undefined) {
    const possible = alternatives(possibleTypes(edge, side));
    report(range, `No socket type is named "${value}"; write ${possible}`);
  } else {
    const message = `No socket type is named "${value}"; did you mean "${suggestion}"?`;
    report(range, message, { suggestion, suggestionKind: "spelling" });
  }
}
