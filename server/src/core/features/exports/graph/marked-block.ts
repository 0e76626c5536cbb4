/** How the parts of a text between marks were replaced. */
export type Marked =
  | { readonly kind: "replaced"; readonly text: string }
  /** No mark names the pipeline. */
  | { readonly kind: "missing" }
  /** A mark has no end; its line counts from 1. */
  | { readonly kind: "open"; readonly line: number };

/** The comment after which the graph of a pipeline stands in a Markdown file. */
export function startMark(pipeline: string): string {
  return `${beforeName}${pipeline} -->`;
}

const beforeName = "<!-- vhyaml graph: ";

/** The comment before which it ends. */
export const endMark = "<!-- vhyaml graph end -->";

/**
 * A Markdown text with a block in each place that is marked for a pipeline, and otherwise as it is. Marks within a block of
 * code are examples of marks. The block takes the indentation and the line breaks of its mark.
 */
export function withMarkedBlock(text: string, pipeline: string, block: string): Marked {
  const lines = text.split(/(?<=\n)/);
  const kept: string[] = [];
  let fence: string | undefined;
  let isMarked = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    kept.push(line);
    const isExample = fence !== undefined;
    fence = fenceAfter(line, fence);
    if (isExample || line.trim() !== startMark(pipeline)) continue;
    const end = endAfter(lines, at);
    if (end === undefined) return { kind: "open", line: at + 1 };
    kept.push(indented(block, line));
    isMarked = true;
    at = end - 1;
  }
  return isMarked ? { kind: "replaced", text: kept.join("") } : { kind: "missing" };
}

/** The index of the line with the end of a mark; undefined if another mark or nothing comes before. */
function endAfter(lines: readonly string[], start: number): number | undefined {
  const next = lines.findIndex(
    (it, at) => at > start && (it.trim() === endMark || it.trim().startsWith(beforeName)),
  );
  return lines[next]?.trim() === endMark ? next : undefined;
}

/** The fence that is open after a line of Markdown, such as three backticks. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const found = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (open === undefined) return found;
  return found?.startsWith(open) && line.trim() === found ? undefined : open;
}

function indented(block: string, mark: string): string {
  const indentation = mark.slice(0, mark.length - mark.trimStart().length);
  const lineBreak = mark.endsWith("\r\n") ? "\r\n" : "\n";
  return block
    .trimEnd()
    .split("\n")
    .map((it) => indentation + it + lineBreak)
    .join("");
}
