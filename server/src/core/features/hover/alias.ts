import { columnOf } from "#core/base/line.ts";
import { code, codeBlock, paragraphs } from "#core/base/markdown.ts";
import { shift } from "#core/base/range.ts";
import { pieceAt } from "#core/document/document.ts";
import { placeAt } from "#core/document/items-at.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { Hoverer } from "./hoverer.ts";

/** How many lines of what an alias repeats are shown. */
const shownLines = 30;

/** Shows what an alias stands for. */
export const aliasHoverer: Hoverer = {
  name: "alias",
  describe(document, offset) {
    const found = placeAt(document, offset);
    const node = found?.place.node;
    if (!found || node?.kind !== "alias") return undefined;
    const { start } = found.placed;
    const text = pieceAt(document, offset)?.piece.text ?? "";
    const range = shift(node.range, start);
    const target = dereference(node);
    const markdown =
      target.kind === "alias"
        ? `There is no anchor ${code(`&${node.name}`)} before this alias.`
        : paragraphs(
            `**alias** of ${code(`&${node.name}`)}`,
            codeBlock("yaml", sourceOf(text, target)),
          );
    return { range, markdown };
  },
};

/** The text of a node, moved to the left margin. */
function sourceOf(text: string, { range }: SyntaxNode): string {
  const column = columnOf(text, range.start);
  const [first = "", ...rest] = text.slice(range.start, range.end).split(/\r?\n/);
  const lines = rest.map((it) => it.slice(Math.min(column, it.search(/\S|$/))));
  const shown = [first, ...lines.slice(0, shownLines - 1)];
  return shown.join("\n") + (lines.length >= shownLines ? "\n…" : "");
}
