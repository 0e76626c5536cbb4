/*
 * Texts of block scalars as PyYAML's scanner reads them where `yaml` reads otherwise: with a number for their
 * indentation, which counts for lines of blanks too, and with more characters for line breaks.
 */

/** The text of the block scalar whose `|` or `>` is at this offset; undefined where `yaml` reads it correctly. */
export function blockText(text: string, start: number, end: number): string | undefined {
  const header = headerAt(text, start);
  if (!header) return undefined;
  if (header.increment === undefined && !otherBreak.test(text.slice(start, end))) return undefined;
  const parent = parentColumn(text, start);
  if (parent === undefined) return undefined;
  const scanner: Scanner = { text, at: header.end, column: 0 };
  return scan(scanner, header, Math.max(1, parent + 1));
}

const otherBreak = /\r(?!\n)|[\x85\u2028\u2029]/;

interface Header {
  readonly folded: boolean;
  readonly chomping: string;
  readonly increment: number | undefined;
  /** Where the line after it begins. */
  readonly end: number;
}

function headerAt(text: string, start: number): Header | undefined {
  headerPattern.lastIndex = start;
  const match = headerPattern.exec(text);
  if (!match) return undefined;
  const [whole, sign, before = "", digit, after = ""] = match;
  const increment = digit ? Number(digit) : undefined;
  const end = start + whole.length;
  return { folded: sign === ">", chomping: before + after, increment, end };
}

const headerPattern =
  /([|>])([-+]?)(\d?)([-+]?) *(?:#[^\r\n\x85\u2028\u2029]*)?(?:\r\n|[\r\n\x85\u2028\u2029]|$)/y;

/** The column of the list or mapping that holds the value; undefined where its line does not show it. */
function parentColumn(text: string, start: number): number | undefined {
  let lineStart = start;
  while (lineStart > 0 && !isBreak(text[lineStart - 1] ?? "")) lineStart--;
  const line = text.slice(lineStart, start);
  const lead = /^ *(?:[-?] +)*/.exec(line)?.[0] ?? "";
  if (/^(?:[&!]\S* +)*$/.test(line.slice(lead.length))) {
    const dash = Math.max(lead.lastIndexOf("-"), lead.lastIndexOf("?"));
    return dash < 0 ? undefined : dash;
  }
  return lead.length;
}

interface Scanner {
  readonly text: string;
  at: number;
  column: number;
}

function peek({ text, at }: Scanner): string {
  return text[at] ?? "";
}

function scan(scanner: Scanner, header: Header, least: number): string {
  const first = firstBreaks(scanner, header.increment, least);
  const { indent } = first;
  let { breaks } = first;
  let result = "";
  let lineBreak = "";
  while (scanner.column === indent && peek(scanner) !== "") {
    result += breaks.join("");
    const isPlain = !isBlank(peek(scanner));
    result += restOfLine(scanner);
    lineBreak = takeBreak(scanner);
    breaks = takeBreaks(scanner, indent);
    if (scanner.column !== indent || peek(scanner) === "") break;
    const folds = header.folded && lineBreak === "\n" && isPlain && !isBlank(peek(scanner));
    if (!folds) result += lineBreak;
    else if (breaks.length === 0) result += " ";
  }
  if (!header.chomping.includes("-")) result += lineBreak;
  return header.chomping.includes("+") ? result + breaks.join("") : result;
}

/** The line breaks before the first line, and the column that lines begin in (PyYAML `scan_block_scalar_indentation`). */
function firstBreaks(scanner: Scanner, increment: number | undefined, least: number) {
  if (increment !== undefined) {
    const indent = least + increment - 1;
    return { indent, breaks: takeBreaks(scanner, indent) };
  }
  const breaks: string[] = [];
  let widest = 0;
  while (peek(scanner) === " " || isBreak(peek(scanner))) {
    if (isBreak(peek(scanner))) breaks.push(takeBreak(scanner));
    else {
      forward(scanner);
      widest = Math.max(widest, scanner.column);
    }
  }
  return { indent: Math.max(least, widest), breaks };
}

function takeBreaks(scanner: Scanner, indent: number): readonly string[] {
  const breaks: string[] = [];
  skipIndent(scanner, indent);
  while (isBreak(peek(scanner))) {
    breaks.push(takeBreak(scanner));
    skipIndent(scanner, indent);
  }
  return breaks;
}

function skipIndent(scanner: Scanner, indent: number): void {
  while (scanner.column < indent && peek(scanner) === " ") forward(scanner);
}

function forward(scanner: Scanner): void {
  scanner.at++;
  scanner.column++;
}

function restOfLine(scanner: Scanner): string {
  const from = scanner.at;
  while (peek(scanner) !== "" && !isBreak(peek(scanner))) scanner.at++;
  scanner.column += scanner.at - from;
  return scanner.text.slice(from, scanner.at);
}

function takeBreak(scanner: Scanner): string {
  const found = peek(scanner);
  if (!isBreak(found)) return "";
  scanner.at += found === "\r" && scanner.text[scanner.at + 1] === "\n" ? 2 : 1;
  scanner.column = 0;
  return found === "\u2028" || found === "\u2029" ? found : "\n";
}

function isBreak(character: string): boolean {
  return character !== "" && "\r\n\x85\u2028\u2029".includes(character);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}
