import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

interface Level {
  readonly from: number;
  readonly to: number;
}

/**
 * The same YAML with other indentation: each block is moved as far right of its parent as `pick` says, block texts as a
 * whole. Comments and blank lines are left where they are.
 */
export function reindented(text: string, pick: () => number): string {
  const kept = keptLines(text);
  let open: readonly Level[] = [{ from: -1, to: -1 }];
  let inText: Level | undefined;
  return text
    .split("\n")
    .map((line, index) => {
      const column = line.search(/\S/);
      const content = line.slice(Math.max(0, column));
      if (kept.has(index)) {
        if (column < 0) return line;
        inText ??= { from: column, to: (open.at(-1)?.to ?? 0) + pick() };
        return " ".repeat(column + inText.to - inText.from) + content;
      }
      inText = undefined;
      if (column < 0 || content.startsWith("#")) return line;
      open = open.filter((it) => it.from < column || it.from === column);
      const same = open.at(-1);
      const to =
        same?.from === column ? same.to : (same?.to ?? -1) + (same?.from === -1 ? 1 : pick());
      open = [...open.filter((it) => it.from < column), { from: column, to }];
      const dashes = /^(?:- +)+/.exec(content)?.[0] ?? "";
      for (const { index: at } of dashes.matchAll(/-/g)) {
        if (at > 0) open = [...open, { from: column + at, to: to + at }];
      }
      if (dashes !== "") open = [...open, { from: column + dashes.length, to: to + dashes.length }];
      return " ".repeat(to) + content;
    })
    .join("\n");
}

/** The lines inside block texts and whatever else runs over lines, but for the first. */
function keptLines(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  const visit = (node: SyntaxNode): void => {
    if (node.kind === "mapping" && !node.flow) {
      for (const { key, value } of node.pairs) for (const it of [key, value]) visit(it);
    } else if (node.kind === "sequence" && !node.flow) for (const it of node.entries) visit(it);
    else if (node.kind !== "alias") {
      const { start, end } = node.range;
      const first = text.slice(0, start).split("\n").length;
      const count = text.slice(start, end).trimEnd().split("\n").length;
      for (let line = first; line < first + count - 1; line++) lines.add(line);
    }
  };
  for (const root of parseYaml(text).roots) visit(root);
  return lines;
}
