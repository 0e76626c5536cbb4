/** Text of the user's as Markdown code, whatever it contains. */
export function code(text: string): string {
  // Two ticks around nothing would open a span that ends anywhere.
  const line =
    onOneLine(text.slice(0, longestCode)) + (text.length > longestCode ? "…" : "") || " ";
  const ticks = "`".repeat(1 + longestRun(line));
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** Nobody reads more on hover. */
const longestCode = 10_000;

/** Line breaks become blanks, each with the blanks around it. */
function onOneLine(text: string): string {
  const lines = text.split(/[\n\r]/);
  if (lines.length === 1) return text;
  const inner = lines.slice(1, -1).map((it) => it.trim());
  const between = inner.filter((it) => it !== "");
  return [lines[0]?.trimEnd(), ...between, lines.at(-1)?.trimStart()].join(" ");
}

/** Text of the user's as a block of code, whatever it contains. */
export function codeBlock(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, 1 + longestRun(text)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Text of the user's as Markdown that shows just that text. */
export function plain(text: string): string {
  return text
    .replace(/[\n\r][ \t]+/g, "\n")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&=:@]/g, (it) => `\\${it}`);
}

/** Paragraphs, the empty ones left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((it) => it !== undefined && it !== "").join("\n\n");
}

/** A bulleted list, or nothing when there are no lines. */
export function bullets(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map((it) => `- ${it}`).join("\n");
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}
