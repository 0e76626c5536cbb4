import assert from "node:assert/strict";
import { createDocument } from "#core/document/document.ts";
import { compareFiles, type FileComparison } from "#core/features/compare/compare-files.ts";
import { comparisonJson } from "#core/features/compare/comparison-json.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import { comparisonText } from "#core/features/compare/comparison-text.ts";

const turned = { added: "removed", removed: "added", changed: "changed", renamed: "renamed" };

/** Checks that two texts compare in every format, that what is added is removed the other way round, and each is as it is itself. */
export function comparesBothWays(first: string, second: string): void {
  const [before, after] = [createDocument(first), createDocument(second)];
  const [there, back] = [compareFiles(before, after), compareFiles(after, before)];
  assert.deepEqual(changesIn(there), changesIn(back).map(turn).sort());
  assert.deepEqual(compareFiles(before, createDocument(first)), { items: [], runs: [] });
  JSON.parse(comparisonJson(there));
  assert.ok(comparisonText(there).length > 0 && comparisonMarkdown("a", there).length > 0);
}

function changesIn({ items, runs }: FileComparison): readonly string[] {
  const parts = items.flatMap((it) => it.parts.map((part) => `${part.change} ${it.kind} part`));
  const whole = items.map((it) => `${it.change} ${it.kind}`);
  return [...whole, ...parts, ...runs.map(() => "changed runs")].sort();
}

function turn(change: string): string {
  return change.replace(/^\w+/, (it) => turned[it as keyof typeof turned]);
}
