import type { FindCause } from "./cause.ts";

/** Between brackets a comma follows another one or the opening bracket: `[a,, b]`. */
export const extraComma: FindCause = (text, error) => {
  if (error.code !== "UNEXPECTED_TOKEN" || text[error.start] !== ",") return undefined;
  if (!/[,[{]\s*$/.test(text.slice(Math.max(0, error.start - longestGap), error.start))) {
    return undefined;
  }
  const range = { start: error.start, end: error.start + 1 };
  return {
    range,
    message: "There is one comma too many here; remove it, or write what is missing before it",
    fix: { kind: "choose", title: "Remove the comma", edits: [{ range, newText: "" }] },
  };
};

/** In characters. */
const longestGap = 200;
