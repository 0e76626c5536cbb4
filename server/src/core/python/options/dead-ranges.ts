import type { SourceRange } from "#core/base/range.ts";
import type { Unit } from "./units.ts";

/** The definitions of a file that are not live, with their decorators, and the branches that are dead; outermost ones only, in text order. */
export function deadRanges(
  root: Unit,
  live: ReadonlySet<Unit>,
  branches: readonly SourceRange[],
): readonly SourceRange[] {
  const found: SourceRange[] = [...branches];
  const look = (unit: Unit) => {
    for (const it of unit.children) {
      if (live.has(it)) look(it);
      else {
        const whole = it.node.parent?.name === "DecoratedStatement" ? it.node.parent : it.node;
        found.push({ start: whole.from, end: whole.to });
      }
    }
  };
  look(root);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return found.filter((it) => {
    const isInside = it.start < end;
    if (!isInside) end = it.end;
    return !isInside;
  });
}
