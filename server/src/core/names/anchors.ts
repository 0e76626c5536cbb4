import { lineStart } from "#core/base/line.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Piece } from "#core/model/piece.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Occurrence } from "./occurrence.ts";

/** The anchors of a piece and the aliases that repeat them; only the names, without `&` and `*`. */
export const anchorOccurrences = oncePer((piece: Piece): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  if (piece.anchors.size > 0) {
    const latest = new Map<string, number>();
    for (const root of piece.roots) collect(piece.text, root, latest, found);
  }
  return found;
});

/** In the order of the text, so that an alias finds the last anchor of its name above it. */
function collect(
  text: string,
  node: SyntaxNode,
  latest: Map<string, number>,
  found: Occurrence[],
): void {
  if (node.anchor !== undefined) addAnchor(text, node, node.anchor, latest, found);
  switch (node.kind) {
    case "mapping":
      for (const { key, value } of node.pairs) {
        collect(text, key, latest, found);
        collect(text, value, latest, found);
      }
      return;
    case "sequence":
      for (const entry of node.entries) collect(text, entry, latest, found);
      return;
    case "alias":
      addAlias(node.name, node.range.start + 1, latest, found);
      return;
    case "scalar":
    case "missing":
      return;
  }
}

function addAnchor(
  text: string,
  node: SyntaxNode,
  name: string,
  latest: Map<string, number>,
  found: Occurrence[],
): void {
  const at = anchorStart(text, name, node.range.start);
  if (at === undefined) return;
  latest.set(name, at);
  found.push({
    symbol: { kind: "anchor", name, at },
    range: { start: at, end: at + name.length },
    role: "definition",
    carrier: "anchor",
  });
}

function addAlias(
  name: string,
  start: number,
  latest: ReadonlyMap<string, number>,
  found: Occurrence[],
): void {
  const at = latest.get(name);
  if (at === undefined) return;
  found.push({
    symbol: { kind: "anchor", name, at },
    range: { start, end: start + name.length },
    role: "reference",
    carrier: "anchor",
  });
}

/** Where the anchor's name is before its node: only blanks, comments and a tag come between. */
function anchorStart(text: string, name: string, node: number): number | undefined {
  let commented: number | undefined;
  let at = text.lastIndexOf(`&${name}`, node);
  while (at >= 0) {
    const between = text.slice(at + 1 + name.length, node);
    const isBefore = /^(?:\s|#[^\n]*\n|!\S*(?=\s))*$/.test(between);
    const looksCommented = /(?:^|\s)#/.test(text.slice(lineStart(text, at), at));
    if (isBefore && !looksCommented) return at + 1;
    // A number sign before it may be in a quoted key.
    if (isBefore) commented ??= at + 1;
    at = at === 0 ? -1 : text.lastIndexOf(`&${name}`, at - 1);
  }
  return commented;
}
