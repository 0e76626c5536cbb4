import { lineStart } from "../base/line.ts";
import type { SourceRange } from "../base/range.ts";
import { isMergeKey } from "./mapping.ts";
import { dereference, type ScalarNode, type SyntaxNode, type YamlProblem } from "./tree.ts";

/**
 * What PyYAML, by which Valohai reads the file, refuses although it is YAML: tabs between words, control characters,
 * tags and keys that it cannot build, dates that do not exist. Nothing is said behind an error that is known already.
 */
export function refusedIn(
  text: string,
  roots: readonly SyntaxNode[],
  errors: readonly YamlProblem[],
): readonly YamlProblem[] {
  if (!suspicious.test(text)) return [];
  const problems: YamlProblem[] = [];
  const covered: SourceRange[] = [];
  for (const root of roots) walk(text, root, problems, covered);
  problems.push(...controlCharacters(text), ...tabs(text, covered));
  const first = Math.min(...errors.map((it) => it.range.start));
  return problems.filter((it) => it.range.start < first);
}

/** A quick look that spares ordinary texts the walk. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\t!&\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\d{4}-\d|(?:^|[\s,[{])=(?=[\s,\]}]|$)|\{\s*[[{]|[\]}]\s*:/m;

function walk(
  text: string,
  node: SyntaxNode,
  problems: YamlProblem[],
  covered: SourceRange[],
  anchors: Set<string> = new Set(),
): void {
  checkTag(text, node, problems);
  checkAnchor(text, node, problems, anchors);
  switch (node.kind) {
    case "scalar":
      checkScalar(node, problems);
      if (node.style !== "plain") covered.push(node.range);
      return;
    case "sequence":
      for (const entry of node.entries) walk(text, entry, problems, covered, anchors);
      return;
    case "mapping":
      for (const pair of node.pairs) {
        checkKey(text, pair.key, problems);
        if (!isMergeKey(pair)) walk(text, pair.key, problems, covered, anchors);
        walk(text, pair.value, problems, covered, anchors);
      }
      return;
    default:
      return;
  }
}

const knownTag =
  /^(?:!|(?:!!|tag:yaml\.org,2002:)(?:str|int|float|bool|null|timestamp|binary|set|omap|pairs|map|seq))$/;

function checkTag(text: string, { tag, range }: SyntaxNode, problems: YamlProblem[]): void {
  if (!tag || knownTag.test(tag)) return;
  const start = text.lastIndexOf("!", range.start);
  if (start < 0) return;
  const lineFrom = lineStart(text, range.start);
  const at = text.slice(lineFrom, range.start).search(/(?:^|\s)!/);
  const from = at < 0 ? start : lineFrom + text.slice(lineFrom, range.start).indexOf("!", at);
  const lineBreak = text.indexOf("\n", from);
  const end = from + text.slice(from, lineBreak < 0 ? undefined : lineBreak).trimEnd().length;
  problems.push(
    quoteProblem(
      text,
      "unknown-tag",
      { start: from, end },
      'A text that starts with "!" must be in quotes',
    ),
  );
}

/** PyYAML takes each anchor once. */
function checkAnchor(
  text: string,
  { anchor, range }: SyntaxNode,
  problems: YamlProblem[],
  anchors: Set<string>,
): void {
  if (anchor === undefined) return;
  const start = text.lastIndexOf(`&${anchor}`, range.start);
  if (anchors.has(anchor) && start >= 0) {
    problems.push({
      code: "duplicate-anchor",
      range: { start, end: start + anchor.length + 1 },
      message: `The anchor "&${anchor}" exists already; each name can be given once`,
    });
  }
  anchors.add(anchor);
}

function checkScalar(node: ScalarNode, problems: YamlProblem[]): void {
  if (node.style !== "plain" || node.tag) return;
  const { text, range } = node;
  if (text === "=") {
    problems.push(
      plainQuote(node, "value-tag", 'Valohai cannot read a bare "="; put it in quotes'),
    );
  } else if (isImpossibleDate(text)) {
    const message = `"${text}" is read as a date, but there is no such day or time; put it in quotes`;
    problems.push({ ...plainQuote(node, "impossible-date", message), range });
  }
}

function plainQuote({ text, range }: ScalarNode, code: string, message: string): YamlProblem {
  const edits = [{ range, newText: `"${text}"` }];
  return { code, range, message, mend: { title: "Put it in quotes", edits } };
}

const date =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;

function isImpossibleDate(text: string): boolean {
  const match = date.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((it) => Number(it ?? 0));
  const plain = match[4] === undefined;
  if (plain && !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return true;
  return hour > 23 || minute > 59 || second > 59;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Python cannot use a list or a mapping as a key. */
function checkKey(text: string, key: SyntaxNode, problems: YamlProblem[]): void {
  const target = dereference(key);
  if (target.kind !== "mapping" && target.kind !== "sequence") return;
  const outer = text.lastIndexOf("{", key.range.start - 1);
  const start = /^\{\s*$/.test(text.slice(Math.max(0, outer), key.range.start))
    ? outer
    : key.range.start;
  const lineBreak = text.indexOf("\n", start);
  const line = text.slice(start, lineBreak < 0 ? undefined : lineBreak);
  const end = start + line.replace(/\s+#.*$/, "").trimEnd().length;
  const message = `A text that starts with "${text[start]}" must be in quotes`;
  problems.push(quoteProblem(text, "unhashable-key", { start, end }, message));
}

function quoteProblem(
  text: string,
  code: string,
  range: SourceRange,
  message: string,
): YamlProblem {
  const raw = text.slice(range.start, range.end);
  const newText = /["\\]/.test(raw) ? `'${raw.replaceAll("'", "''")}'` : `"${raw}"`;
  return { code, range, message, mend: { title: "Put it in quotes", edits: [{ range, newText }] } };
}

function controlCharacters(text: string): readonly YamlProblem[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const pattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
  const at = text.search(pattern);
  if (at < 0) return [];
  const range = { start: at, end: at + 1 };
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  const edits = [{ range, newText: "" }];
  const message = `The control character U+${code} cannot stand in the file; remove it`;
  return [
    { code: "control-character", range, message, mend: { title: "Remove the character", edits } },
  ];
}

/** Tabs that are neither inside quotes or block texts nor in comments: PyYAML takes only spaces between words. */
function tabs(text: string, covered: readonly SourceRange[]): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  let next = text.indexOf("\t");
  while (next >= 0) {
    const start = next;
    const run = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 1;
    next = text.indexOf("\t", start + run);
    if (covered.some((it) => it.start <= start && start < it.end) || isInComment(text, start))
      continue;
    const range = { start, end: start + run };
    const last = /^(?:\r?\n|$)/.test(text.slice(start + run));
    const edits = [{ range, newText: last ? "" : " " }];
    problems.push({
      code: "tab",
      range,
      message: last
        ? "Valohai does not read a tab at the end of a line; remove it"
        : "Valohai does not read a tab here; write spaces",
      mend: { title: last ? "Remove the tab" : "Replace it with a space", edits },
    });
  }
  return problems;
}

function isInComment(text: string, offset: number): boolean {
  const before = text.slice(lineStart(text, offset), offset);
  const plain = before.replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, "");
  return /(?:^|\s)#/.test(plain);
}
