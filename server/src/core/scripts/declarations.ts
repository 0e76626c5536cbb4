import type { Value } from "#core/base/value.ts";
import { type Fragment, fragmentOf } from "#core/edits/yaml-text.ts";
import type { DictionaryKey } from "#core/python/keys.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { Script } from "#core/python/script.ts";
import { scalarText } from "#core/syntax/quote.ts";

/** A parameter or input as a step would declare it. */
export interface ScriptDeclaration {
  readonly name: string;
  /** Where it comes from: an option of the command line, or `valohai-utils`. */
  readonly from: "option" | "usage";
  readonly pairs: readonly (readonly [key: string, value: Fragment])[];
}

/** The parameters that a script takes, each once: with its options first, then what it asks `valohai-utils` for. */
export function parametersOf(script: Script): readonly ScriptDeclaration[] {
  return unique([
    ...script.arguments.map(optionDeclaration),
    ...script.prepare.flatMap((it) => it.parameters.map(preparedParameter)),
    ...script.parameters.map(({ name }) => bare(name)),
  ]);
}

/** The inputs that a script reads, each once. */
export function inputsOf(script: Script): readonly ScriptDeclaration[] {
  return unique([
    ...script.prepare.flatMap((it) => it.inputs.map(preparedInput)),
    ...script.inputs.map(({ name }) => bare(name)),
  ]);
}

function unique(all: readonly ScriptDeclaration[]): readonly ScriptDeclaration[] {
  const names = new Set<string>();
  return all.filter(({ name }) => !names.has(name) && names.add(name));
}

function bare(name: string): ScriptDeclaration {
  return { name, from: "usage", pairs: [["name", scalarText(name, "flow")]] };
}

/** The parameter that passes a value to an option of the command line. */
export function optionDeclaration(option: ScriptArgument): ScriptDeclaration {
  const { name, type, required, several, passAs, choices = [] } = option;
  const value = option.default;
  const hasDefault = value !== undefined && type !== "flag" && isSameAsText(value, type);
  const description = descriptionIn(option.help ?? "");
  return {
    name,
    from: "option",
    pairs: [
      ["name", scalarText(name, "flow")],
      ...pairIf(type !== undefined && type !== "string", "type", () => type ?? "string"),
      ...pairIf(hasDefault, "default", () => (value ? fragmentOf(value, "flow") : "")),
      ...pairIf(choices.length > 0, "choices", () => ({
        list: choices.map((it) => fragmentOf(it, "flow")),
      })),
      ...pairIf(several && type !== "flag", "multiple", () => multipleFor(option)),
      ...pairIf(passAs !== undefined, passAsKey(option), () => scalarText(passAs ?? "", "flow")),
      ...pairIf(!hasDefault && !required && type !== "flag", "optional", () => "true"),
      ...pairIf(description !== "", "description", () => scalarText(description, "flow")),
    ],
  };
}

/**
 * Whether a script gets the same when the default is passed as text as when the option is left out: of the text "False" or
 * "3" it makes other things than of `False` or `3` unless it converts it.
 */
function isSameAsText(value: Value, type: ScriptArgument["type"]): boolean {
  switch (value.kind) {
    case "null":
    case "boolean":
      return false;
    case "list":
      return value.items.length > 0 && value.items.every((it) => isSameAsText(it, type));
    case "integer":
    case "float":
      return type === "integer" || type === "float";
    default:
      return true;
  }
}

/** A help text on one line, without what argparse fills in, such as `(default: %(default)s)`; empty where that is a part of its sentence. */
function descriptionIn(help: string): string {
  const text = help.replace(/[([][^()[\]]*%\(\w+\)[^()[\]]*[)\]]/g, "").replace(/%%/g, "%");
  return text.includes("%(") ? "" : text.replace(/\s+/g, " ").trim();
}

/** Several values of a positional argument are words of their own. */
function multipleFor({ position }: ScriptArgument): string {
  return position === undefined ? "separate" : "repeat";
}

/** A flag is written in another way only where it is on. */
function passAsKey({ type }: ScriptArgument): string {
  return type === "flag" ? "pass-true-as" : "pass-as";
}

function pairIf(
  condition: boolean,
  key: string,
  value: () => Fragment,
): readonly (readonly [string, Fragment])[] {
  return condition ? [[key, value()]] : [];
}

function preparedParameter({ name, value }: DictionaryKey): ScriptDeclaration {
  const type = typeOf(value);
  const isFlag = type === "flag";
  const isOn = value?.kind === "boolean" && value.value;
  const hasDefault = value !== undefined && value.kind !== "null" && value.kind !== "object";
  return {
    name,
    from: "usage",
    pairs: [
      ["name", scalarText(name, "flow")],
      ...pairIf(type !== "string", "type", () => type),
      ...pairIf(hasDefault && (!isFlag || isOn), "default", () =>
        value ? fragmentOf(value, "flow") : "",
      ),
      ...pairIf(value?.kind === "list", "multiple", () => "separate"),
      ...pairIf(value?.kind === "null", "optional", () => "true"),
    ],
  };
}

function typeOf(value: Value | undefined): string {
  switch (value?.kind) {
    case "integer":
    case "float":
      return value.kind;
    case "boolean":
      return "flag";
    case "list":
      return typeOf(value.items[0]);
    default:
      return "string";
  }
}

function preparedInput({ name, value }: DictionaryKey): ScriptDeclaration {
  const named: readonly [string, Fragment] = ["name", scalarText(name, "flow")];
  const fields = new Map(value?.kind === "object" ? value.entries : []);
  const given = value?.kind === "object" ? fields.get("default") : value;
  const optional = fields.get("optional");
  const isEmpty =
    !given || given.kind === "null" || (given.kind === "string" && given.value === "");
  const none = given?.kind === "list" && given.items.length === 0;
  return {
    name,
    from: "usage",
    pairs: [
      named,
      ...pairIf(!isEmpty && !none, "default", () => (given ? fragmentOf(given, "flow") : "")),
      ...pairIf(optional?.kind === "boolean" && optional.value, "optional", () => "true"),
    ],
  };
}
