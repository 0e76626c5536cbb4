import type { Completer } from "./completer.ts";
import { type CompletionPlace, indexIn, pipelineOf } from "./completion-place.ts";
import { textInsertion } from "./insertion.ts";

/** Names for a node: usually that of the step or task that it runs. */
export const nodeNameCompleter: Completer = {
  name: "node-name",
  offers(place) {
    const pipeline = pipelineOf(place);
    const point = place.points[0];
    if (!pipeline || !point || place.role === "key" || place.route !== "pipeline.nodes[].name") {
      return [];
    }
    const taken = new Set(pipeline.nodes.flatMap((it) => it.name?.value ?? []));
    return candidates(place)
      .filter((name) => !taken.has(name) && !name.includes("."))
      .map((name, rank) => ({
        label: name,
        kind: "node",
        ...textInsertion(place, point, name),
        rank,
        free: true,
      }));
  },
};

function candidates(place: CompletionPlace): readonly string[] {
  const node = pipelineOf(place)?.nodes[indexIn(place, "nodes")];
  const { names } = place.document.names;
  switch (node?.kind) {
    case "deployment":
      return node.deployment ? [node.deployment.value] : names("deployment");
    case "execution":
      return node.step ? [node.step.value] : names("step");
    case "task": {
      const own = node.task ?? node.step;
      return own ? [own.value] : [...names("task"), ...names("step")];
    }
    default:
      return names("step");
  }
}
