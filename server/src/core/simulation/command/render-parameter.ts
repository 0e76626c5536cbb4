import { stringValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { isTruthy } from "#core/model/python-number.ts";
import { pythonSplit } from "#core/model/python-string.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";
import { formatTemplate } from "./format-value.ts";

/** The words that a parameter adds to a command line, not quoted; or Python's error. */
export type Words =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "refused" }
  | { readonly kind: "crash"; readonly error: string };

const noWords: Words = { kind: "words", words: [] };

/** What `{parameter:name}` stands for (valohai-yaml `Parameter.format_cli`); a parameter without a value adds nothing. */
export function renderParameter(parameter: Parameter, value: Value): Words {
  if (value.kind === "null") return noWords;
  const template = templateOf(parameter, value);
  if (!template) return noWords;
  const pieces = pythonSplit(template);
  const format = (atom: Value) => formatPieces(pieces, parameter.name?.value ?? "", atom);
  switch (parameter.multiple) {
    case "repeat":
      return renderRepeated(listOf(value), format);
    case "separate": {
      const items = listOf(value);
      if (items.length === 0) return noWords;
      return format(stringValue(items.map(pythonStr).join(parameter.multipleSeparator || ",")));
    }
    default:
      return value.kind === "list"
        ? { kind: "crash", error: listError(parameter, value) }
        : format(value);
  }
}

function listError(parameter: Parameter, value: Value): string {
  const name = pythonRepr(stringValue(parameter.name?.value ?? ""));
  return `InvalidType: list value ${pythonRepr(value)} for non-multiple parameter ${name} not allowed`;
}

function templateOf(parameter: Parameter, value: Value): string | undefined {
  if (parameter.type !== "flag") {
    return parameter.passAs || "--{name}={value}";
  }
  if (parameter.passTrueAs || parameter.passFalseAs) {
    return isTruthy(value) ? parameter.passTrueAs : parameter.passFalseAs;
  }
  return isTruthy(value) ? parameter.passAs || "--{name}" : undefined;
}

function listOf(value: Value): readonly Value[] {
  return value.kind === "list" ? value.items : [value];
}

function renderRepeated(items: readonly Value[], format: (atom: Value) => Words): Words {
  const words: string[] = [];
  for (const item of items) {
    if (item.kind === "list") {
      const text = pythonRepr(item);
      const error = `InvalidType: nested list value ${text} for repeat-style multiple parameter not allowed`;
      return { kind: "crash", error };
    }
    const rendered = format(item);
    if (rendered.kind !== "words") return rendered;
    for (const it of rendered.words) words.push(it);
  }
  return { kind: "words", words };
}

/** The template is cut at spaces before it is filled in, so that blanks inside a value never split a word. */
function formatPieces(pieces: readonly string[], name: string, value: Value): Words {
  const environment = new Map([
    ["name", stringValue(name)],
    ["value", value],
    ["v", value],
  ]);
  const words: string[] = [];
  for (const piece of pieces) {
    const formatted = formatTemplate(piece, environment);
    if (formatted.kind !== "text") return formatted;
    words.push(formatted.text);
  }
  return { kind: "words", words };
}
