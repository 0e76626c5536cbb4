/**
 * Text of the user's as a cell of a table that spreadsheets open: what they would read as a formula begins with an
 * apostrophe, and numbers stay numbers. As text that begins with apostrophes and such a sign gets one more, no two texts
 * become the same cell. The signs are those of OWASP's page on CSV injection, with their full-width forms.
 */
export function spreadsheetText(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const number = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|inf|nan)$/i;
