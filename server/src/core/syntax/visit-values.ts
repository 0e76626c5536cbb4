import type { ScalarNode, SyntaxNode } from "./tree.ts";

/** Calls back for each scalar that is an entry or a value, in the order of the text; values of some keys can be left out. */
export function visitValues(
  node: SyntaxNode,
  visit: (value: ScalarNode) => void,
  isLeftOut: (key: SyntaxNode) => boolean = () => false,
): void {
  switch (node.kind) {
    case "scalar":
      visit(node);
      return;
    case "sequence":
      for (const entry of node.entries) visitValues(entry, visit, isLeftOut);
      return;
    case "mapping":
      for (const { key, value } of node.pairs)
        if (!isLeftOut(key)) visitValues(value, visit, isLeftOut);
      return;
    default:
      return;
  }
}
