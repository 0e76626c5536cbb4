import { endsOf } from "#core/document/pipeline-view.ts";
import { exactSocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";
import { pairingOf, typeOfKey } from "../support/socket-fit.ts";

/** An end of an edge has its socket type in the plural. */
export const edgeTypePlural: PipelineRule<Plural> = {
  code: "edge-type-plural",
  severity: "error",
  summary:
    "A socket type is written in the singular. Valohai accepts the plural in committed files, but its own linter and ad-hoc runs reject it.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        const type = end.socket.type;
        if (!end.type || !type || end.fault || exactSocketType(type.value)) continue;
        // Another type is meant then, and edge-pair reports it.
        const isOther = end.side === "target" && pairingOf(edge) === "senseless";
        if (isOther && typeOfKey(edge, "target") !== undefined) continue;
        const extra = { suggestion: end.type, suggestionKind: "spelling" } as const;
        report(type.range, { written: type.value, type: end.type }, extra);
      }
    }
  },
  message: ({ written, type }) => `"${written}" is not a socket type; write "${type}"`,
};

/** A socket type as it is written, and as it should be. */
interface Plural {
  readonly written: string;
  readonly type: string;
}
