import { closest } from "../../base/closest.ts";
import type { SourceRange } from "../../base/range.ts";
import { placeholdersIn } from "../../model/placeholder.ts";
import { isInComment, namedParameters, overrideCommands, stepIn } from "../command-templates.ts";
import type { ItemRule, Report } from "./rule.ts";

/** Something in braces looks like a placeholder but is none, so that the command keeps it. */
export const commandNearPlaceholder: ItemRule = {
  code: "command-near-placeholder",
  severity: "warning",
  summary:
    "Valohai replaces exactly `{parameters}`, `{parameter:NAME}`, `{parameter-value:NAME}` and `{source-path}`. Anything else in braces, such as `{ parameters }` or `{param:x}`, stays in the command.",
  scope: "item",
  check(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const names = namedParameters(step).map((it) => it.name);
    for (const { range } of step.commands) checkCommand(item.text, range, names, report);
  },
  checkPipeline({ item, view }, report) {
    for (const { text, parameters } of overrideCommands(view)) {
      const names = parameters.map((it) => it.name);
      checkCommand(item.text, text.range, names, report);
    }
  },
};

function checkCommand(
  source: string,
  range: SourceRange,
  names: readonly string[],
  report: Report,
): void {
  const text = source.slice(range.start, range.end);
  for (const match of text.matchAll(/(\$?)(\{+)([^{}\n]+)(\}+)/g)) {
    const found = nearMiss(match, names);
    const start = range.start + match.index;
    const place = { start, end: start + match[0].length };
    if (!found || isInComment(source, range, place)) continue;
    report(place, `${found.reason}; write ${found.suggestion}`, { suggestion: found.suggestion });
  }
}

interface NearMiss {
  readonly reason: string;
  readonly suggestion: string;
}

function nearMiss(match: RegExpMatchArray, names: readonly string[]): NearMiss | undefined {
  const [, dollar = "", open = "", inner = "", close = ""] = match;
  const exact = isPlaceholder(inner);
  if (exact && open.length === 1 && dollar === "") return undefined;
  const name = /:(.*)$/.exec(inner)?.[1];
  if (exact && (name === undefined || names.includes(name))) {
    const suggestion = `{${inner}}`;
    if (dollar) return { reason: 'The "$" stays in the command', suggestion };
    if (open.length !== close.length) return undefined;
    return { reason: "Double braces are not replaced", suggestion };
  }
  if (exact || dollar || open.length > 1) return undefined;
  const suggestion = meantPlaceholder(inner, names);
  return suggestion === undefined
    ? undefined
    : { reason: `"{${inner}}" is not replaced`, suggestion };
}

function isPlaceholder(inner: string): boolean {
  const text = `{${inner}}`;
  return placeholdersIn(text, { start: 0, end: text.length }).length > 0 && !/:\s|\s$/.test(inner);
}

const shape =
  /^\s*(params?|parameters?|param(?:eter)?s?[-_ ]?values?|source[-_ ]?path)\s*(?:[:.=[]\s*["']?([\w.-]*)["']?\s*\]?)?\s*$/i;

/** The placeholder that was most likely meant. */
function meantPlaceholder(inner: string, names: readonly string[]): string | undefined {
  if (names.includes(inner)) return `{parameter-value:${inner}}`;
  const [, word = "", name] = shape.exec(corrected(inner)) ?? [];
  if (word === "") return undefined;
  if (/^source/i.test(word)) return name === undefined ? "{source-path}" : undefined;
  const kind = /value/i.test(word) ? "parameter-value" : "parameter";
  if (name) return `{${kind}:${nearest(name, names)}}`;
  return kind === "parameter" ? "{parameters}" : undefined;
}

/** A misspelt first word is put right, as long as it is nearly "parameters". */
function corrected(inner: string): string {
  const word = /^\s*([\w-]+)/.exec(inner)?.[1] ?? "";
  if (word.length < 6 || shape.test(inner)) return inner;
  const meant = closest(word.toLowerCase(), ["parameter", "parameters", "parameter-value"]);
  return meant === undefined ? inner : inner.replace(word, meant);
}

function nearest(name: string, names: readonly string[]): string {
  return names.includes(name) ? name : (closest(name, names) ?? name);
}
