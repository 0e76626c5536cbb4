import { pythonFloat } from "#core/base/python-float.ts";
import type { Value } from "#core/base/value.ts";
import type { ScalarNode, SyntaxNode } from "./tree.ts";

/** How PyYAML's `safe_load` reads a scalar: as YAML 1.1, by its own resolvers (PyYAML `resolver.py`, `constructor.py`). */
export function resolveScalar(node: ScalarNode): Value {
  return node.valueBy(resolve);
}

function resolve(node: ScalarNode): Value {
  if (node.tag) return resolveTagged(node.tag, node.text);
  if (node.style !== "plain") return { kind: "string", value: node.text };
  return resolvePlain(node.text);
}

/** How PyYAML reads an unquoted, untagged text. */
export function resolvePlain(text: string): Value {
  if (text === "" || nulls.has(text)) return { kind: "null" };
  const truth = booleans.get(text.toLowerCase());
  if (truth !== undefined && isWordCase(text)) return { kind: "boolean", value: truth };
  if (!startsLikeNumber.test(text)) return { kind: "string", value: text };
  if (float.test(text)) return { kind: "float", text: floatText(text) };
  if (integer.test(text)) return integerOf(text);
  if (timestamp.test(text)) return { kind: "date", text: dateText(text) };
  return { kind: "string", value: text };
}

const nulls = new Set(["~", "null", "Null", "NULL"]);
const booleans = new Map([
  ["yes", true],
  ["no", false],
  ["true", true],
  ["false", false],
  ["on", true],
  ["off", false],
]);
const startsLikeNumber = /^[-+.0-9]/;
const float =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const integer =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const timestamp =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

/** `yes`, `Yes` and `YES` are booleans, `yEs` is not. */
function isWordCase(text: string): boolean {
  const rest = text.slice(1);
  return rest === rest.toLowerCase() || text === text.toUpperCase();
}

function resolveTagged(tag: string, text: string): Value {
  switch (tagName(tag)) {
    case "null":
      return { kind: "null" };
    case "bool":
      return { kind: "boolean", value: booleans.get(text.toLowerCase()) === true };
    case "int":
      return integerOf(text);
    case "float":
      return { kind: "float", text: floatText(text) };
    case "timestamp":
    case "!":
      return resolvePlain(text);
    default:
      return { kind: "string", value: text };
  }
}

/** Whether PyYAML reads the value as Python's `bytes` or `set`, which no property takes. */
export function isBytesOrSet({ kind, tag }: SyntaxNode): boolean {
  if (tag === undefined) return false;
  return tagName(tag) === (kind === "scalar" ? "binary" : "set");
}

function tagName(tag: string): string {
  return tag.replace(/^(?:!!|tag:yaml\.org,2002:)/, "");
}

function integerOf(text: string): Value {
  const negative = text.startsWith("-");
  const digits = text.replace(/_/g, "").replace(/^[-+]/, "");
  const magnitude = magnitudeOf(digits);
  return { kind: "integer", digits: String(negative ? -magnitude : magnitude) };
}

function magnitudeOf(digits: string): bigint {
  if (digits.includes(":")) {
    return digits.split(":").reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  }
  if (/^0[bx]./i.test(digits)) return BigInt(digits);
  if (/^0o?[0-7]+$/i.test(digits)) return BigInt(`0o${digits.replace(/^0o?/i, "")}`);
  return /^\d+$/.test(digits) ? BigInt(digits) : 0n;
}

function floatText(text: string): string {
  const plain = text.replace(/_/g, "").toLowerCase();
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^[-+]/, "");
  if (/^\.?nan$/.test(digits)) return "nan";
  if (/^\.?inf(?:inity)?$/.test(digits)) return sign < 0 ? "-inf" : "inf";
  return pythonFloat(sign * (digits.includes(":") ? sexagesimal(digits) : Number(digits)));
}

/** Base 60, summed from the last part on as PyYAML does, so that rounding agrees. */
function sexagesimal(digits: string): number {
  let base = 1;
  let sum = 0;
  for (const part of digits.split(":").reverse()) {
    sum += Number(part) * base;
    base *= 60;
  }
  return sum;
}

/** Python's `str` of the date or datetime. */
function dateText(text: string): string {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|[-+]\d\d?(?::\d\d)?))?)?$/.exec(
      text,
    );
  if (!match) return text;
  const [, year = "", month = "", day = "", hour, minute, second, fraction, zone] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (hour === undefined) return date;
  const micro = (fraction ?? "").slice(0, 6).padEnd(6, "0");
  const time = `${hour.padStart(2, "0")}:${minute}:${second}${Number(micro) > 0 ? `.${micro}` : ""}`;
  return `${date} ${time}${zoneText(zone)}`;
}

function zoneText(zone: string | undefined): string {
  if (!zone) return "";
  if (zone === "Z") return "+00:00";
  const [hours = "", minutes = "00"] = zone.slice(1).split(":");
  return `${zone[0]}${hours.padStart(2, "0")}:${minutes}`;
}
