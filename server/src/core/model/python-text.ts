import type { Value } from "#core/base/value.ts";
import { quotePython } from "./python-string.ts";

/** What Python's `str` gives for a value: what is in a command. */
export function pythonStr(value: Value): string {
  return value.kind === "string" ? value.value : pythonRepr(value);
}

/** What Python's `repr` gives for a value: how it looks inside a list. */
export function pythonRepr(value: Value): string {
  switch (value.kind) {
    case "null":
      return "None";
    case "boolean":
      return value.value ? "True" : "False";
    case "integer":
      return value.digits;
    case "float":
    case "date":
      return value.text;
    case "string":
      return quotePython(value.value);
    case "list":
      return `[${value.items.map(pythonRepr).join(", ")}]`;
    case "object":
      return `{${value.entries.map(([key, it]) => `${quotePython(key)}: ${pythonRepr(it)}`).join(", ")}}`;
  }
}
