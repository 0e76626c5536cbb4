import { amountOf } from "#core/base/amount-of.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { changeBetween } from "#core/base/text-change.ts";
import type { Value } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import type {
  AxisComparison,
  ConstantChange,
  RunComparison,
} from "#core/simulation/compare/compare-runs.ts";
import type { OnlyValues } from "#core/simulation/compare/shared-values.ts";
import type { FileComparison, ItemChange } from "./compare-files.ts";
import { textOfValue } from "./item-meaning.ts";
import type { PartChange, PathPart } from "./part-changes.ts";
import type { RunChange } from "./run-changes.ts";
import { timeChangeText } from "./time-changes.ts";

/** A comparison for people, ready to be printed: a line for each item that differs, and one for each change in it. */
export function comparisonText(comparison: FileComparison): string {
  const lines = comparisonLines(comparison);
  const shown = lines.length === 0 ? [noDifference] : lines;
  return `${shown.map(printedWord).join("\n")}\n`;
}

/** A comparison for people, line by line; empty where nothing differs. */
export function comparisonLines({ items, runs, times = [] }: FileComparison): readonly string[] {
  return [...items.flatMap(itemLines), ...runs.flatMap(runLines), ...times.map(timeChangeText)];
}

/** How many things differ: an item that is new or gone is one, and so is each part of an item that differs. */
export function differenceCount({ items, runs, times = [] }: FileComparison): number {
  const parts = items.reduce((sum, it) => sum + Math.max(1, it.parts.length), 0);
  // Executions differ because of these.
  return parts + times.length || runs.length;
}

/** What is said about two files that mean the same. */
export const noDifference = "No difference in what the files mean";

/** Whether two files mean the same, and take the same time where that was asked for. */
export function isEmptyComparison({ items, runs, times = [] }: FileComparison): boolean {
  return items.length + runs.length + times.length === 0;
}

const signs = { added: "+", removed: "-", changed: "~", renamed: "~" } as const;

/** An item that differs, then its changes, each on a line that begins with a sign. */
export function itemLines(item: ItemChange): readonly string[] {
  return [
    `${signs[item.change]} ${itemTitle(item)}`,
    ...item.parts.map((it) => `  ${partText(it)}`),
  ];
}

/** An item in words, such as `step "train"`. */
export function itemTitle({ kind, name, nameBefore }: ItemChange): string {
  const renamed = nameBefore === undefined ? "" : `, before ${nameText(nameBefore)}`;
  return `${kind} ${nameText(name)}${renamed}`;
}

/** A name in quotes; items without a name are told apart by their number. */
function nameText(name: string): string {
  return /^(?: \(\d{1,9}\))?$/.test(name) ? `without a name${name}` : `"${name}"`;
}

/** A change in words, such as `~ parameter "rate": default 0.1 → 0.2`. */
export function partText(part: PartChange): string {
  return `${signs[part.change]} ${pathText(part.path)}${stateText(part)}`;
}

function pathText(path: readonly PathPart[]): string {
  const words = path.flatMap((part, at) => {
    if (part.kind === "entry") return entryText(part);
    // The noun of an entry says which list it is in.
    return path[at + 1]?.kind === "entry" ? [] : part.key;
  });
  return words.join(": ");
}

function entryText({ noun, name }: PathPart & { kind: "entry" }): string {
  return noun === "edge" || noun === "action" ? `${noun} ${name}` : `${noun} "${name}"`;
}

function stateText({ change, path, before, after }: PartChange): string {
  if (change === "renamed") return `, before "${before?.name}"`;
  if (change === "changed" && before && after) return `: ${valueChange(before.value, after.value)}`;
  const isEntry = path.at(-1)?.kind === "entry";
  const value = after?.value ?? before?.value;
  return isEntry || value === undefined ? "" : `: ${shortText(value)}`;
}

