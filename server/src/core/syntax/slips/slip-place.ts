import { groupBy } from "#core/base/group-by.ts";
import type { BlockLine } from "./block-lines.ts";
import type { SlipPlace } from "./candidate.ts";

/** How far from the line of an error its slip may be, in lines. */
const linesBefore = 6;
const linesAfter = 2;

/** Where the slip that led to an error at an offset may be: on the lines near it, on the lines around it, or on lines in a column of their own. */
export function placeOf(lines: readonly BlockLine[], offset: number): SlipPlace {
  const found = lines.findIndex((it) => it.end >= offset && it.role !== "comment");
  const focus = found < 0 ? lines.length - 1 : found;
  const near = new Set<number>();
  for (let at = focus - linesBefore; at <= focus + linesAfter; at++) near.add(at);
  let indent = lines[focus]?.indent ?? 0;
  for (let at = focus - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.role === "comment" || line.indent >= indent) continue;
    near.add(at).add(at + 1);
    indent = line.indent;
  }
  for (const at of loneLines(lines)) if (at <= focus + linesAfter) near.add(at);
  return { lines, near: [...near].filter((it) => lines[it]).sort((a, b) => a - b) };
}

/** Where the slip that makes a valid text odd may be: on the line at an offset or the lines next to it. */
export function placeBeside(lines: readonly BlockLine[], offset: number): SlipPlace {
  const written = [...lines.keys()].filter((it) => lines[it]?.role !== "comment");
  const focus = written.findIndex((it) => (lines[it]?.end ?? 0) >= offset);
  return { lines, near: written.slice(Math.max(0, focus - 1), focus + 2) };
}

/** The indices of lines that have no other line of their kind in their column. */
function loneLines(lines: readonly BlockLine[]): readonly number[] {
  const written = [...lines.entries()].filter(
    ([, { role, isBlockText }]) => !isBlockText && role !== "comment",
  );
  const byColumn = groupBy(written, ([, { role, column, indent }]) => {
    return `${role} ${role === "entry" ? indent : column}`;
  });
  return [...byColumn.values()].flatMap((it) => (it.length === 1 ? it.map(([at]) => at) : []));
}
