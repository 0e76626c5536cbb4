import { lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { changeBetween } from "#core/base/text-change.ts";
import { lineAt } from "./syntax-errors/source-line.ts";
import type { ScalarNode, SyntaxNode } from "./tree.ts";

/** The unquoted texts of a tree that run over several lines of its source, as they are read. */
export function joinedTexts(roots: readonly SyntaxNode[], source: string): readonly string[] {
  return joinedScalars(roots, source).map((it) => it.text);
}

function joinedScalars(roots: readonly SyntaxNode[], source: string): readonly ScalarNode[] {
  return roots
    .flatMap((it) => plainScalars(it, 0))
    .filter(({ range }) => source.slice(range.start, range.end).includes("\n"));
}

/**
 * Whether a change of a text makes an unquoted text take in a line that was not part of it; `known` are the texts over
 * several lines before the change, `source` is the text after it. Texts that the changed lines do not touch may have been
 * hidden by an error before.
 */
export function joinsLines(
  known: readonly string[],
  roots: readonly SyntaxNode[],
  source: string,
  changed: SourceRange,
): boolean {
  const lines = { start: lineStart(source, changed.start), end: lineAt(source, changed.end).end };
  const before = new Set(known);
  return joinedScalars(roots, source)
    .filter(({ range }) => range.start <= lines.end && range.end >= lines.start)
    .some((it) => !before.has(it.text));
}

/** The same for many changes of one text, which is read when the first of them joins lines. */
export function joiningSince(
  before: string,
  read: () => readonly SyntaxNode[],
): (roots: readonly SyntaxNode[], source: string) => boolean {
  let known: readonly string[] | undefined;
  return (roots, source) => {
    const { start, endAfter: end } = changeBetween(before, source);
    if (!joinsLines([], roots, source, { start, end })) return false;
    known ??= joinedTexts(read(), before);
    return joinsLines(known, roots, source, { start, end });
  };
}

const deepest = 100;

function plainScalars(node: SyntaxNode, depth: number): readonly ScalarNode[] {
  if (depth > deepest) return [];
  switch (node.kind) {
    case "scalar":
      return node.style === "plain" ? [node] : [];
    case "sequence":
      return node.entries.flatMap((it) => plainScalars(it, depth + 1));
    case "mapping":
      return node.pairs.flatMap(({ key, value }) => [
        ...plainScalars(key, depth + 1),
        ...plainScalars(value, depth + 1),
      ]);
    default:
      return [];
  }
}
