import { bullets, paragraphs, tableCode } from "#core/base/markdown.ts";
import { printedText } from "#core/base/terminal-text.ts";
import type { FileComparison, ItemChange } from "./compare-files.ts";
import { itemTitle, partText, runTitle } from "./comparison-text.ts";
import type { RunChange } from "./run-changes.ts";

/** A comparison as a comment for a pull request, under a title: executions first, then what else changes. */
export function comparisonMarkdown(title: string, { items, runs }: FileComparison): string {
  const nothing = items.length + runs.length === 0 ? "No difference in what the file means." : "";
  const text = paragraphs(
    `### ${tableCode(title)}`,
    nothing,
    runs.length === 0 ? undefined : runTable(runs),
    bullets(items.map(itemLines)),
  );
  return `${printedText(text)}\n`;
}

function runTable(runs: readonly RunChange[]): string {
  const head = ["Executions", "Before", "After", "Added", "Removed", "Unchanged"];
  const rule = ["---", "---:", "---:", "---:", "---:", "---:"];
  return [head, rule, ...runs.map(runRow)].map((it) => `| ${it.join(" | ")} |`).join("\n");
}

function runRow(change: RunChange): readonly string[] {
  const { before, after, kept, basis } = change.runs;
  const about = basis === "sampled" ? "about " : "";
  const added = kept === undefined || after === undefined ? undefined : after - kept;
  const removed = kept === undefined || before === undefined ? undefined : before - kept;
  return [
    tableCode(runTitle(change)),
    number(before),
    number(after),
    about + signed("+", added),
    about + signed("−", removed),
    about + number(kept),
  ];
}

function signed(sign: string, count: bigint | undefined): string {
  return count === undefined || count === 0n ? number(count) : `${sign}${number(count)}`;
}

function number(count: bigint | undefined): string {
  return count === undefined ? "unknown" : count.toLocaleString("en-US");
}

function itemLines(item: ItemChange): string {
  const lines = item.parts.map((it) => `  - ${tableCode(partText(it))}`);
  return [`${tableCode(itemTitle(item))} ${item.change}`, ...lines].join("\n");
}
