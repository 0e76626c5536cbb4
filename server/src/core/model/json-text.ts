import type { Value } from "../base/value.ts";

/** The JSON text of a value, with its numbers as exact as Python prints them. */
export function jsonText(value: Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "integer":
      return value.digits;
    case "float":
      return floatWords[value.text] ?? value.text;
    case "string":
      return JSON.stringify(value.value);
    case "date":
      return JSON.stringify(value.text);
    case "list":
      return `[${value.items.map(jsonText).join(",")}]`;
    case "object":
      return `{${value.entries.map(([key, it]) => `${JSON.stringify(key)}:${jsonText(it)}`).join(",")}}`;
  }
}

/** What Python's `json.dumps` writes for the floats that JSON lacks. */
const floatWords: { readonly [text: string]: string } = {
  nan: "NaN",
  inf: "Infinity",
  "-inf": "-Infinity",
};
