import { closest } from "#core/base/closest.ts";
import { soundItems } from "#core/document/structure.ts";
import { itemKeywords } from "#core/model/build.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PieceRule, Report } from "../rule.ts";
import { visibleRange } from "../support/visible-range.ts";

/** An entry of the file is not a key with something below it. */
export const itemNotAMapping: PieceRule<string> = {
  code: "item-not-a-mapping",
  severity: "error",
  summary:
    "Each entry of the file is a key such as `step` with its properties below it. Valohai rejects an entry that is text, a list or empty.",
  scope: "piece",
  find(piece, report) {
    for (const { node } of soundItems(piece)) reportEntry(node, piece.text, report);
  },
  message: (message) => message,
};

function reportEntry(node: SyntaxNode, text: string, report: Report<string>): void {
  const target = dereference(node);
  if (target.kind === "mapping" || target.kind === "alias") return;
  const range = visibleRange(text, node.range);
  if (target.kind === "missing") {
    report(range, 'This entry is empty; write "step:" or another key');
    return;
  }
  if (target.kind === "scalar" && node.kind === "scalar") {
    const word = target.text.trim();
    if (itemKeywords.some((it) => it === word) || closest(word, itemKeywords) !== undefined) {
      report(range, `A ":" is missing after "${word}"`);
      return;
    }
  }
  report(range, 'An entry of the file is a key such as "step:" with its properties below it');
}
