import { code, codeBlock, paragraphs, tableCode } from "#core/base/markdown.ts";
import { printedText, printedWord } from "#core/base/terminal-text.ts";
import type { RunComparison } from "#core/simulation/compare/compare-runs.ts";
import type { FileComparison, ItemChange } from "./compare-files.ts";
import {
  axisText,
  constantText,
  isEmptyComparison,
  itemLines,
  noDifference,
  runTitle,
} from "./comparison-text.ts";
import type { RunChange } from "./run-changes.ts";
import { type ExceededLimit, exceededText } from "./run-limits.ts";
import { type TimeChange, timeChangeText } from "./time-changes.ts";

/** How much of a long comparison a comment shows, so that a service does not refuse it. */
const most = { rows: 40, lines: 100, lineLength: 300, cellLength: 300 };

/** A comparison as a comment for a pull request, under a title: executions first, then what else changes. */
export function comparisonMarkdown(
  title: string,
  comparison: FileComparison,
  limits: readonly ExceededLimit[] = [],
): string {
  const { items, runs, times = [] } = comparison;
  const text = paragraphs(
    `### ${code(title)}`,
    isEmptyComparison(comparison) ? `${noDifference}.` : "",
    limits.length === 0 ? undefined : limitLines(limits),
    runs.length === 0 ? undefined : runTable(runs),
    times.length === 0 ? undefined : timeLines(times),
    items.length === 0 ? undefined : changeBlock(items),
  );
  return `${printedText(text)}\n`;
}

function limitLines(limits: readonly ExceededLimit[]): string {
  const shown = limits
    .slice(0, most.rows)
    .map((it) => `- ${code(cut(exceededText(it), most.cellLength))}`);
  return ["**More executions than allowed**", "", ...shown, ...more(limits, "- ")].join("\n");
}

function timeLines(times: readonly TimeChange[]): string {
  const shown = times
    .slice(0, most.rows)
    .map((it) => `- ${code(cut(timeChangeText(it), most.cellLength))}`);
  return [...shown, ...more(times, "- ")].join("\n");
}

function runTable(runs: readonly RunChange[]): string {
  const head = ["Executions of", "Before", "After", "Change", "Unchanged", "Values"];
  const rule = ["---", "---:", "---:", "---:", "---:", "---"];
  const rows = [head, rule, ...runs.slice(0, most.rows).map(runRow)];
  return [...rows.map((it) => `| ${it.join(" | ")} |`), ...more(runs, "\n")].join("\n");
}

function runRow(change: RunChange): readonly string[] {
  const { before, after, kept, axes, constants } = change.runs;
  const values = [...axes.map(axisText), ...constants.map(constantText)];
  return [
    cell(runTitle(change)),
    number(before),
    number(after),
    moves(change.runs),
    about(change.runs, number(kept)),
    values.map(cell).join("<br>"),
  ];
}

function moves(runs: RunComparison): string {
  const { before, after, kept } = runs;
  if (kept === undefined || before === undefined || after === undefined) return "unknown";
  const added = after > kept ? [`+${number(after - kept)}`] : [];
  const removed = before > kept ? [`−${number(before - kept)}`] : [];
  const all = [...added, ...removed];
  return all.length === 0 ? "none" : about(runs, all.join(" "));
}

function about({ basis, kept }: RunComparison, text: string): string {
  return basis === "sampled" && kept !== undefined ? `about ${text}` : text;
}

function number(count: bigint | undefined): string {
  return count === undefined ? "unknown" : count.toLocaleString("en-US");
}

/** Lines of added, removed and changed parts, which services colour by their first character. */
function changeBlock(items: readonly ItemChange[]): string {
  const lines = items.flatMap((item) => {
    const [title = "", ...parts] = itemLines(item);
    // What changes in the item says it all.
    return [item.change === "changed" ? title.replace("~", " ") : title, ...parts];
  });
  const shown = lines.slice(0, most.lines).map(patchLine);
  return codeBlock("diff", [...shown, ...more(lines, "  ", most.lines)].join("\n"));
}

/** The sign comes first, also of what is in an item. */
function patchLine(line: string): string {
  const [, indent = "", sign = "", text = ""] =
    /^( *)([-+~ ]) (.*)$/s.exec(printedWord(line)) ?? [];
  return cut(`${sign === "~" ? "!" : sign} ${indent}${text}`, most.lineLength);
}

function more(all: readonly unknown[], before: string, shown = most.rows): readonly string[] {
  const left = all.length - shown;
  return left > 0 ? [`${before}… and ${left.toLocaleString("en-US")} more`] : [];
}

function cell(text: string): string {
  return tableCode(cut(text, most.cellLength));
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
