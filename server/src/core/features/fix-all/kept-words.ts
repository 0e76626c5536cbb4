/** An arrow between two sockets, which people write where YAML has a comma. */
const arrow = /[-=]>|\u2192/g;

/** The words of a YAML text and its other signs, without the spaces and signs that arrange and quote words. */
export function wordsOf(text: string): readonly string[] {
  return words(text, /[\p{L}\p{N}_]+|[^\s"'\\:,[\]{}-]/gu);
}

/** The words of a value or key as it is read, to which quotes and backslashes belong. */
export function wordsOfValue(text: string): readonly string[] {
  return words(text, /[\p{L}\p{N}_]+|[^\s:,[\]{}-]/gu);
}

function words(text: string, word: RegExp): readonly string[] {
  return text.replace(arrow, " ").match(word) ?? [];
}
