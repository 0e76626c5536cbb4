import type { TextEdit } from "#core/base/edit.ts";
import { isEntry, keyOn, valueOn } from "../syntax-errors/source-line.ts";
import type { BlockLine } from "./block-lines.ts";
import { replaceStart, type SlipCandidate, type SlipPlace } from "./candidate.ts";

/** Lines that may have lost the dash before them. */
export function lostDashes({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    if (!line || line.isBlockText || (line.role !== "key" && line.role !== "text")) return [];
    const splits = splitsEntry(lines, index);
    if (splits && isWord(line)) return [];
    const columns = dashColumns(lines, index).filter(
      (it) => !splits || beginsEntries(lines, index, it),
    );
    return columns.flatMap((dash) => [
      insertDash(lines, index, dash, 0),
      ...(dash + 2 > line.indent ? [insertDash(lines, index, dash, dash + 2 - line.indent)] : []),
    ]);
  });
}

/** Whether a line holds one word, which is likelier to be half a key than an entry if it is among keys. */
function isWord({ role, text }: BlockLine): boolean {
  return role === "text" && /^[\w-]+$/.test(text.trim());
}

/** The columns of dashes around a line, and those in which its list could begin. */
function dashColumns(lines: readonly BlockLine[], index: number): readonly number[] {
  const indent = lines[index]?.indent ?? 0;
  const columns = new Set<number>([indent]);
  for (const it of lines) if (isEntry(it) && !it.isBlockText) columns.add(it.indent);
  return [...columns].filter((it) => it <= indent + 2 && it >= indent - 3);
}

/** The dash in its column; the lines of the entry that are in the column of the first one move with it. */
function insertDash(
  lines: readonly BlockLine[],
  index: number,
  dash: number,
  followers: number,
): SlipCandidate {
  const line = lines[index] as BlockLine;
  const name = keyOn(line)?.name;
  const start = line.start + line.indent;
  const word = name ?? line.text.trim();
  const blanksLeft = line.indent - dash === 1 || line.indent - dash === 2;
  const edits: TextEdit[] = [replaceStart(line, line.indent, `${" ".repeat(dash)}- `)];
  for (let at = index + 1; followers > 0 && at < lines.length; at++) {
    const next = lines[at];
    if (!next || next.indent < line.indent || (next.indent === line.indent && isEntry(next))) break;
    edits.push(replaceStart(next, 0, " ".repeat(followers)));
  }
  const cost = (blanksLeft ? 1.5 : 2) + Math.max(0, dash - line.indent) + (edits.length - 1) / 100;
  return {
    cost,
    range: { start, end: start + (name?.length ?? line.end - start) },
    message: `A "- " is missing before "${word}"`,
    title: 'Insert "- "',
    edits,
    kind: isCertainEntry(lines, index, dash) ? "keep" : "choose",
    mustBePlausible: true,
  };
}

/**
 * Whether a line must be the first one of an entry: it begins with the key with which entries of its list
 * begin, and is neither in the column of the keys above the list nor in that of other entries' keys.
 */
function isCertainEntry(lines: readonly BlockLine[], index: number, dash: number): boolean {
  const line = lines[index] as BlockLine;
  const name = keyOn(line)?.name;
  if (name === undefined) return false;
  const before = lines[index - 1];
  const isFirst = before?.role === "key" && valueOn(before) === undefined;
  if (isFirst && before.indent >= line.indent) return false;
  if (!isFirst && lines.some((it) => it !== line && it.role === "key" && it.indent === line.indent))
    return false;
  return beginsEntries(lines, index, dash);
}

/** Whether the key of a line is one with which entries of the list in a column begin. */
function beginsEntries(lines: readonly BlockLine[], index: number, dash: number): boolean {
  const line = lines[index];
  const name = line && keyOn(line)?.name;
  const siblings = lines.filter((it) => it.role === "entry" && it.indent === dash);
  return dash === 0 || name === "name" || siblings.some((it) => keyOn(it)?.name === name);
}

/** Whether a line is among the keys of the entry above it, so that a dash would split them. */
function splitsEntry(lines: readonly BlockLine[], index: number): boolean {
  const line = lines[index];
  if (!line) return false;
  for (let at = index - 1; at >= 0; at--) {
    const above = lines[at];
    if (!above || above.role === "comment" || above.indent >= line.indent) continue;
    return above.role === "entry" && above.column === line.indent;
  }
  return false;
}

/** Dashes that may be too many: before a key that belongs to what is above it. */
export function extraDashes({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    const key = line && isEntry(line) ? keyOn(line) : undefined;
    if (!line || !key || line.isBlockText || index === 0) return [];
    return [line.indent, key.column].map((column) => ({
      cost: 2,
      range: { start: line.start + line.indent, end: line.start + line.indent + 1 },
      message: 'This "-" does not belong between keys; remove it',
      title: 'Remove the "-"',
      edits: [replaceStart(line, key.column, " ".repeat(column))],
      kind: "choose" as const,
    }));
  });
}

/** Dashes that may be twice before one entry; what is aligned with the words after them may move along. */
export function doubledDashes({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    const match = line && !line.isBlockText ? /^( *- +)(- +)(?=\S)/.exec(line.text) : undefined;
    if (!line || !match) return [];
    return [
      removeSecondDash(lines, index, match, false),
      removeSecondDash(lines, index, match, true),
    ];
  });
}

function removeSecondDash(
  lines: readonly BlockLine[],
  index: number,
  [, before = "", extra = ""]: readonly string[],
  withAligned: boolean,
): SlipCandidate {
  const line = lines[index] as BlockLine;
  const start = line.start + before.length;
  const edits: TextEdit[] = [{ range: { start, end: start + extra.length }, newText: "" }];
  for (let at = index + 1; withAligned && at < lines.length; at++) {
    const next = lines[at];
    if (!next || next.indent < before.length + extra.length) break;
    edits.push(replaceStart(next, extra.length, ""));
  }
  const key = keyOn(line)?.name;
  const word = key ?? line.text.slice(before.length + extra.length);
  return {
    cost: 1 + (edits.length - 1) / 100,
    range: { start, end: start + 1 },
    message: `There is one "-" too many before "${word}"; remove it`,
    title: 'Remove the second "-"',
    edits,
    kind: key === undefined ? "choose" : "keep",
  };
}
