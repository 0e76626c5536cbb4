import { columnOf, contentEnd } from "#core/base/line.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

export interface BlockSource {
  readonly text: string;
  readonly target: SyntaxNode;
}

/** The text of a node, with its later lines moved as if it began in a given column. */
export function reindented({ text, target }: BlockSource, column: number): string {
  const { start, end } = target.range;
  const by = column - columnOf(text, start);
  const [first = "", ...rest] = text.slice(start, contentEnd(text, end)).split("\n");
  return [first, ...rest.map((it) => moved(it, by))].join("\n");
}

function moved(line: string, by: number): string {
  if (line.trim() === "") return line;
  if (by >= 0) return " ".repeat(by) + line;
  return line.slice(Math.min(-by, line.search(/\S|$/)));
}
