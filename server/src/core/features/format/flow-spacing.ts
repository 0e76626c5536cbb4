import type { FlowPart, LayoutFlow } from "#core/syntax/layout-tree.ts";
import type { FileLayout } from "./file-layout.ts";
import { type Sheet, setGap } from "./sheet.ts";

/** Sets the blanks inside brackets and braces that are on one line. */
export function spaceFlow(sheet: Sheet, { parts, range }: LayoutFlow, layout: FileLayout): void {
  if (sheet.text.slice(range.start, range.end).includes("\n")) return;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (next)
      setGap(sheet, part.range.end, next.range.start, blanksBetween(sheet, part, next, layout));
  }
}

function blanksBetween(sheet: Sheet, part: FlowPart, next: FlowPart, layout: FileLayout): number {
  if (part.kind === "open" && next.kind === "close") return 0;
  if (part.kind === "open") return padding(sheet, part, layout);
  switch (next.kind) {
    case "close":
      return padding(sheet, next, layout);
    case "comma":
      return 0;
    case "colon":
      // A colon right after an alias would belong to its name.
      return part.kind === "alias" ? 1 : 0;
    default:
      return 1;
  }
}

function padding({ text }: Sheet, { range }: FlowPart, { brace, bracket }: FileLayout): number {
  return /[{}]/.test(text.charAt(range.start)) ? brace : bracket;
}
