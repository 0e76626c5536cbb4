/** The text as one word of a shell command, quoted as Python's `shlex.quote` does it. */
export function shellQuote(text: string): string {
  if (text === "") return "''";
  if (!unsafe.test(text)) return text;
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}

const unsafe = /[^A-Za-z0-9_@%+=:,./-]/;
