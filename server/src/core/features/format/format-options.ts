/** How the dashes of a list are placed below its key: as each list is written, further right, or in the key's column. */
export type ListIndentation = "keep" | "indent" | "flush";

/** How many blank lines are between top-level items; "keep" leaves as many as there are. */
export type BlankLines = "keep" | number;

/** What a user can set about formatting. */
export interface FormatStyle {
  readonly listIndentation: ListIndentation;
  readonly blankLinesBetweenItems: BlankLines;
}

export const defaultFormatStyle: FormatStyle = {
  listIndentation: "keep",
  blankLinesBetweenItems: "keep",
};

/** The words for the indentation of lists. */
export const listIndentations: readonly ListIndentation[] = ["keep", "indent", "flush"];

/** The most blank lines that can be asked for. */
export const maxBlankLines = 3;

/** Reads a word of the settings; undefined for any other. */
export function listIndentationOf(word: unknown): ListIndentation | undefined {
  return listIndentations.find((it) => it === word);
}

/** Reads a number of blank lines, also one that is written as text; undefined for anything else. */
export function blankLinesOf(value: unknown): BlankLines | undefined {
  if (value === "keep") return value;
  const text = String(value);
  return /^\d$/.test(text) && Number(text) <= maxBlankLines ? Number(text) : undefined;
}
