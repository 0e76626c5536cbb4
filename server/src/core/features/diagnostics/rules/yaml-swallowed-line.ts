import { layoutCodes } from "#core/document/layout-slip.ts";
import type { Piece } from "#core/model/piece.ts";
import type { ScalarNode } from "#core/syntax/tree.ts";
import { visitValues } from "#core/syntax/visit-values.ts";
import type { PieceRule, Report } from "../rule.ts";

/** A line that looks like a list entry is part of the text above it. */
export const yamlSwallowedLine: PieceRule = {
  code: "yaml-swallowed-line",
  severity: "warning",
  summary:
    "An unquoted value continues on the more-indented lines below it, even if one of them starts with a dash.",
  scope: "piece",
  find(piece, report) {
    if (piece.problems.some((it) => layoutCodes.includes(it.code))) return;
    for (const root of piece.roots) visitValues(root, (it) => checkScalar(it, piece, report));
  },
  message: () => "This is not a list entry but part of the text above",
};

function checkScalar(node: ScalarNode, { text, problems }: Piece, report: Report<void>): void {
  if (node.style !== "plain") return;
  const raw = text.slice(node.range.start, node.range.end);
  const match = raw.includes("\n") ? /\n[ \t]*(- [^\n]*)/.exec(raw) : undefined;
  if (!match || problems.some((it) => it.range.start <= node.range.start)) return;
  const entry = (match[1] ?? "").trimEnd();
  const start = node.range.start + match.index + match[0].indexOf("- ");
  report({ start, end: start + entry.length });
}
