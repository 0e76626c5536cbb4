import { type FindCause, mend } from "./cause.ts";
import { lineAt } from "./lines.ts";

/** Between brackets a comma is missing before a key: `{ name: a type: task }`. */
export const missingComma: FindCause = (text, error) => {
  if (error.code !== "BLOCK_IN_FLOW") return undefined;
  const line = lineAt(text, error.start);
  const rest = text.slice(error.start, line.end);
  const match = /^([^,[\]{}:]*?\S)\s+([A-Za-z_][\w-]*)\s*:(?=\s)/.exec(rest);
  if (!match || rest.startsWith("- ")) return undefined;
  const comma = error.start + (match[1] ?? "").length;
  const key = error.start + match[0].lastIndexOf(match[2] ?? "");
  return {
    range: { start: key, end: key + (match[2] ?? "").length },
    message: `A comma is missing before "${match[2]}"`,
    mend: mend("Insert a comma", comma, comma, ","),
  };
};
