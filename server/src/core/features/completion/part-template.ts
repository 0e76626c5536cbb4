import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import { fieldsOf } from "#core/model/read.ts";
import { stepOfNode } from "#core/model/resolve.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, pipelineOf } from "./completion-place.ts";
import { stepAround } from "./declared-name.ts";
import { textInsertion } from "./insertion.ts";
import { snippetText } from "./snippet.ts";
import type { EntryTemplate } from "./template.ts";

/** The lists of an override, by the kind of what they change. */
const overridden = {
  parameters: "parameter",
  inputs: "input",
  "environment-variables": "environment-variable",
} as const;

/** An entry for each part of the step that the override does not change yet, with the default to be changed. */
export function overrideTemplates(place: CompletionPlace): readonly EntryTemplate[] {
  const list = /^pipeline\.nodes\[\]\.override\.([a-z-]+)\[\]/.exec(place.route)?.[1];
  const step = stepAround(place);
  if (!step || !list || !isOverridden(list)) return [];
  const defaults = new Map(step.parameters.map((it) => [it.name, it.default]));
  const names =
    list === "environment-variables"
      ? step.environmentVariables
      : step[list].map(({ name }) => name);
  const listed = namesInList(place);
  return names
    .filter((it) => !listed.has(it))
    .map((name) => {
      const value = list === "parameters" ? defaults.get(name) : undefined;
      const text = value && value.kind !== "null" ? flowText(fragmentOf(value, "flow")) : "";
      return {
        label: name,
        kind: overridden[list],
        detail: `override of the ${overridden[list].replace("-", " ")}`,
        retrigger: text === "" && list === "parameters",
        pairs: (stops) => [
          ["name", plainText(name)],
          ["default", stops(text)],
        ],
      };
    });
}

function isOverridden(list: string): list is keyof typeof overridden {
  return Object.hasOwn(overridden, list);
}

/** The names of the entries of the list around the place. */
function namesInList({ chain }: CompletionPlace): ReadonlySet<string> {
  const list = chain.findLast((it) => it.kind === "sequence");
  const entries = list?.kind === "sequence" ? list.entries : [];
  return new Set(entries.flatMap((it) => fieldsOf(it).text("name")?.value ?? []));
}

/** A pipeline parameter for each parameter of its nodes, set wherever it occurs. */
export function pipelineParameterTemplates(place: CompletionPlace): readonly EntryTemplate[] {
  return [...settableParameters(place)].map(([name, targets]) => ({
    label: name,
    kind: "parameter",
    detail: targets.length === 1 ? `sets ${targets[0]}` : `sets ${targets.length} parameters`,
    retrigger: false,
    pairs: (stops) => [
      ["name", stops(scalarText(name, "flow"))],
      ["targets", { list: targets.map(plainText) }],
    ],
  }));
}

/** The parameters of a pipeline's nodes by name, with the sockets to set them; those that are set already are left out. */
function settableParameters(place: CompletionPlace): ReadonlyMap<string, readonly string[]> {
  const pipeline = pipelineOf(place);
  const found = new Map<string, string[]>();
  const set = new Set(pipeline?.parameters.flatMap((it) => it.targets.map(({ text }) => text)));
  for (const node of pipeline?.nodes ?? []) {
    const step = stepOfNode(node, place.names);
    if (step.kind !== "known" || !node.name || node.name.value.includes(".")) continue;
    for (const { name } of step.step.parameters) {
      const target = `${node.name.value}.parameter.${name}`;
      if (!set.has(target)) found.set(name, [...(found.get(name) ?? []), target]);
    }
  }
  for (const name of namesInList(place)) found.delete(name);
  return found;
}

/** Names for a pipeline parameter: those of the parameters that it can set. */
export const pipelineParameterNameCompleter: Completer = {
  name: "pipeline-parameter-name",
  offers(place) {
    const point = place.points[0];
    if (place.route !== "pipeline.parameters[].name" || place.role === "key" || !point) return [];
    return [...settableParameters(place).keys()].map((name, rank) => ({
      label: name,
      kind: "parameter",
      ...textInsertion(place, point, name),
      rank,
      free: true,
    }));
  },
};

/** What actions are usually for. */
export const actionTemplates: readonly EntryTemplate[] = [
  {
    label: "stop on a condition",
    kind: "snippet",
    detail: "",
    retrigger: false,
    pairs: (stops) => [
      ["when", "node-complete"],
      ["if", stops("metadata.accuracy < 0.8")],
      ["then", "stop-pipeline"],
    ],
  },
  {
    label: "ask for approval",
    kind: "snippet",
    detail: "",
    retrigger: false,
    pairs: () => [
      ["when", "node-starting"],
      ["then", "require-approval"],
    ],
  },
];

function plainText(text: string): string {
  return snippetText(scalarText(text, "flow"));
}
