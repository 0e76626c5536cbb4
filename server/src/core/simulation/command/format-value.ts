import type { Value } from "#core/base/value.ts";
import { readPythonFloat } from "#core/model/python-number.ts";
import { escapeNonAscii } from "#core/model/python-string.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";
import { formatFloat, formatInteger } from "./format-number.ts";
import { type FormatSpec, pad, parseSpec } from "./format-spec.ts";
import { soundParts, type TemplatePart } from "./format-template.ts";

/** What formatting gives; Python's ValueError (`refused`) leaves a command as written, any other error breaks it (`crash`). */
export type Formatted =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused" }
  | { readonly kind: "crash"; readonly error: string };

/** The values that a format string can name. */
export type FormatEnvironment = ReadonlyMap<string, Value>;

const refused: Formatted = { kind: "refused" };

/** What Python's `template.format_map(environment)` gives. */
export function formatTemplate(template: string, environment: FormatEnvironment): Formatted {
  return formatNested(template, environment, 2);
}

function formatNested(template: string, environment: FormatEnvironment, depth: number): Formatted {
  if (depth === 0) return refused;
  const { parts, broken } = soundParts(template);
  let text = "";
  for (const part of parts) {
    const formatted = formatPart(part, environment, depth);
    if (formatted.kind !== "text") return formatted;
    text += formatted.text;
  }
  return broken ? refused : { kind: "text", text };
}

function formatPart(part: TemplatePart, environment: FormatEnvironment, depth: number): Formatted {
  if (part.kind === "text") return part;
  const value = environment.get(part.name);
  if (!value) return crash(`KeyError: ${pythonRepr({ kind: "string", value: part.name })}`);
  const found = follow(value, part.path);
  if ("error" in found) return found;
  const spec = part.spec === "" ? "" : formatNested(part.spec, environment, depth - 1);
  if (typeof spec !== "string" && spec.kind !== "text") return spec;
  const specText = typeof spec === "string" ? spec : spec.text;
  return formatValue(converted(found, part.conversion), specText);
}

function crash(error: string): { readonly kind: "crash"; readonly error: string } {
  return { kind: "crash", error };
}

/** The part of a value that `[0]` or `[key]` names; attributes are of no use in a command. */
function follow(value: Value, path: string) {
  let current = value;
  for (const [, attribute, index = ""] of path.matchAll(/\.([^.[]+)|\[([^\]]+)(?:\]|$)/g)) {
    if (attribute !== undefined) {
      const type = pythonTypes[current.kind];
      return crash(`AttributeError: '${type}' object has no attribute '${attribute}'`);
    }
    const next = itemAt(current, index);
    if (!next) return crash(indexError(current, index));
    current = next;
  }
  return current;
}

function itemAt(value: Value, index: string): Value | undefined {
  const position = /^\d+$/.test(index) ? Number(index) : undefined;
  switch (value.kind) {
    case "list":
      return position === undefined ? undefined : value.items[position];
    case "string": {
      const character = position === undefined ? undefined : [...value.value][position];
      return character === undefined ? undefined : { kind: "string", value: character };
    }
    case "object":
      return value.entries.find(([key]) => position === undefined && key === index)?.[1];
    default:
      return undefined;
  }
}

function indexError(value: Value, index: string): string {
  const isNumber = /^\d+$/.test(index);
  switch (value.kind) {
    case "object":
      return `KeyError: ${isNumber ? index : `'${index}'`}`;
    case "list":
      return isNumber
        ? "IndexError: list index out of range"
        : "TypeError: list indices must be integers or slices, not str";
    case "string":
      return isNumber
        ? "IndexError: string index out of range"
        : "TypeError: string indices must be integers, not 'str'";
    default:
      return `TypeError: '${pythonTypes[value.kind]}' object is not subscriptable`;
  }
}

const pythonTypes: { readonly [kind in Value["kind"]]: string } = {
  null: "NoneType",
  boolean: "bool",
  integer: "int",
  float: "float",
  string: "str",
  date: "datetime.date",
  list: "list",
  object: "dict",
};

function converted(value: Value, conversion: string | undefined): Value {
  switch (conversion) {
    case "r":
      return { kind: "string", value: pythonRepr(value) };
    case "s":
      return { kind: "string", value: pythonStr(value) };
    case "a":
      return { kind: "string", value: escapeNonAscii(pythonRepr(value)) };
    default:
      return value;
  }
}

/** What Python's `format(value, spec)` gives. */
export function formatValue(value: Value, specText: string): Formatted {
  if (specText === "") return { kind: "text", text: pythonStr(value) };
  switch (value.kind) {
    case "null":
    case "list":
    case "object":
      return crash(
        `TypeError: unsupported format string passed to ${pythonTypes[value.kind]}.__format__`,
      );
    case "date":
      return refused;
    default: {
      const spec = parseSpec(specText);
      return spec ? formatScalar(value, spec) : refused;
    }
  }
}

type Scalar = Extract<Value, { kind: "string" | "boolean" | "integer" | "float" }>;

function formatScalar(value: Scalar, spec: FormatSpec): Formatted {
  switch (value.kind) {
    case "boolean":
      return formatWhole(value.value ? 1n : 0n, spec);
    case "integer":
      return formatWhole(BigInt(value.digits), spec);
    case "float":
      return textOrRefused(formatFloat(readPythonFloat(value.text) ?? Number.NaN, spec));
    case "string":
      return textOrRefused(formatText(value.value, spec));
  }
}

/** If a spec accepts whole numbers, a failure is due to the number's size. */
function formatWhole(value: bigint, spec: FormatSpec): Formatted {
  const text = formatInteger(value, spec);
  if (text !== undefined || formatInteger(0n, spec) === undefined) return textOrRefused(text);
  const what =
    spec.type === "c" ? "%c arg not in range(0x110000)" : "int too large to convert to float";
  return crash(`OverflowError: ${what}`);
}

function formatText(text: string, spec: FormatSpec): string | undefined {
  const plain = spec.sign === "" && !spec.alternate && spec.grouping === "";
  if (!plain || spec.align === "=" || !/^s?$/.test(spec.type)) return undefined;
  return pad([...text].slice(0, spec.precision).join(""), spec, "<");
}

function textOrRefused(text: string | undefined): Formatted {
  return text === undefined ? refused : { kind: "text", text };
}
