/** A text of the user's on one line, with characters that cannot be seen written as `\n` or `\u001b`. */
export function visibleText(text: string): string {
  return replaceUnseen(text, (it) => shortEscapes[it] ?? escapeOf(it));
}

/** The same for a text of several lines: line breaks and tabs are kept. */
export function visibleLines(text: string): string {
  if (plainLines.test(text)) return text;
  return replaceUnseen(text, (it) => (it === "\n" || it === "\t" ? it : visibleText(it)));
}

/** JSON in which what cannot be seen is written as escapes; a reader gets the same values. */
export function visibleJson(json: string): string {
  if (plainLines.test(json)) return json;
  return replaceUnseen(json, (it) => (it === "\n" ? it : escapeOf(it)));
}

/** Lines of nothing but visible ASCII. */
const plainLines = /^[\n -~]*$/;

/** The text with each invisible character replaced, except those that shape the letter before them. */
export function replaceUnseen(text: string, replacement: (letter: string) => string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(unseenLetters(), (letter, at: number) =>
    shapesLetter(letter, text.slice(Math.max(0, at - 2), at)) ? letter : replacement(letter),
  );
}

/**
 * The characters that change how the text around them is read or shown: controls, line separators, direction marks, lone
 * surrogates, and all that Unicode has no glyph for. To compile this takes longer than to look for them in a short text.
 */
function unseenLetters(): RegExp {
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\ufffe\uffff]/gu;
}

const shortEscapes: { readonly [letter: string]: string } = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** The UTF-16 code units of a character as JSON and YAML write them. */
function escapeOf(letter: string): string {
  return letter
    .split("")
    .map((it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** Emoji consist of signs, variants and joiners; the letters of many scripts are joined or kept apart by joiners. */
function shapesLetter(letter: string, before: string): boolean {
  if (letter === "\ufe0e" || letter === "\ufe0f") return /\p{Extended_Pictographic}$/u.test(before);
  if (letter !== "\u200c" && letter !== "\u200d") return false;
  if (/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]$/u.test(before)) return true;
  return (
    /\p{L}$/u.test(before) &&
    !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(before)
  );
}
