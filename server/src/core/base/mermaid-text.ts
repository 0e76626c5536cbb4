import { visibleText } from "./visible-text.ts";

/**
 * Text of the user's within a quoted text of a Mermaid diagram: what could be markup there is written as the code of its
 * letter, and so is all that is neither a letter, a digit, a blank nor a sign between two letters.
 */
export function mermaidText(text: string): string {
  return visibleText(text).replace(
    /(?<![\p{L}\p{N}])[^\p{L}\p{M}\p{N} ]|[^\p{L}\p{M}\p{N} ](?![\p{L}\p{N}])|[^\p{L}\p{M}\p{N} \-_.]/gu,
    (it) => `#${it.codePointAt(0)};${it === "\\" ? apart : ""}`,
  );
}

/** A blank without width: Mermaid takes a backslash before an "n" for a line break. */
const apart = "#8203;";
