import type { Value } from "#core/base/value.ts";

/** The JSON text of a value as Python's `json.dumps` writes it, with its numbers as exact as Python prints them. */
export function jsonText(value: Value): string {
  return textOf(value, (word) => word);
}

/** The same for readers of strict JSON (RFC 8259): `NaN` and the infinities, which are not numbers there, are texts. */
export function strictJsonText(value: Value): string {
  return textOf(value, (word) => `"${word}"`);
}

function textOf(value: Value, floatWord: (word: string) => string): string {
  const inside = (it: Value) => textOf(it, floatWord);
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "integer":
      return value.digits;
    case "float": {
      const word = floatWords[value.text];
      return word === undefined ? value.text : floatWord(word);
    }
    case "string":
      return JSON.stringify(value.value);
    case "date":
      return JSON.stringify(value.text);
    case "list":
      return `[${value.items.map(inside).join(",")}]`;
    case "object":
      return `{${value.entries.map(([key, it]) => `${JSON.stringify(key)}:${inside(it)}`).join(",")}}`;
  }
}

/** What Python's `json.dumps` writes for the floats that JSON has no numbers for. */
const floatWords: { readonly [text: string]: string } = {
  nan: "NaN",
  inf: "Infinity",
  "-inf": "-Infinity",
};
