import { type SourceRange, shift } from "#core/base/range.ts";
import type { AliasNode, Pair, SyntaxNode } from "./tree.ts";

/** What an alias stands for that repeats an anchor of another text; undefined where there is none. */
export type TargetOf = (alias: AliasNode) => SyntaxNode | undefined;

/** Copies trees of several texts into one text; an alias stands for the copy of what it stood for. */
export class TreeCopy {
  readonly #anchored = new Map<SyntaxNode, SyntaxNode>();

  /** A tree moved by so many characters. What its aliases stand for must be in it, or copied before it. */
  copy(node: SyntaxNode, by: number, targetOf: TargetOf): SyntaxNode {
    const known = this.copyOf(node);
    if (known) return known;
    const made = this.#moved(node, by, targetOf);
    if (node.anchor !== undefined) this.#anchored.set(node, made);
    return made;
  }

  /** The copy of a node with an anchor, once it has been made. */
  copyOf(node: SyntaxNode): SyntaxNode | undefined {
    return this.#anchored.get(node);
  }

  #moved(node: SyntaxNode, by: number, targetOf: TargetOf): SyntaxNode {
    const range: SourceRange = shift(node.range, by);
    switch (node.kind) {
      case "mapping": {
        const pairs = node.pairs.map(
          ({ key, value }): Pair => ({
            key: this.copy(key, by, targetOf),
            value: this.copy(value, by, targetOf),
          }),
        );
        return node.with(pairs, range);
      }
      case "sequence":
        return { ...node, range, entries: node.entries.map((it) => this.copy(it, by, targetOf)) };
      case "alias":
        return { ...node, range, target: this.#target(node, targetOf) };
      case "scalar":
        return node.at(range);
      case "missing":
        return { ...node, range };
    }
  }

  #target(alias: AliasNode, targetOf: TargetOf): SyntaxNode | undefined {
    const original = alias.target ?? targetOf(alias);
    return original && this.copyOf(original);
  }
}

/** The aliases in a tree, in the order of the text; not those in what they stand for. */
export function aliasesIn(node: SyntaxNode): readonly AliasNode[] {
  const found: AliasNode[] = [];
  collect(node, found);
  return found;
}

function collect(node: SyntaxNode, found: AliasNode[]): void {
  switch (node.kind) {
    case "mapping":
      for (const { key, value } of node.pairs) {
        collect(key, found);
        collect(value, found);
      }
      return;
    case "sequence":
      for (const entry of node.entries) collect(entry, found);
      return;
    case "alias":
      found.push(node);
      return;
    case "scalar":
    case "missing":
      return;
  }
}
