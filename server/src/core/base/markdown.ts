import { visibleLines, visibleText } from "./visible-text.ts";

/** Text of the user's as Markdown code, whatever it contains. */
export function code(text: string): string {
  // Two ticks around nothing would open a span that ends anywhere.
  return span(visibleText(onOneLine(cut(text)))) || span(" ");
}

/** Nobody reads more on hover. */
const longestCode = 10_000;

function cut(text: string): string {
  return text.length > longestCode ? `${text.slice(0, longestCode)}…` : text;
}

/** Line breaks become blanks, each with the spaces around it. */
function onOneLine(text: string): string {
  const lines = text.split(/[\n\r]/);
  if (lines.length === 1) return text;
  const inner = lines.slice(1, -1).map((it) => it.trim());
  const between = inner.filter((it) => it !== "");
  return [lines[0]?.trimEnd(), ...between, lines.at(-1)?.trimStart()].join(" ");
}

function span(line: string): string {
  if (line === "") return "";
  const ticks = "`".repeat(1 + longestRun(line));
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** Text of the user's as a block of code, whatever it contains. */
export function codeBlock(language: string, text: string): string {
  const shown = visibleLines(text);
  const fence = "`".repeat(Math.max(3, 1 + longestRun(shown)));
  return `${fence}${language}\n${shown.trimEnd()}\n${fence}`;
}

/** Text of the user's as Markdown that shows just that text. */
export function plain(text: string): string {
  return visibleLines(text.replace(/\r\n?/g, "\n"))
    .replace(/\n[ \t]+/g, "\n")
    .replace(/^[ \t]+/, "")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&=:@]/g, (it) => `\\${it}`);
}

/** Text of the user's as a cell of a table: plain words as they are, anything else as code. */
export function tableCell(text: string): string {
  const isPlain = /^[\p{L}\p{N} .,+-]*$/u.test(text) && !/www\./i.test(text);
  return isPlain ? text : tableCode(text);
}

/** Text of the user's as code in a cell of a table. */
export function tableCode(text: string): string {
  const line = visibleText(text);
  // Readers do not agree on whether a bar after a backslash ends a cell.
  if (/\\\|/.test(line)) return `<code>${symbols(line)}</code>`;
  return span(line).replaceAll("|", "\\|");
}

function symbols(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (it) => `&#${it.codePointAt(0)};`);
}

/** Paragraphs, the empty ones left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((it) => it !== undefined && it !== "").join("\n\n");
}

/** A bulleted list; undefined when there are no lines. */
export function bullets(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map((it) => `- ${it}`).join("\n");
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}
