import { placeholdersOf, stepIn } from "#core/document/command-templates.ts";
import { insideQuotes } from "#core/syntax/quote.ts";
import type { ItemRule } from "../rule.ts";

/** A placeholder is in quotes of its own, although Valohai quotes the value itself. */
export const commandQuotedPlaceholder: ItemRule<string> = {
  code: "command-quoted-placeholder",
  severity: "warning",
  summary:
    "Valohai quotes each word of the value where the shell needs it. Quotes around the placeholder turn several words into one, or make Valohai's own quotes part of the value.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step) return;
    for (const { range } of step.commands) {
      for (const { range: place, kind } of placeholdersOf(item.text, range)) {
        const quotes = quotesAround(item.text, range, place);
        if (!quotes || kind === "source-path") continue;
        if (kind !== "parameter-value" && isPartOfWord(item.text, range, quotes)) continue;
        const suggestion = item.text.slice(place.start, place.end);
        report(quotes, suggestion, { suggestion });
      }
    }
  },
  message: (placeholder) =>
    `Valohai adds quotes where they are needed; write ${placeholder} without quotes`,
};

/** Whether the quotes are only a part of a word, as in `ARGS="…"`: without them, only the first word of the value would be in it. */
function isPartOfWord(source: string, scalar: Range, quotes: Range): boolean {
  const start = scalar.start + (/["']/.test(source.charAt(scalar.start)) ? 1 : 0);
  return quotes.start > start && /[^\s;&|(]/.test(source.charAt(quotes.start - 1));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The place with the shell's quotes around it, if they hold nothing else; YAML's own quotes do not count. */
function quotesAround(source: string, scalar: Range, place: Range): Range | undefined {
  const yamlQuote = /["']/.test(source[scalar.start] ?? "") ? source[scalar.start] : undefined;
  const open = quoteBefore(source, place.start, yamlQuote);
  const close = quoteAfter(source, place.end, yamlQuote);
  if (open === undefined || close === undefined || open.quote !== close.quote) return undefined;
  const inside = yamlQuote
    ? { start: scalar.start + 1, end: scalar.end - 1 }
    : { start: scalar.start, end: scalar.end };
  const { at: start } = open;
  const { at: end } = close;
  if (start < inside.start || end > inside.end) return undefined;
  const before = source.slice(Math.max(inside.start, start - longestLine), start);
  const isWhole = start - inside.start <= longestLine || before.includes("\n");
  return !isWhole || isNested(before) ? undefined : { start, end };
}

/** In characters: quotes on longer lines are not analysed. */
const longestLine = 5000;

/** A quote as the source writes it: escaped or doubled inside YAML quotes of the same kind. */
function quoteBefore(source: string, at: number, yamlQuote: string | undefined) {
  for (const quote of ['"', "'"]) {
    const written = insideQuotes(quote, yamlQuote);
    if (source.endsWith(written, at)) return { quote, at: at - written.length };
  }
  return undefined;
}

function quoteAfter(source: string, at: number, yamlQuote: string | undefined) {
  for (const quote of ['"', "'"]) {
    const written = insideQuotes(quote, yamlQuote);
    if (source.startsWith(written, at)) return { quote, at: at + written.length };
  }
  return undefined;
}

/** Whether the text leaves a quote open, so that what follows is part of another program's text. */
function isNested(before: string): boolean {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  let open = "";
  for (const character of line.replaceAll("''", "'").replaceAll('\\"', '"')) {
    if (open === "" && /["']/.test(character)) open = character;
    else if (character === open) open = "";
  }
  return open !== "";
}
