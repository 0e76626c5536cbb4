/** What Python calls whitespace (`str.isspace`), which is not quite what JavaScript's `\s` is. */
const space =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const spaces = new RegExp(`[${space}]+`);
const leading = new RegExp(`^[${space}]+`);
const spaceOnly = new RegExp(`^[${space}]$`);

/** The words of a text, as Python's `str.split()` cuts it. */
export function pythonSplit(text: string): readonly string[] {
  return text.split(spaces).filter((it) => it !== "");
}

/** The text without whitespace at its ends, as Python's `str.strip()` leaves it. */
export function pythonStrip(text: string): string {
  const start = leading.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && spaceOnly.test(text[end - 1] ?? "")) end--;
  return text.slice(start, end);
}

/** The literal that Python's `repr` prints for a string. */
export function quotePython(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) result += escaped(character, quote);
  return result + quote;
}

/** Turns a literal of `repr` into that of Python's `ascii`. */
export function escapeNonAscii(text: string): string {
  let result = "";
  for (const character of text) result += character > "\x7e" ? codeEscape(character) : character;
  return result;
}

function escaped(character: string, quote: string): string {
  if (character === quote || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  if (character === " " || !/^[\p{C}\p{Z}]$/u.test(character)) return character;
  return codeEscape(character);
}

function codeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
