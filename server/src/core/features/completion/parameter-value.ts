import { itemNamed } from "#core/document/document.ts";
import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import type { Parameter } from "#core/model/config.ts";
import { runsStep } from "#core/model/step-node.ts";
import { booleans } from "./choice.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, indexIn, pipelineOf } from "./completion-place.ts";
import { stepAround } from "./declared-name.ts";
import { rawInsertion } from "./insertion.ts";

/** The values that a parameter can have, as its default or among those that a task tries: its choices, or on and off for a flag. */
export const parameterValueCompleter: Completer = {
  name: "parameter-value",
  offers(place) {
    const point = place.points[0];
    if (!point || place.quote !== "" || place.role === "key") return [];
    const parameter = parameterOf(place);
    if (parameter?.type === "flag") return booleans(place, point);
    return (parameter?.choices?.value ?? []).map((choice, rank) => {
      const text = flowText(fragmentOf(choice, place.flow ? "flow" : "block"));
      const written = rawInsertion(place, point, text, text);
      return { label: text, kind: "value", ...written, rank, free: true };
    });
  },
};

function parameterOf(place: CompletionPlace): Parameter | undefined {
  const { config, route, document } = place;
  const index = indexIn(place, "parameters");
  if (route === "step.parameters[].default" && config?.kind === "step") {
    return config.parameters[index];
  }
  const name = nameOfParameter(place, index);
  if (name === undefined) return undefined;
  const step = itemNamed(document, "step", stepAround(place)?.name ?? "")?.item.config;
  return step?.kind === "step" ? step.parameters.find((it) => it.name?.value === name) : undefined;
}

/** The name of the parameter at this index of a task or an override whose value the place is. */
function nameOfParameter(place: CompletionPlace, index: number): string | undefined {
  const { config, route } = place;
  if (route === "task.parameters[].rules.items[]" && config?.kind === "task") {
    return config.parameters[index]?.name?.value;
  }
  if (route !== "pipeline.nodes[].override.parameters[].default") return undefined;
  const node = pipelineOf(place)?.nodes[indexIn(place, "nodes")];
  return runsStep(node) ? node.override?.parameters[index]?.name?.value : undefined;
}
