import { entriesOf, isMergeKey } from "#core/syntax/mapping.ts";
import type { Oddness } from "#core/syntax/oddness.ts";
import {
  dereference,
  type MappingNode,
  type ScalarNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";
import { itemSchemaOf } from "./index.ts";
import { validateItem } from "./validate.ts";
import type { SchemaViolation } from "./violation.ts";

/** How much of a valohai.yaml breaks the schema: its structure counts, not the content of its texts. */
export const oddness: Oddness = (roots) =>
  roots.reduce((sum, root) => sum + rootOddness(root) + layoutOddness(root, 0), 0);

const wholeItem = 10;

function rootOddness(root: SyntaxNode): number {
  if (root.kind === "missing") return 0;
  if (root.kind !== "sequence") return wholeItem;
  return root.entries.reduce((sum, it) => sum + itemOddness(dereference(it)), 0);
}

function itemOddness(item: SyntaxNode): number {
  if (item.kind !== "mapping") return wholeItem;
  const entries = [...entriesOf(item).values()];
  const items = entries.filter((it) => itemSchemaOf(it.key.text));
  const beside = entries.length - Math.max(1, items.length);
  const several = Math.max(0, items.length - 1);
  const violations = items.flatMap(validateItem).reduce((sum, it) => sum + weights[it.kind], 0);
  return violations + 6 * beside + 5 * several + (items.length === 0 ? wholeItem : 0);
}

const weights: { readonly [K in SchemaViolation["kind"]]: number } = {
  "unknown-key": 5,
  "wrong-type": 8,
  "empty-value": 2,
  "missing-key": 1,
  "split-entry": 0,
  "not-exactly-one": 1,
  "more-than-one": 1,
  "none-of": 1,
  "wrong-length": 1,
  "unknown-choice": 0,
  "bad-pattern": 0,
  "out-of-range": 0,
  "too-long": 0,
};

/** Keys that are repeated, and unquoted texts that swallow the lines below them. */
function layoutOddness(node: SyntaxNode, depth: number): number {
  if (depth > 100) return 0;
  switch (node.kind) {
    case "scalar":
      return node.style === "plain" ? swallowed(node) : 0;
    case "sequence":
      return node.entries.reduce((sum, it) => sum + layoutOddness(it, depth + 1), 0);
    case "mapping":
      return (
        6 * repeatedKeys(node) +
        node.pairs.reduce((sum, { value }) => sum + layoutOddness(value, depth + 1), 0)
      );
    default:
      return 0;
  }
}

/** An unquoted text over several lines is longer in the file than its value. */
function swallowed({ text, range }: ScalarNode): number {
  if (/^-[A-Za-z_]/.test(text)) return 6;
  if (range.end - range.start <= text.length) return 0;
  return / - /.test(text) ? 6 : 1;
}

function repeatedKeys(node: MappingNode): number {
  const keys = node.pairs.flatMap((it) => {
    const key = dereference(it.key);
    return key.kind === "scalar" && !isMergeKey(it) ? [key.text] : [];
  });
  return keys.length - new Set(keys).size;
}
