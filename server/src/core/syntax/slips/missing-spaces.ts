import type { TextEdit } from "#core/base/edit.ts";
import type { BlockLine } from "./block-lines.ts";
import type { SlipCandidate, SlipPlace } from "./candidate.ts";

/** Dashes that may have lost the blank after them: one, or all of a list. */
export function blanksAfterDashes({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    if (!line || !isTight(line)) return [];
    const list = listOf(lines, index);
    return [[index], ...(list.length > 1 ? [list] : [])].flatMap((tight) => [
      insertBlanks(lines, tight, false),
      insertBlanks(lines, tight, true),
    ]);
  });
}

function isTight(line: BlockLine): boolean {
  return !line.isBlockText && /^ *-[^\s-]/.test(line.text);
}

/** All lines in the column of a line that begin with a dash without a blank, with only deeper lines between them. */
function listOf(lines: readonly BlockLine[], index: number): readonly number[] {
  const indent = lines[index]?.indent ?? 0;
  const list: number[] = [];
  let first = index;
  for (let at = index - 1; at >= 0 && (lines[at]?.indent ?? 0) >= indent; at--) first = at;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (!line || line.indent < indent) break;
    if (line.indent === indent && isTight(line)) list.push(at);
  }
  return list;
}

/** The spaces after the dashes; what is aligned with the words after them may move along. */
function insertBlanks(
  lines: readonly BlockLine[],
  tight: readonly number[],
  withAligned: boolean,
): SlipCandidate {
  const first = lines[tight[0] ?? 0] as BlockLine;
  const edits = tight.flatMap((it) => insertBlank(lines, it, withAligned));
  const start = first.start + first.indent;
  const word = /^\S*/.exec(first.text.slice(first.indent))?.[0] ?? "-";
  const count = tight.length;
  return {
    cost: 1 + (edits.length - 1) / 100,
    range: { start, end: start + word.length },
    message:
      count > 1
        ? `A space is missing after "-" in this and ${count - 1} more ${count > 2 ? "lines" : "line"}; write "- ${word.slice(1)}"`
        : `A space is missing after "-"; write "- ${word.slice(1)}"`,
    title: count > 1 ? "Insert the spaces" : "Insert a space",
    edits,
    kind: "keep",
  };
}

function insertBlank(
  lines: readonly BlockLine[],
  index: number,
  withAligned: boolean,
): readonly TextEdit[] {
  const line = lines[index] as BlockLine;
  const column = line.indent + 1;
  const edits = [insertion(line.start + column)];
  for (let at = index + 1; withAligned && at < lines.length; at++) {
    const next = lines[at];
    if (!next || next.indent < column) break;
    edits.push(insertion(next.start));
  }
  return edits;
}

/** Colons that may have lost the blank after them. */
export function blanksAfterColons({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    const match =
      line && !line.isBlockText
        ? /^(\s*(?:- +)*)(["']?[A-Za-z][\w-]*["']?):(?=[^\s:])/.exec(line.text)
        : undefined;
    if (!line || !match) return [];
    const start = line.start + (match[1] ?? "").length;
    const colon = line.start + match[0].length;
    return [
      {
        cost: 1,
        range: { start, end: colon },
        message: `A space is missing after "${match[2]}:"`,
        title: "Insert a space",
        edits: [insertion(colon)],
        kind: "keep" as const,
      },
    ];
  });
}

function insertion(at: number): TextEdit {
  return { range: { start: at, end: at }, newText: " " };
}
