import { isObject } from "#core/base/is-object.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { type KeptJson, keptJson } from "./kept-json.ts";

/**
 * JSON in which only the numbers of lines are open, so that a part of an answer can be written for any place in a file
 * without being made again: `texts` are what is around the numbers, one more than there are `lines`.
 */
export interface LineTemplate {
  readonly texts: readonly string[];
  /** Counted from the first line of the part. */
  readonly lines: readonly number[];
}

/** The keys whose values are numbers of lines. */
const lineKeys: readonly string[] = ["line", "startLine", "endLine"];

/**
 * The JSON of a value whose lines are those of the file, for a part that begins on a line; the lines of objects in
 * `fixed` stay as they are.
 */
export function templateOf(
  value: object,
  firstLine: number,
  fixed: ReadonlySet<unknown> = nothing,
): LineTemplate {
  const written: Written = { texts: [""], lines: [] };
  write(written, value, { firstLine, fixed });
  return written;
}

const nothing: ReadonlySet<unknown> = new Set();

interface Written {
  readonly texts: string[];
  readonly lines: number[];
}

/** How the numbers of lines are counted, and in which objects they stay as they are. */
interface Counting {
  readonly firstLine: number;
  readonly fixed: ReadonlySet<unknown>;
}

function write(to: Written, value: unknown, counting: Counting): void {
  if (!isObject(value) || counting.fixed.has(value)) append(to, JSON.stringify(value) ?? "null");
  else if (Array.isArray(value)) writeList(to, value, counting);
  else writeFields(to, value, counting);
}

function writeList(to: Written, list: readonly unknown[], counting: Counting): void {
  append(to, "[");
  for (const [index, it] of list.entries()) {
    if (index > 0) append(to, ",");
    write(to, it, counting);
  }
  append(to, "]");
}

function writeFields(to: Written, fields: object, counting: Counting): void {
  const entries = Object.entries(fields).filter(([, it]) => it !== undefined);
  append(to, "{");
  for (const [index, [key, it]] of entries.entries()) {
    append(to, `${index > 0 ? "," : ""}${JSON.stringify(key)}:`);
    if (typeof it === "number" && lineKeys.includes(key)) addLine(to, it - counting.firstLine);
    else write(to, it, counting);
  }
  append(to, "}");
}

function append({ texts }: Written, text: string): void {
  texts[texts.length - 1] += text;
}

function addLine({ texts, lines }: Written, line: number): void {
  lines.push(line);
  texts.push("");
}

/** A template that begins some lines after the first line of another part. */
export interface PlacedTemplate {
  readonly template: LineTemplate;
  readonly line: number;
}

/** Several templates as one, with commas between them; those without content are left out. */
export function joinTemplates(parts: readonly PlacedTemplate[]): LineTemplate {
  const joined: Written = { texts: [""], lines: [] };
  for (const { template, line } of parts) {
    if (isEmpty(template)) continue;
    if (!isEmpty(joined)) append(joined, ",");
    append(joined, template.texts[0] ?? "");
    for (const text of template.texts.slice(1)) joined.texts.push(text);
    for (const it of template.lines) joined.lines.push(it + line);
  }
  return joined;
}

function isEmpty({ texts }: LineTemplate): boolean {
  return texts.length === 1 && texts[0] === "";
}

/** A template as JSON, for a part that begins on a line of the file; written anew only for another line. */
export const writtenAt = keptWhile(
  ({ texts, lines }: LineTemplate, firstLine: number): KeptJson => {
    let json = texts[0] ?? "";
    for (const [index, line] of lines.entries()) {
      json += `${line + firstLine}${texts[index + 1] ?? ""}`;
    }
    return keptJson(json);
  },
);
