import type { ScriptArgument } from "../../python/arguments.ts";
import { optionDeclaration } from "../code/declarations.ts";
import type { StepCode } from "../code/step-code.ts";
import { usesOf } from "../code/uses.ts";
import { flowText, scalarText } from "../edits/yaml-text.ts";
import type { Completer } from "./completer.ts";
import { textInsertion } from "./insertion.ts";
import type { CompletionPlace } from "./place.ts";
import { snippetText } from "./snippet.ts";
import type { Pairs } from "./template.ts";

/** A parameter or input that a script of the step uses and the step does not declare. */
export interface ScriptName {
  readonly name: string;
  readonly detail: string;
  readonly pairs: Pairs;
}

/** Names for parameters and inputs that the programs of the step use. */
export const scriptNameCompleter: Completer = {
  name: "script-name",
  proposals(place) {
    const list = /^step\.(parameters|inputs)\[\]\.name$/.exec(place.route)?.[1];
    const opening = place.openings[0];
    if (!list || !opening || place.role === "key") return [];
    return scriptNames(place, list === "inputs" ? "inputs" : "parameters").map((it, rank) => ({
      label: it.name,
      kind: list === "inputs" ? "input" : "parameter",
      detail: it.detail,
      insertion: textInsertion(place, opening, it.name),
      rank,
    }));
  },
};

/** What the programs of the step use and the step does not declare yet. */
export function scriptNames(
  { config, context, document }: CompletionPlace,
  list: "parameters" | "inputs",
): readonly ScriptName[] {
  if (config?.kind !== "step" || !config.name) return [];
  const code = context.code?.ofStep(document.names, config.name.value);
  if (!code) return [];
  const declared = new Set(config[list].flatMap((it) => it.name?.value ?? []));
  const found = new Map<string, ScriptName>();
  const candidates =
    list === "parameters" ? [...fromOptions(code), ...fromUses(code, list)] : fromUses(code, list);
  for (const it of candidates) {
    if (!declared.has(it.name) && !found.has(it.name)) found.set(it.name, it);
  }
  return [...found.values()];
}

function fromUses(code: StepCode, list: "parameters" | "inputs"): readonly ScriptName[] {
  return usesOf(code, list).map(({ name, path }) => ({
    name,
    detail: `used in ${path}`,
    pairs: [["name", written(name)]],
  }));
}

function fromOptions({ scripts }: StepCode): readonly ScriptName[] {
  return scripts
    .filter((it) => !it.imported)
    .flatMap(({ path, script }) =>
      script.arguments.map((it) => ({
        name: it.name,
        detail: `option of ${path}`,
        pairs: parameterPairs(it),
      })),
    );
}

function parameterPairs(option: ScriptArgument): Pairs {
  return optionDeclaration(option).pairs.map(([key, value]) => [key, snippetText(flowText(value))]);
}

function written(name: string): string {
  return snippetText(scalarText(name, "flow"));
}
