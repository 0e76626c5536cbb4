import { violationsIn } from "#core/document/structure.ts";
import { fixOf, removeKeyAt } from "#core/edits/fix-place.ts";
import type { PieceRule } from "../rule.ts";

/** An endpoint declares two ways to start its server, or none. */
export const endpointCommand: PieceRule<readonly string[]> = {
  code: "endpoint-command",
  severity: "error",
  summary:
    "An endpoint is either started by `server-command` or served from `wsgi`; it needs exactly one of the two.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "not-exactly-one" || it.schemaName !== "endpoint") continue;
      report(it.range, it.present);
    }
  },
  message: (keys) =>
    keys.length > 0
      ? 'An endpoint has either "server-command" or "wsgi", not both'
      : 'An endpoint needs "server-command" or "wsgi"',
  fix: (keys, problem, document) =>
    keys.flatMap((key) => fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key))),
};
