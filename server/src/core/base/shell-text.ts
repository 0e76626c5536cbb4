import { visibleText } from "./visible-text.ts";

/** The text as one word of a shell command, quoted as Python's `shlex.quote` does it. */
export function shellQuote(text: string): string {
  if (text === "") return "''";
  if (!unsafe.test(text)) return text;
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

const unsafe = /[^A-Za-z0-9_@%+=:,./-]/;

/** The text as a comment of a shell script, with its line break: no name can end the comment. */
export function shellComment(text: string): string {
  return `# ${visibleText(text)}\n`;
}
