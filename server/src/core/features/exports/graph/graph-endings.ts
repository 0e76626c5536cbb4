/** The formats of files that hold a graph, and what the names of such files end in. */
export const graphEndings = {
  svg: "svg",
  png: "png",
  mermaid: "mmd",
  dot: "gv",
  markdown: "md",
  text: "txt",
} as const;

export type GraphFileFormat = keyof typeof graphEndings;

/** Whether a value names a format of files that hold a graph. */
export function isGraphFileFormat(value: unknown): value is GraphFileFormat {
  return typeof value === "string" && Object.hasOwn(graphEndings, value);
}
