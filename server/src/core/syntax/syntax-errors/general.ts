import type { Cause, RawError } from "./cause.ts";
import { lineAt } from "./source-line.ts";

/** An error whose cause is not recognized, with a message for its kind. */
export function generalCause(text: string, { code, start, end, message }: RawError): Cause {
  const fixed = messages[code];
  if (fixed !== undefined) return { range: { start, end }, message: fixed };
  const word =
    text
      .slice(start, Math.max(end, start + 1))
      .trim()
      .split(/\s/)[0]
      ?.slice(0, 40) ?? "";
  const line = lineAt(text, start).text.trim();
  if (/flow|[[{]/i.test(message) || /[[{]/.test(afterBrackets(line))) {
    return { range: { start, end }, message: 'A comma, "]" or "}" is missing' };
  }
  const what = word === "" ? "The text is not YAML here" : `"${word}" is not expected here`;
  return { range: { start, end }, message: what };
}

const messages: { readonly [code: string]: string } = {
  BAD_DQ_ESCAPE: "This escape does not exist in a double-quoted text; write \\\\ for a backslash",
  BAD_ALIAS: "An anchor or alias needs a name, such as &name or *name",
  BAD_DIRECTIVE: "This YAML directive is not known",
  BAD_INDENT: "The indentation does not fit the lines around it",
  ALIAS_PROPS: "An alias cannot have an anchor or a tag of its own",
  MULTIPLE_ANCHORS: "A value can have only one anchor",
  MULTIPLE_TAGS: "A value can have only one tag",
  KEY_OVER_1024_CHARS: "A key can have at most 1024 characters",
  BLOCK_IN_FLOW: "A list with dashes cannot be inside brackets; separate the entries with commas",
  BLOCK_AS_IMPLICIT_KEY: "A mapping must start on its own line",
  MULTILINE_IMPLICIT_KEY: "A key must be on one line",
};

/** The part of a line after its last closing bracket. */
function afterBrackets(line: string): string {
  return line.slice(Math.max(line.lastIndexOf("]"), line.lastIndexOf("}")) + 1);
}
