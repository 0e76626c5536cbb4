import { applyEdits } from "#core/base/edit.ts";
import { shift as shiftRange } from "#core/base/range.ts";
import { type BlockLine, blockLines } from "./block-lines.ts";
import type { SlipCandidate } from "./candidate.ts";
import { irregularityFor } from "./irregularity.ts";
import { type LayoutLine, layoutOf, misplacedLines } from "./line-layout.ts";

/**
 * The candidates that leave fewer misplaced lines, judged by columns alone, which takes much less time
 * than reading the text; none where no line is misplaced now, and all where brackets or quotes hide the columns. Those
 * that change little and leave the most regular columns come first.
 */
export function fitting(
  lines: readonly BlockLine[],
  candidates: readonly SlipCandidate[],
  { offset, isBroken }: { readonly offset: number; readonly isBroken: boolean },
): readonly SlipCandidate[] {
  const layout = lines.map(layoutOf);
  const before = misplacedLines(layout);
  const irregularity = irregularityFor(lines);
  const focus = focusOf(lines, layout, offset);
  const isAt = ({ range }: SlipCandidate) =>
    !focus || focus.isBlockText || (focus.start <= range.start && range.start <= focus.end);
  if (before === undefined) {
    return [...candidates].sort((a, b) => a.cost - b.cost).slice(0, maxUnsure);
  }
  if (isBroken && before === 0) return [];
  return candidates
    .flatMap((candidate) => {
      const made = changed(layout, lines, candidate);
      const after = misplacedLines(made);
      const fits = after !== undefined && (isBroken ? after < before : after === 0);
      return fits
        ? [
            {
              candidate,
              rank: candidate.cost + irregularity(made) + (isAt(candidate) ? 0 : distance),
            },
          ]
        : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .map((it) => it.candidate);
}

/** The line at an offset; below a key with a text the deeper line that the text cannot take in. */
function focusOf(
  lines: readonly BlockLine[],
  layout: readonly LayoutLine[],
  offset: number,
): BlockLine | undefined {
  const index = lines.findIndex((it) => it.end >= offset && it.role !== "comment");
  const [line, next] = [lines[index], lines[index + 1]];
  const isBelow = layout[index]?.value === "plain" && next && next.indent > (line?.column ?? 0);
  return isBelow ? next : line;
}

/** What a slip counts for that is not on the line that shows it: the line that comes first is most often right. */
const distance = 0.75;

/** How many candidates are read where the columns say nothing. */
const maxUnsure = 12;

function changed(
  layout: readonly LayoutLine[],
  lines: readonly BlockLine[],
  { shift, edits }: SlipCandidate,
): readonly LayoutLine[] {
  if (!shift) return layout.map((it, index) => edited(it, lines[index], edits));
  const { from, to, by } = shift;
  return layout.map((it, index) =>
    index < from || index > to ? it : { ...it, columns: it.columns.map((column) => column + by) },
  );
}

function edited(
  layout: LayoutLine,
  line: BlockLine | undefined,
  edits: SlipCandidate["edits"],
): LayoutLine {
  if (!line) return layout;
  const own = edits.filter(({ range }) => line.start <= range.start && range.end <= line.end);
  if (own.length === 0) return layout;
  const moved = own.map((it) => ({ ...it, range: shiftRange(it.range, -line.start) }));
  const [made] = blockLines(applyEdits(line.text, moved));
  return made ? layoutOf(made) : layout;
}