/** Of a list, only the entries that differ. */
function valueChange(before: Value, after: Value): string {
  if (before.kind !== "list" || after.kind !== "list") return differing(before, after).join(" → ");
  const added = onlyIn(after.items, before.items);
  const removed = onlyIn(before.items, after.items);
  const [only, ...more] = removed;
  const [other, ...others] = added;
  if (only && other && more.length + others.length === 0) {
    const [from, to] = differing(only, other);
    return `- ${from}, + ${to}`;
  }
  const all = [
    ...removed.map((it) => `- ${shortText(it)}`),
    ...added.map((it) => `+ ${shortText(it)}`),
  ];
  return all.length === 0 ? "in another order" : all.join(", ");
}

/** How much of two long texts is shown that they have in common. */
const shared = 20;

/** Two values, from shortly before their first difference where they begin alike for longer than is shown. */
function differing(before: Value, after: Value): readonly [string, string] {
  const [own, other] = [jsonText(before), jsonText(after)];
  const alike = changeBetween(own, other).start;
  const start = alike < longest - shared ? 0 : alike - shared;
  const from = (text: string) => cut(start === 0 ? text : `…${text.slice(start)}`);
  return [from(own), from(other)];
}

function onlyIn(values: readonly Value[], others: readonly Value[]): readonly Value[] {
  const texts = new Set(others.map(textOfValue));
  return values.filter((it) => !texts.has(textOfValue(it)));
}

/** In characters: longer values are cut. */
const longest = 80;

/** A value in at most so many characters. */
function shortText(value: Value): string {
  return cut(jsonText(value));
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** What a change of executions is about, such as `node "train" of "main"`. */
export function runTitle({ pipeline, name }: RunChange): string {
  return pipeline === undefined ? `task "${name}"` : `node "${name}" of "${pipeline}"`;
}

function runLines(change: RunChange): readonly string[] {
  const { runs } = change;
  return [
    `${runTitle(change)}: ${countsText(runs)}`,
    ...runs.axes.map((it) => `  ${axisText(it)}`),
    ...runs.constants.map((it) => `  ${constantText(it)}`),
  ];
}

/** How many executions there are before and after, such as `36 → 45 executions: +12 -3, 33 unchanged`. */
export function countsText({ before, after, kept, basis, reason }: RunComparison): string {
  const counts = `${numberText(before)} → ${numberText(after)} executions`;
  if (kept === undefined || before === undefined || after === undefined) {
    return reason === undefined ? counts : `${counts}; ${reason}`;
  }
  const about = basis === "sampled" ? "about " : "";
  const added = after - kept;
  const removed = before - kept;
  const changes = [
    ...(added > 0n ? [`+${numberText(added)}`] : []),
    ...(removed > 0n ? [`-${numberText(removed)}`] : []),
  ];
  const moved = changes.length === 0 ? "" : `${changes.join(" ")}, `;
  return `${counts}: ${about}${moved}${numberText(kept)} unchanged`;
}

function numberText(count: bigint | undefined): string {
  return count === undefined ? "?" : count.toLocaleString("en-US");
}

/** How the values of a varied parameter change, such as `rate: 3 values → 4 values, -0.1, +0.4`. */
export function axisText({ parameter, before, after, added, removed }: AxisComparison): string {
  const sizes = `${sizeText(before)} → ${sizeText(after)}`;
  const values = [...valuesText("-", removed), ...valuesText("+", added)];
  return [`${parameter}: ${sizes}`, ...values].join(", ");
}

function sizeText(size: number | undefined): string {
  if (size === undefined) return "none";
  return amountOf(size.toLocaleString("en-US"), "value");
}

function valuesText(sign: string, { count, first }: OnlyValues): readonly string[] {
  const left = count - first.length;
  const more = left > 0 && first.length > 0 ? [`and ${left.toLocaleString("en-US")} more`] : [];
  if (count === 0) return [];
  const shown = first.map((it) => `${sign}${shortText(it)}`);
  return shown.length === 0 ? [`${sign}${count.toLocaleString("en-US")}`] : [...shown, ...more];
}

/** How the value that a parameter has in all executions changes. */
export function constantText({ parameter, before, after }: ConstantChange): string {
  const text = (value: Value | undefined) => (value === undefined ? "none" : shortText(value));
  return `${parameter}: ${text(before)} → ${text(after)} in all`;
}
