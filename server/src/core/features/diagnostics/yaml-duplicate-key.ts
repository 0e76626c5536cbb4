import { isMergeKey } from "../../syntax/mapping.ts";
import type { MappingNode, ScalarNode, SyntaxNode } from "../../syntax/tree.ts";
import { removePair } from "../edits/remove.ts";
import { fixOf, fixPlace } from "../fix-place.ts";
import type { PieceRule, Report } from "./rule.ts";

/** A mapping has the same key twice. */
export const yamlDuplicateKey: PieceRule = {
  code: "yaml-duplicate-key",
  severity: "error",
  summary: "Of equal keys in a mapping only the last one counts; the others are lost silently.",
  scope: "piece",
  check({ roots, problems }, report) {
    const broken = Math.min(...problems.map((it) => it.range.start));
    for (const root of roots) {
      walk(root, (range, message, extra) => {
        if (range.start < broken) report(range, message, extra);
      });
    }
  },
  fix(problem, document) {
    const found = fixPlace(document, problem);
    const mapping = found?.mappings[0];
    const key = problem.data?.["key"];
    if (!found || !mapping || key === undefined) return [];
    const renamed = withLastRenamed(mapping, key);
    const edits = removePair(found.source, renamed, key);
    return fixOf("Remove the earlier one", edits);
  },
};

function walk(node: SyntaxNode, report: Report): void {
  if (node.kind === "sequence") for (const entry of node.entries) walk(entry, report);
  if (node.kind !== "mapping") return;
  checkKeys(node, report);
  for (const { value } of node.pairs) walk(value, report);
}

function checkKeys(node: MappingNode, report: Report): void {
  const seen = new Map<string, ScalarNode>();
  for (const pair of node.pairs) {
    const { key } = pair;
    if (key.kind !== "scalar" || isMergeKey(pair)) continue;
    const first = seen.get(key.text);
    if (!first) {
      seen.set(key.text, key);
      continue;
    }
    report(key.range, `"${key.text}" is repeated; only the last one counts`, {
      related: [{ range: first.range, message: "The first one" }],
      data: { key: key.text },
    });
  }
}

/** The mapping as if only the first of the equal keys had that name. */
function withLastRenamed(mapping: MappingNode, key: string): MappingNode {
  let first = true;
  const pairs = mapping.pairs.map((pair) => {
    if (pair.key.kind !== "scalar" || pair.key.text !== key) return pair;
    const kept = first;
    first = false;
    return kept ? pair : { ...pair, key: { ...pair.key, text: "" } };
  });
  return { ...mapping, pairs };
}
