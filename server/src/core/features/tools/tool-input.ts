import { cutMiddle } from "#core/base/cut-middle.ts";
import { suggestWord } from "#core/base/suggest.ts";
import type { Value } from "#core/base/value.ts";
import { parseJson } from "#core/model/parse-json.ts";
import type { JsonSchema } from "#core/schema/json-schema.ts";
import { ToolProblem } from "./tool-problem.ts";

/** What each kind of input is read as. */
interface InputKinds {
  readonly text: string;
  readonly texts: readonly string[];
  readonly count: bigint;
  readonly flag: boolean;
  /** An object with exact numbers. */
  readonly values: Extract<Value, { kind: "object" }>;
}

export interface InputProperty {
  readonly kind: keyof InputKinds;
  /** For the model. */
  readonly doc: string;
  readonly isRequired?: true;
}

/** What a tool can be asked with, by name. */
export interface InputProperties {
  readonly [name: string]: InputProperty;
}

/** The input as it was read; undefined where it was not given. */
export type InputValues<P extends InputProperties> = {
  readonly [K in keyof P]:
    | InputKinds[P[K]["kind"]]
    | (P[K]["isRequired"] extends true ? never : undefined);
};

/** The longest text that is taken, and the longest JSON of an object, in UTF-16 code units. */
const longest = { text: 10_000, values: 1_000_000 };

/** The most texts of a list that are taken. */
const mostTexts = 100;

/** The input of a tool as JSON Schema. */
export function inputSchema(properties: InputProperties): JsonSchema {
  const required = Object.keys(properties).filter((it) => properties[it]?.isRequired);
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, { kind, doc }]) => [
        name,
        { ...schemas[kind], description: doc },
      ]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

const schemas: { readonly [kind in keyof InputKinds]: JsonSchema } = {
  text: { type: "string" },
  texts: { type: "array", items: { type: "string" } },
  count: { type: "integer", minimum: 0 },
  flag: { type: "boolean" },
  values: { type: "object", additionalProperties: true },
};

/** Reads the input of a tool, whatever it is. Throws `ToolProblem`. */
export function readInput<P extends InputProperties>(
  tool: string,
  properties: P,
  input: unknown,
): InputValues<P> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new ToolProblem(`The input of ${tool} is an object with ${names(properties)}`);
  }
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  const values: { [name: string]: InputKinds[keyof InputKinds] } = {};
  for (const [name, value] of given) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!property) throw new ToolProblem(unknownName(tool, properties, name));
    values[name] = readers[property.kind](name, value);
  }
  for (const [name, { isRequired }] of Object.entries(properties)) {
    if (isRequired && values[name] === undefined) throw new ToolProblem(`"${name}" is missing`);
  }
  return values as InputValues<P>;
}

function unknownName(tool: string, properties: InputProperties, name: string): string {
  const { hint } = suggestWord(name, Object.keys(properties));
  return `${tool} takes no "${cutMiddle(name, 100)}"${hint || `; it takes ${names(properties)}`}`;
}

function names(properties: InputProperties): string {
  return Object.keys(properties).join(", ");
}

const readers: {
  readonly [K in keyof InputKinds]: (name: string, given: unknown) => InputKinds[K];
} = {
  text: readText,
  texts(name, given) {
    if (typeof given === "string") return [readText(name, given)];
    if (!Array.isArray(given)) throw new ToolProblem(`"${name}" is a list of texts`);
    if (given.length > mostTexts) {
      throw new ToolProblem(`"${name}" has ${given.length} texts; give at most ${mostTexts}`);
    }
    return given.map((it: unknown) => readText(name, it));
  },
  count(name, given) {
    if (typeof given === "number" && Number.isSafeInteger(given) && given >= 0)
      return BigInt(given);
    if (typeof given === "string" && /^\d{1,40}$/.test(given)) return BigInt(given);
    throw new ToolProblem(`"${name}" is a whole number from 0`);
  },
  flag(name, given) {
    if (typeof given === "boolean") return given;
    throw new ToolProblem(`"${name}" is true or false`);
  },
  values(name, given) {
    const json = typeof given === "string" ? given : (JSON.stringify(given) ?? "");
    if (json.length > longest.values) throw new ToolProblem(tooLong(name, json.length));
    const result = parseJson(json);
    if (result.kind === "problem") {
      const { message, range } = result.problem;
      throw new ToolProblem(`"${name}" is not JSON at character ${range.start + 1}: ${message}`);
    }
    if (result.value.kind === "object") return result.value;
    throw new ToolProblem(`"${name}" is an object, such as {"name": 1}`);
  },
};

function readText(name: string, given: unknown): string {
  if (typeof given !== "string") throw new ToolProblem(`"${name}" is a text`);
  if (given.length <= longest.text) return given;
  throw new ToolProblem(`"${name}" has ${given.length} characters; give at most ${longest.text}`);
}

function tooLong(name: string, length: number): string {
  const limit = `"${name}" has ${length} characters of JSON; give at most ${longest.values}`;
  return `${limit}, or use the command line: vhyaml variants FILE --metadata JSON_FILE`;
}
