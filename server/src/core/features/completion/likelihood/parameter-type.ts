import { wordsOf } from "#core/base/name-nearness.ts";
import { parametersOf } from "#core/scripts/declarations.ts";
import { resolvePlain } from "#core/syntax/scalar.ts";
import type { CompletionPlace } from "../completion-place.ts";
import type { ExampleMapping } from "./entry.ts";

/** How well a type fits a parameter's other keys; weighed against a few entries of the file. */
export function typeFit(type: string, { keys, texts }: ExampleMapping): number {
  if (keys.some((it) => it.startsWith("pass-true") || it.startsWith("pass-false"))) {
    return type === "flag" ? decided : 0;
  }
  return (
    (keys.some((it) => it === "min" || it === "max") && isNumeric(type) ? strong : 0) +
    (texts.has("default")
      ? defaultFit(type, texts.get("default") ?? "")
      : nameFit(type, texts.get("name")))
  );
}

/** Whether a key has no effect on a parameter of this type. */
export function hasNoEffect(key: string, type: string | undefined): boolean {
  const types = typesOfKey.get(key);
  return type !== undefined && types !== undefined && !types.includes(type);
}

const numeric = ["integer", "float"];
const typesOfKey: ReadonlyMap<string, readonly string[]> = new Map([
  ["min", numeric],
  ["max", numeric],
  ["pass-true-as", ["flag"]],
  ["pass-false-as", ["flag"]],
  ["choices", ["string", ...numeric]],
  ["multiple", ["string", ...numeric]],
  ["multiple-separator", ["string", ...numeric]],
]);

/** The type that a script of the step gives the parameter, where one says so. */
export function typeInScripts(
  place: CompletionPlace,
  name: string | undefined,
): string | undefined {
  const { config, request, document } = place;
  if (config?.kind !== "step" || !config.name || name === undefined) return undefined;
  const scripts = request.code?.ofStep(document.names, config.name.value)?.scripts ?? [];
  for (const { script } of scripts) {
    const found = parametersOf(script).find((it) => it.name === name);
    const type = found?.pairs.find(([key]) => key === "type")?.[1];
    if (typeof type === "string") return type;
  }
  return undefined;
}

const decided = 100;
const strong = 20;
const weak = 3;

function isNumeric(type: string): boolean {
  return type === "integer" || type === "float";
}

/** Whole numbers are defaults of floats as well. */
function defaultFit(type: string, text: string): number {
  const { kind } = resolvePlain(text);
  if (kind === "null") return 0;
  if (kind === "integer") return type === "integer" ? strong : type === "float" ? strong / 2 : 0;
  const isFloat = kind === "float" || /^[-+]?[\d.]+e[-+]?\d+$/i.test(text);
  const meant = isFloat ? "float" : kind === "boolean" ? "flag" : "string";
  return type === meant ? strong : 0;
}

/** Words in names that suggest a parameter's type; the last known word of a name counts. */
function nameFit(type: string, name = ""): number {
  const known = wordsOf(name.replace(/([a-z])([A-Z])/g, "$1 $2")).map((it) => it.toLowerCase());
  const meant = known.map((it) => typeByWord.get(it)).findLast((it) => it !== undefined);
  return type === meant ? weak : 0;
}

const typeByWord: ReadonlyMap<string, string> = new Map(
  Object.entries({
    float:
      "rate lr ratio threshold dropout momentum decay fraction alpha beta gamma epsilon temperature tolerance",
    integer:
      "epochs epoch size num number count steps seed workers depth layers iterations width height port batch",
    flag: "use enable enabled disable verbose debug skip force is with shuffle",
    string: "name path file dir folder model url type mode optimizer",
  }).flatMap(([type, words]) => words.split(" ").map((it) => [it, type] as const)),
);
