import { soundItems } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import { isHolder, unreadKey } from "../support/unread-item.ts";

/** The key of an entry of the file is nearly one that Valohai reads. */
export const itemMisspelt: PieceRule<Misspelt> = {
  code: "item-misspelt",
  severity: "warning",
  summary:
    "The key of an entry is close to `step`, `pipeline` or another key that Valohai reads. With this spelling, the whole entry is skipped.",
  scope: "piece",
  find(piece, report) {
    for (const item of soundItems(piece)) {
      const found = unreadKey(item);
      if (found?.meant === undefined || isHolder(item, found.key.text)) continue;
      const { key, meant } = found;
      report(
        key.range,
        { key: key.text, meant },
        {
          // Not a "spelling": Valohai skips the entry now, and the new key makes it count.
          suggestion: meant,
        },
      );
    }
  },
  message: ({ key, meant }) => `Valohai does not read "${key}"; did you mean "${meant}"?`,
};

/** A key of an entry, and the one that was most likely meant. */
interface Misspelt {
  readonly key: string;
  readonly meant: string;
}
