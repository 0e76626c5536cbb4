import { type Line, valueOn } from "../syntax-errors/source-line.ts";
import type { BlockLine } from "./block-lines.ts";

/** What the columns of a line say, without its words. */
export interface LayoutLine {
  /** The columns of its dashes, and last that of its key or text. */
  readonly columns: readonly number[];
  readonly last: "dash" | "key" | "text" | "none";
  /** What follows its key or dash; "open" where brackets or quotes continue on the next lines. */
  readonly value: "none" | "plain" | "closed" | "block" | "open";
}

/** The columns of a line; undefined for one that has none, such as a comment. */
export function layoutOf(line: BlockLine): LayoutLine {
  if (line.role === "comment") return { columns: [], last: "none", value: "none" };
  const columns: number[] = [];
  let at = line.indent;
  for (let dash = dashAt(line, at); dash !== undefined; dash = dashAt(line, at)) {
    columns.push(at);
    at = dash;
  }
  const rest = line.text.slice(at);
  if (rest === "" || rest.startsWith("#")) return { columns, last: "dash", value: "none" };
  columns.push(at);
  if (!isKey(rest)) {
    return { columns, last: "text", value: styleOf(rest.trimEnd()) };
  }
  return { columns, last: "key", value: styleOf(valueOn(line)?.text ?? "") };
}

/** Where the words after a dash begin. */
function dashAt({ text }: Line, at: number): number | undefined {
  if (text[at] !== "-") return undefined;
  const blanks = /^ +|$/.exec(text.slice(at + 1));
  return blanks?.index === 0 ? at + 1 + blanks[0].length : undefined;
}

function isKey(rest: string): boolean {
  return /^(?:(?:"[^"]*"|'[^']*') *|[^\s"'[\]{}&*!|>%@`#-][^:#]*):(?:\s|$)/.test(rest);
}

function styleOf(value: string): LayoutLine["value"] {
  if (value === "" || /^[&!]\S*$/.test(value)) return "none";
  if (/^(?:[&!]\S+ +)?[|>][-+\d]*$/.test(value)) return "block";
  if (/^["'[{]/.test(value)) return isClosed(value) ? "closed" : "open";
  return value.startsWith("*") ? "closed" : "plain";
}

function isClosed(value: string): boolean {
  const first = value[0] ?? "";
  if (first === '"' || first === "'") return value.length > 1 && value.endsWith(first);
  const opened = value.match(/[[{]/g)?.length ?? 0;
  const closed = value.match(/[\]}]/g)?.length ?? 0;
  return closed >= opened;
}

interface Level {
  readonly column: number;
  readonly kind: "map" | "list";
  /** What the last key or dash has. */
  value: LayoutLine["value"];
}

/** How many lines are in columns where no value, key or entry can be; undefined where brackets or quotes hide the columns. */
export function misplacedLines(lines: readonly LayoutLine[]): number | undefined {
  const walk = new Walk();
  for (const line of lines) {
    if (line.columns.length === 0) continue;
    if (line.value === "open" && line.last !== "text") return undefined;
    walk.take(line);
  }
  return walk.misplaced;
}

/** The collections that are open while the lines of a text are read. */
class Walk {
  misplaced = 0;
  #hasRoot = false;
  readonly #levels: Level[] = [];
  #text: { readonly limit: number; first: number | undefined } | undefined;

  take(line: LayoutLine): void {
    const [first = 0] = line.columns;
    if (this.#isText(first)) return;
    this.#text = undefined;
    while ((this.#levels.at(-1)?.column ?? -1) > first) this.#levels.pop();
    line.columns.forEach((column, index) => {
      const isLast = index === line.columns.length - 1;
      this.#place(column, isLast ? line.last : "dash");
    });
    this.#finish(line);
  }

  /** Whether a line belongs to the text below a `|`; a line that is less indented than the first is misplaced. */
  #isText(column: number): boolean {
    const text = this.#text;
    if (!text || column <= text.limit) return false;
    if (text.first === undefined) text.first = column;
    else if (column < text.first) this.misplaced++;
    return true;
  }

  #place(column: number, what: LayoutLine["last"]): void {
    const top = this.#levels.at(-1);
    if (what === "none") return;
    if (what === "text") this.#placeText(top, column);
    else if (top?.column === column) this.#placeBeside(top, column, what);
    else this.#placeBelow(top, column, what);
  }

  #placeText(top: Level | undefined, column: number): void {
    const fits = top && top.column < column && (top.value === "none" || top.value === "plain");
    if (!fits) this.misplaced++;
  }

  #placeBeside(top: Level, column: number, what: "dash" | "key"): void {
    if ((what === "dash") === (top.kind === "list")) {
      top.value = "none";
    } else if (what === "dash" && top.value === "none") {
      top.value = "closed";
      this.#levels.push({ column, kind: "list", value: "none" });
    } else if (what === "key" && this.#levels.at(-2)?.column === column) {
      this.#levels.pop();
      const map = this.#levels.at(-1);
      if (map) map.value = "none";
    } else this.misplaced++;
  }

  #placeBelow(top: Level | undefined, column: number, what: "dash" | "key"): void {
    if (!top && this.#hasRoot) this.misplaced++;
    this.#hasRoot = true;
    if (top && top.value !== "none") {
      if (what === "key" || top.value !== "plain") this.misplaced++;
      return;
    }
    if (top) top.value = "closed";
    this.#levels.push({ column, kind: what === "dash" ? "list" : "map", value: "none" });
  }

  #finish({ value, columns }: LayoutLine): void {
    const top = this.#levels.at(-1);
    if (!top) return;
    if (top.value === "none") top.value = value;
    const limit = columns.length > 1 ? (columns.at(-2) ?? 0) : (columns[0] ?? 0);
    if (value === "block") this.#text = { limit, first: undefined };
  }
}
