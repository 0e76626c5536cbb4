import { never } from "#core/base/never.ts";
import { itemSchema } from "./index.ts";
import { objectSchemas } from "./known-keys.ts";
import type {
  ByKeySchema,
  ListSchema,
  NumberSchema,
  ObjectSchema,
  PropertySchema,
  StringSchema,
  ValueSchema,
} from "./object-schema.ts";
import { valohaiYamlVersion } from "./version.ts";

/** A JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: Json };

/**
 * What may be written in a valohai.yaml as JSON Schema 2020-12, for other YAML tools: what the schema knows, with its
 * descriptions. It validates the values that the texts have in YAML 1.1, which Valohai reads.
 */
export function jsonSchema(): JsonSchema {
  const objects = [itemSchema, ...objectSchemas()];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:valohai-yaml:${valohaiYamlVersion}`,
    title: "valohai.yaml",
    description: `Steps, tasks, pipelines, endpoints and deployments of Valohai, as valohai-yaml ${valohaiYamlVersion} reads them.`,
    type: "array",
    items: reference(itemSchema),
    $defs: Object.fromEntries(objects.map((it) => [definitionName(it), objectDefinition(it)])),
  };
}

function reference(object: ObjectSchema): JsonSchema {
  return { $ref: `#/$defs/${definitionName(object)}` };
}

function definitionName({ name }: ObjectSchema): string {
  return name.replaceAll(" ", "-");
}

function objectDefinition(object: ObjectSchema): JsonSchema {
  const { name, doc, open, properties } = object;
  const required = Object.keys(properties).filter((key) => properties[key]?.required);
  const rows = Object.entries(properties).map(([key, row]) => [key, propertySchema(row)]);
  const conditions = [
    ...combinations(object),
    ...conditionalKeys(object),
    ...needs(object),
    ...exclusions(object),
  ];
  return {
    title: name,
    description: doc,
    type: "object",
    properties: Object.fromEntries(rows),
    ...(required.length > 0 ? { required } : {}),
    ...(open ? {} : { additionalProperties: false }),
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  };
}

function propertySchema({ doc, value, default: fallback }: PropertySchema): JsonSchema {
  const choices = choicesIn(value).map((it) => `\n- \`${it.value}\`: ${it.doc}`);
  return {
    description: doc + (choices.length > 0 ? `\n${choices.join("")}` : ""),
    ...(fallback === undefined ? {} : { default: writtenValue(fallback) }),
    ...valueSchema(value),
  };
}

/** A default is given as it would be written: a JSON value, or else a plain text. */
function writtenValue(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function choicesIn(value: ValueSchema): NonNullable<StringSchema["choices"]> {
  if (value.kind === "string") return value.choices ?? [];
  if (value.kind === "list") return choicesIn(value.of);
  // The list form of a value has the choices of the single one.
  return value.kind === "either"
    ? (value.options.map(choicesIn).find((it) => it.length > 0) ?? [])
    : [];
}

function valueSchema(value: ValueSchema): JsonSchema {
  switch (value.kind) {
    case "any":
      return {};
    case "boolean":
      return { type: "boolean" };
    case "integer":
    case "number":
      return numberSchema(value);
    case "string":
      return stringSchema(value);
    case "list":
      return listSchema(value);
    case "map":
      return { type: "object", additionalProperties: valueSchema(value.of) };
    case "object":
      return reference(value.object);
    case "either":
      return { anyOf: value.options.map(valueSchema) };
    case "by-key":
      return byKeySchema(value);
    default:
      return never(value);
  }
}

function numberSchema({ kind, minimum, maximum }: NumberSchema): JsonSchema {
  return {
    type: kind,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** Words are examples where others are allowed too, even without effect. */
function stringSchema({
  choices,
  others,
  lenient,
  pattern,
  maxLength,
  refersTo,
}: StringSchema): JsonSchema {
  const form = refersTo === "socket" ? socketPattern : pattern && patternText(pattern);
  const words = choices?.map((it) => it.value);
  return {
    type: "string",
    ...(words && others ? { examples: words } : {}),
    ...(words && !others ? (lenient ? spellingsOf(words) : { enum: words }) : {}),
    ...(form === undefined ? {} : { pattern: form }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

/** A pattern as it is written outside of JavaScript, where "/" needs no escape. */
export function patternText({ source }: RegExp): string {
  return source.replaceAll("\\/", "/");
}

/** The three parts of a socket: a node, a type and a key, which may have dots and may be empty. */
const socketPattern = "^[^.]+\\.[^.]+\\.";

/** Words in any case and with `_` or `-`, or no word at all. */
function spellingsOf(words: readonly string[]): JsonSchema {
  const anySpelling = (word: string) =>
    [...word]
      .map((it) =>
        /[a-z]/.test(it) ? `[${it}${it.toUpperCase()}]` : /[-_]/.test(it) ? "[-_]" : it,
      )
      .join("");
  return {
    anyOf: [
      { type: "string", enum: words },
      { type: "string", pattern: `^(?:${words.map(anySpelling).join("|")})?$` },
    ],
  };
}

function listSchema({ of, length }: ListSchema): JsonSchema {
  const bounds = length === undefined ? {} : { minItems: length, maxItems: length };
  return { type: "array", items: valueSchema(of), ...bounds };
}

/** A mapping that must have one of the known values under the key, and what that value asks for. */
function byKeySchema({ key, branches }: ByKeySchema): JsonSchema {
  return {
    type: "object",
    properties: { [key]: { type: "string", enum: Object.keys(branches) } },
    required: [key],
    allOf: Object.entries(branches).map(([word, object]) =>
      implication(having(key, { const: word }), reference(object)),
    ),
  };
}

/** Keys that exclude or replace each other. */
function combinations({
  exactlyOneOf,
  atLeastOneOf,
  atMostOneOf,
}: ObjectSchema): readonly JsonSchema[] {
  const each = (keys: readonly string[]) => keys.map((it) => having(it));
  const pairs = (keys: readonly string[]) =>
    keys.flatMap((a, index) => keys.slice(index + 1).map((b) => ({ allOf: each([a, b]) })));
  return [
    ...(exactlyOneOf ? [{ oneOf: each(exactlyOneOf) }] : []),
    ...(atLeastOneOf ? [{ anyOf: each(atLeastOneOf) }] : []),
    ...(atMostOneOf ? [{ not: { anyOf: pairs(atMostOneOf) } }] : []),
  ];
}

/** Keys that are required while another one has a value; an absent key counts as having no value, even if it has a default. */
function conditionalKeys({ properties }: ObjectSchema): readonly JsonSchema[] {
  return Object.entries(properties).flatMap(([key, { requiredWhen: when }]) =>
    when ? [implication(having(when.key, { const: when.is }), having(key))] : [],
  );
}

function needs({ needs: others = {} }: ObjectSchema): readonly JsonSchema[] {
  const filled = { type: "string", minLength: 1 };
  return Object.entries(others).map(([key, other]) =>
    implication(having(key, filled), having(other)),
  );
}

function exclusions({ neverTogether }: ObjectSchema): readonly JsonSchema[] {
  if (!neverTogether) return [];
  const words = Object.entries(neverTogether);
  return [{ not: { allOf: words.map(([key, texts]) => having(key, { enum: texts })) } }];
}

/** A mapping with this key; complete in itself, as strict validators require. */
function having(key: string, value: JsonSchema | true = true): JsonSchema {
  return { type: "object", properties: { [key]: value }, required: [key] };
}

function implication(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; schemas are never awaited
  return { if: condition, then: consequence };
}
