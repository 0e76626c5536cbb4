import type { TextEdit } from "#core/base/edit.ts";
import { type FindCause, fix } from "./cause.ts";
import { isEntry, type Line, lineAt, nextContentLine, previousLine } from "./source-line.ts";

/** A dash is not followed by a space: `-step:`. */
export const spaceAfterDash: FindCause = (text, error) => {
  for (
    let line: Line | undefined = lineAt(text, error.start);
    line;
    line = previousLine(text, line)
  ) {
    const match = /^(\s*)-(?=[A-Za-z"'{[_])([^\s:]*)/.exec(line.text);
    if (!match || !isMeantAsEntry(text, line)) continue;
    const dash = line.start + (match[1] ?? "").length;
    const word = /^[^\s]*/.exec(line.text.trimStart())?.[0] ?? "-";
    return {
      range: { start: dash, end: dash + word.length },
      message: `A space is missing after "-"; write "- ${word.slice(1)}"`,
      fix: { kind: "keep", title: "Insert a space", edits: insertSpace(text, line, dash + 1) },
    };
  }
  return undefined;
};

/** The lines that are aligned with what follows the dash move with it. */
function insertSpace(text: string, line: Line, at: number): readonly TextEdit[] {
  const column = at - line.start;
  const edits = [{ range: { start: at, end: at }, newText: " " }];
  for (let next = nextContentLine(text, line); next; next = nextContentLine(text, next)) {
    if (next.indent < column) break;
    if (next.indent === column || edits.length > 1) {
      edits.push({ range: { start: next.start, end: next.start }, newText: " " });
    }
  }
  return edits;
}

/** A key after the dash, or a neighbour with a dash in the same column. */
function isMeantAsEntry(text: string, line: Line): boolean {
  if (/^\s*-[A-Za-z_][\w-]*:(?:\s|$)/.test(line.text)) return true;
  const neighbours = [previousLine(text, line), nextContentLine(text, line)];
  return neighbours.some((it) => it && isEntry(it) && it.indent === line.indent);
}

/** A colon is not followed by a space: `name:train`. */
export const spaceAfterColon: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  for (const candidate of [line, previousLine(text, line)]) {
    const match = candidate && /^(\s*(?:- +)*)([A-Za-z][\w-]*):(?=[^\s:/])/.exec(candidate.text);
    if (!candidate || !match) continue;
    const start = candidate.start + (match[1] ?? "").length;
    const colon = candidate.start + match[0].length;
    return {
      range: { start, end: colon },
      message: `A space is missing after "${match[2]}:"`,
      fix: fix("Insert a space", colon, colon, " "),
    };
  }
  return undefined;
};
