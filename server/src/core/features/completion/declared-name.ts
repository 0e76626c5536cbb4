import { fieldsOf } from "#core/model/read.ts";
import { stepOfNode } from "#core/model/resolve.ts";
import type { StepSignature } from "#core/model/signature.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, indexIn, pipelineOf } from "./completion-place.ts";
import { textInsertion } from "./insertion.ts";
import { keyInsertion } from "./key.ts";
import type { Offer, OfferKind } from "./offer.ts";
import { parameterDetail } from "./signature-text.ts";

/** The parameters, inputs and variables of a step where an override or a task names one of them. */
export const declaredNameCompleter: Completer = {
  name: "declared-name",
  offers(place) {
    if (place.role === "key") return [];
    const list = listOfPlace(place);
    const step = list && stepAround(place);
    return step ? namesIn(place, partsOf(step, list)) : [];
  },
};

/** The parameters of the step as keys of a parameter set. */
export const parameterSetCompleter: Completer = {
  name: "parameter-set",
  offers(place) {
    const step = isParameterSet(place) ? stepAround(place) : undefined;
    const point = place.points[0];
    if (!step || !point) return [];
    const mapping = place.role === "key" ? place.chain.at(-1) : undefined;
    const present = mapping?.kind === "mapping" ? mapping.pairs.map(({ key }) => key) : [];
    const names = new Set(present.flatMap((it) => (it.kind === "scalar" ? it.text : [])));
    return partsOf(step, "parameters")
      .filter((it) => !names.has(it.name))
      .map((it, rank) => ({
        label: it.name,
        kind: it.kind,
        detail: it.detail,
        ...keyInsertion(place, point, it.name, anything),
        rank,
      }));
  },
};

const anything: ValueSchema = { kind: "any" };

type ListKey = "parameters" | "inputs" | "environment-variables";

interface Part {
  readonly name: string;
  readonly kind: OfferKind;
  readonly detail: string | undefined;
}

/** The step that the override or task around the place refers to. */
export function stepAround(place: CompletionPlace): StepSignature | undefined {
  const { config, names } = place;
  if (config?.kind === "task") return config.step && names.step(config.step.value);
  const node = pipelineOf(place)?.nodes[indexIn(place, "nodes")];
  const step = node && stepOfNode(node, names);
  return step?.kind === "known" ? step.step : undefined;
}

function listOfPlace({ route }: CompletionPlace): ListKey | undefined {
  if (route === "task.parameters[].name") return "parameters";
  const match =
    /^pipeline\.nodes\[\]\.override\.(parameters|inputs|environment-variables)\[\]\.name$/.exec(
      route,
    );
  return match ? (match[1] as ListKey) : undefined;
}

function isParameterSet({ route, role, flow, path }: CompletionPlace): boolean {
  const sets = "task.parameter-sets[]";
  return role === "key" ? route === `${sets}.${path.at(-1)}` : route === sets && !flow;
}

function partsOf(step: StepSignature, list: ListKey): readonly Part[] {
  switch (list) {
    case "parameters":
      return step.parameters.map((it) => ({
        name: it.name,
        kind: "parameter",
        detail: parameterDetail(it),
      }));
    case "inputs":
      return step.inputs.map(({ name }) => ({ name, kind: "input", detail: undefined }));
    case "environment-variables":
      return step.environmentVariables.map((name) => ({
        name,
        kind: "environment-variable",
        detail: undefined,
      }));
  }
}

function namesIn(place: CompletionPlace, parts: readonly Part[]): readonly Offer[] {
  const point = place.points[0];
  if (!point) return [];
  const listed = new Set(namesBeside(place));
  return parts
    .filter((it) => !listed.has(it.name))
    .map((it, rank) => ({
      label: it.name,
      kind: it.kind,
      detail: it.detail,
      ...textInsertion(place, point, it.name),
      rank,
    }));
}

/** The names that the other entries of the list have. */
function namesBeside({ chain }: CompletionPlace): readonly string[] {
  const list = chain.at(-2);
  if (list?.kind !== "sequence") return [];
  return list.entries.flatMap((it) => fieldsOf(it).text("name")?.value ?? []);
}
