import { nextLine } from "#core/base/line.ts";
import type { FindCause } from "./cause.ts";
import { lineAt } from "./source-line.ts";

const tagLine = /^[ \t]*\{(?:%.*%|#.*#|\{.*\})\}[ \t]*\r?$/gm;

/** Lines that only a template engine reads: `{% if x %}` and `{{ include("x") }}`. */
export const templateTag: FindCause = (text) => {
  const found = [...text.matchAll(tagLine)].map(({ index }) => lineAt(text, index));
  const [first] = found;
  if (!first) return undefined;
  const edits = found.map(({ start, end }) => ({
    range: { start, end: nextLine(text, end) },
    newText: "",
  }));
  return {
    range: { start: first.start + first.indent, end: first.end },
    message:
      "This is a template tag, which Valohai does not fill in; write the text that you mean, without tags",
    fix: {
      kind: "remove",
      title: found.length > 1 ? "Remove the lines with tags" : "Remove the line",
      edits,
    },
  };
};
