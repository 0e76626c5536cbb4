import { soundItems } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import { isHolder, unreadKey } from "../support/unread-item.ts";

/** An entry of the file has a key that Valohai does not read. */
export const itemUnknown: PieceRule<string> = {
  code: "item-unknown",
  severity: "information",
  summary:
    "Valohai skips entries whose key it does not know. That is fine for an entry that only holds anchors.",
  scope: "piece",
  find(piece, report) {
    for (const item of soundItems(piece)) {
      const { node } = item;
      if (node.kind === "mapping" && node.pairs.length === 0) {
        report(node.range, "Valohai does not read an empty entry");
      }
      const found = unreadKey(item);
      if (!found || found.meant !== undefined || isHolder(item, found.key.text)) continue;
      report(found.key.range, `Valohai does not read "${found.key.text}"`);
    }
  },
  message: (message) => message,
};
