import { stringValue, type Value } from "#core/base/value.ts";
import { numberOf } from "#core/model/python-number.ts";
import { duration, durationSeconds } from "#core/schema/duration.ts";
import type { NameKind, ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { renamedCommand, renamedSocket, type Vocabulary } from "./vocabulary.ts";

/** Where in an item a value is read. */
export interface Place {
  readonly vocabulary: Vocabulary;
  /** The name, before the change, of the step whose parameters and inputs are meant here. */
  readonly step: string | undefined;
  /** The mapping that holds the value. */
  readonly holder: ObjectSchema;
  /** The key of that mapping. */
  readonly key?: string;
}

/** A value in the names after the change, and in one form of several that mean the same. */
export function commonForm(value: Value, schema: ValueSchema, place: Place): Value {
  if (schema === duration) return inSeconds(value);
  if (value.kind === "float" && schema.kind === "number") return asNumber(value);
  if (value.kind !== "string") return value;
  if (place.key === "keep-directories") return directoriesKept(value);
  if (place.key === "command") return stringValue(commandAfter(value.value, place));
  if (schema.kind !== "string") return value;
  if (schema.lenient) return stringValue(plainWord(value.value, schema.lenient));
  return stringValue(referenceAfter(value.value, schema.refersTo, place.vocabulary));
}

function inSeconds(value: Value): Value {
  const seconds = value.kind === "string" ? durationSeconds(value.value) : undefined;
  return seconds === undefined ? value : { kind: "integer", digits: String(seconds) };
}

/** Two of the words mean the same as a truth value. */
function directoriesKept(value: Extract<Value, { kind: "string" }>): Value {
  const isTruth = value.value === "none" || value.value === "full";
  return isTruth ? { kind: "boolean", value: value.value === "full" } : value;
}

/** A whole number without its point. */
function asNumber(value: Extract<Value, { kind: "float" }>): Value {
  const number = numberOf(value);
  const isWhole = typeof number === "number" && Number.isSafeInteger(number);
  return isWhole ? { kind: "integer", digits: String(number) } : value;
}

function plainWord(text: string, lenient: true | "case"): string {
  const lower = text.toLowerCase();
  return lenient === "case" ? lower : lower.replaceAll("-", "_");
}

/** Blanks at the end of a command do nothing. */
function commandAfter(command: string, { vocabulary, step: own }: Place): string {
  return renamedCommand(command, (it) => vocabulary.entry(own, "parameters", it)).trimEnd();
}

function referenceAfter(text: string, kind: NameKind | undefined, vocabulary: Vocabulary): string {
  switch (kind) {
    case undefined:
      return text;
    case "node":
      return vocabulary.node(text);
    case "socket":
    case "target":
      return renamedSocket(text, vocabulary);
    default:
      return vocabulary.item(kind, text);
  }
}
