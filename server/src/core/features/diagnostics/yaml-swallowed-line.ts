import type { Piece } from "../../model/piece.ts";
import type { ScalarNode, SyntaxNode } from "../../syntax/tree.ts";
import type { PieceRule, Report } from "./rule.ts";

/** A line that looks like a list entry is part of the text above it. */
export const yamlSwallowedLine: PieceRule = {
  code: "yaml-swallowed-line",
  severity: "warning",
  summary:
    "An unquoted text goes on over deeper lines, even if one of them starts with a dash. Mostly the entry before it lacks the space behind its own dash.",
  scope: "piece",
  check(piece, report) {
    for (const root of piece.roots) walk(root, piece, report);
  },
  fix(problem) {
    const dash = problem.data?.["dash"];
    if (dash === undefined) return [];
    const at = problem.start + Number(dash);
    return [{ title: "Insert a space", edits: [{ range: { start: at, end: at }, newText: " " }] }];
  },
};

function walk(node: SyntaxNode, piece: Piece, report: Report): void {
  switch (node.kind) {
    case "scalar":
      checkScalar(node, piece, report);
      return;
    case "sequence":
      for (const entry of node.entries) walk(entry, piece, report);
      return;
    case "mapping":
      for (const { value } of node.pairs) walk(value, piece, report);
      return;
    default:
      return;
  }
}

function checkScalar(node: ScalarNode, { text, problems }: Piece, report: Report): void {
  if (node.style !== "plain") return;
  const raw = text.slice(node.range.start, node.range.end);
  const match = raw.includes("\n") ? /\n[ \t]*(- [^\n]*)/.exec(raw) : undefined;
  if (!match || problems.some((it) => it.range.start <= node.range.start)) return;
  const entry = (match[1] ?? "").trimEnd();
  const start = node.range.start + match.index + match[0].indexOf("- ");
  const lacksSpace = /^-[^\s-]/.test(raw);
  const hint = lacksSpace ? '; a space is missing after the "-" above' : "";
  report(
    { start, end: start + entry.length },
    `This is not a list entry but part of the text above${hint}`,
    lacksSpace ? { data: { dash: String(node.range.start + 1) } } : {},
  );
}
