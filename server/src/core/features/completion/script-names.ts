import { flowText } from "#core/edits/yaml-text.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { StepCode } from "#core/scripts/code.ts";
import { inputsOf, optionDeclaration, parametersOf } from "#core/scripts/declarations.ts";
import { usesOf } from "#core/scripts/step-uses.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";
import { textInsertion } from "./insertion.ts";
import { snippetText } from "./snippet.ts";
import { type Pairs, valueInsertion } from "./template.ts";

/** A parameter or input that a script of the step uses and the step does not declare. */
export interface ScriptName {
  readonly name: string;
  readonly detail: string;
  readonly pairs: Pairs;
  /** Whether the name alone would not reach the script, as for a positional argument. */
  readonly needsPairs?: boolean;
}

/** Names for parameters and inputs that the programs of the step use. */
export const scriptNameCompleter: Completer = {
  name: "script-name",
  offers(place) {
    const list = /^step\.(parameters|inputs)\[\]\.name$/.exec(place.route)?.[1];
    const point = place.points[0];
    if (!list || !point || place.role === "key") return [];
    const names = scriptNames(place, list === "inputs" ? "inputs" : "parameters");
    const fitting = names.filter((it) => !it.needsPairs || isAlone(place));
    return fitting.map((it, rank) => ({
      label: it.name,
      kind: list === "inputs" ? "input" : "parameter",
      detail: it.detail,
      ...(isAlone(place)
        ? valueInsertion(place, point, it.pairs, it.name)
        : textInsertion(place, point, it.name)),
      rank,
      free: true,
    }));
  },
};

/** Whether the entry of a block list holds nothing but the name, which is not quoted. */
function isAlone({ chain, quote, flow }: CompletionPlace): boolean {
  const entry = chain.at(-1);
  return quote === "" && !flow && entry?.kind === "mapping" && entry.pairs.length === 1;
}

/** What the programs of the step use and the step does not declare yet. */
export function scriptNames(
  { config, request, document }: CompletionPlace,
  list: "parameters" | "inputs",
): readonly ScriptName[] {
  if (config?.kind !== "step" || !config.name) return [];
  const code = request.code?.ofStep(document.names, config.name.value);
  if (!code) return [];
  const declared = new Set(config[list].flatMap((it) => it.name?.value ?? []));
  const found = new Map<string, ScriptName>();
  const candidates = [
    ...(list === "parameters" ? fromOptions(code) : []),
    ...fromPrepare(code, list),
    ...fromUses(code, list),
  ];
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

/** What `valohai.prepare` gives a default to, with that default. */
function fromPrepare({ scripts }: StepCode, list: "parameters" | "inputs"): readonly ScriptName[] {
  return scripts
    .filter((it) => !it.imported)
    .flatMap(({ path, script }) => {
      const prepared = new Set(script.prepare.flatMap((it) => it[list].map(({ name }) => name)));
      const used = new Set(script[list].map(({ name }) => name));
      const all = list === "inputs" ? inputsOf(script) : parametersOf(script);
      return all
        .filter((it) => it.from === "usage" && prepared.has(it.name))
        .map(({ name, pairs }) => ({
          name,
          detail: `${used.has(name) ? "used" : "prepared"} in ${path}`,
          pairs: pairs.map(([key, value]) => [key, snippetText(flowText(value))] as const),
        }));
    });
}

function fromOptions({ programs }: StepCode): readonly ScriptName[] {
  return programs.flatMap(({ path, options }) =>
    options.map((it) => ({
      name: it.name,
      detail:
        it.position === undefined ? `option of ${path}` : `argument ${it.position + 1} of ${path}`,
      pairs: parameterPairs(it),
      needsPairs: it.passAs !== undefined,
    })),
  );
}

/** With the type, which a person would write as well. */
function parameterPairs(option: ScriptArgument): Pairs {
  const [name, ...rest] = optionDeclaration(option).pairs;
  const pairs = [
    ...(name ? [name] : []),
    ...(rest.some(([key]) => key === "type") ? [] : [["type", option.type ?? "string"] as const]),
    ...rest,
  ];
  return pairs.map(([key, value]) => [key, snippetText(flowText(value))]);
}

function written(name: string): string {
  return snippetText(scalarText(name, "flow"));
}
