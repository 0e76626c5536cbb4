import { freeName } from "#core/edits/free-name.ts";
import { action } from "#core/schema/action.ts";
import { input } from "#core/schema/input.ts";
import { node as nodeSchema } from "#core/schema/node.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import { parameter } from "#core/schema/parameter.ts";
import { pipelineParameter } from "#core/schema/pipeline-parameter.ts";
import { variantParameter } from "#core/schema/variant-parameter.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, type InsertionPoint, pipelineOf } from "./completion-place.ts";
import { stepAround } from "./declared-name.ts";
import type { Offer } from "./offer.ts";
import { actionTemplates, overrideTemplates, pipelineParameterTemplates } from "./part-template.ts";
import { nodePairs, variantPairs } from "./required-snippet.ts";
import { scriptNames } from "./script-names.ts";
import { newStops, snippetText } from "./snippet.ts";
import type { EntryTemplate } from "./template.ts";
import { mappingInsertion } from "./template.ts";

/** Whole entries of lists: nodes of each kind, and parameters of a task with the values of each style. */
export const entryTemplateCompleter: Completer = {
  name: "entry-template",
  offers(place) {
    if (place.quote !== "" || !isEmptyEntry(place)) return [];
    return place.points.flatMap((point) =>
      templatesFor(place, point.schema).map((it, index) =>
        offerOf(place, point, it, beforeKeys + index),
      ),
    );
  },
};

const beforeKeys = -10_000;

/** Whether the word at the cursor is all that is written of a mapping. */
export function isEmptyEntry({ role, chain, pair }: CompletionPlace): boolean {
  if (role === "value") return true;
  const mapping = chain.at(-1);
  return (
    mapping?.kind === "mapping" && mapping.pairs.length === 1 && pair?.value.kind === "missing"
  );
}

function templatesFor(place: CompletionPlace, schema: ValueSchema): readonly EntryTemplate[] {
  if (schema === nodeSchema) return [...nodesOfNames(place), ...nodesOfKinds(place)];
  if (schema.kind !== "object") return [];
  if (schema.object === variantParameter) return variants(place);
  if (schema.object === action) return actionTemplates;
  if (schema.object === pipelineParameter) return pipelineParameterTemplates(place);
  if (place.config?.kind !== "step") return overrideTemplates(place);
  if (schema.object === parameter) return usedInScripts(place, "parameters");
  return schema.object === input ? usedInScripts(place, "inputs") : [];
}

function offerOf(
  place: CompletionPlace,
  point: InsertionPoint,
  { label, kind, detail, retrigger, pairs }: EntryTemplate,
  rank: number,
): Offer {
  const written = mappingInsertion(place, point, pairs(newStops()), label);
  return { label, kind, detail, ...written, rank, retrigger };
}

/** One node for each step and task that the pipeline does not run yet. */
function nodesOfNames(place: CompletionPlace): readonly EntryTemplate[] {
  const { names } = place.document.names;
  const nodes = pipelineOf(place)?.nodes ?? [];
  const taken = nodes.flatMap((it) => it.name?.value ?? []);
  const steps = nodes.flatMap((it) => ("step" in it ? (it.step?.value ?? []) : []));
  const tasks = nodes.flatMap((it) => (it.kind === "task" ? (it.task?.value ?? []) : []));
  const unused = (kind: "step" | "task", used: readonly string[]) =>
    names(kind)
      .filter((it) => !used.includes(it))
      .map((it) => nodeOf(it, kind, taken));
  return [...unused("step", steps), ...unused("task", tasks)];
}

function nodeOf(runs: string, kind: "step" | "task", taken: readonly string[]): EntryTemplate {
  const free = taken.includes(runs) ? freeName(runs, taken) : runs;
  const type = kind === "step" ? "execution" : "task";
  return {
    label: runs,
    kind,
    detail: `${type} node`,
    retrigger: false,
    pairs: (stops) => [
      ["name", stops(scalarText(free.replaceAll(".", "-"), "flow"))],
      ["type", type],
      [kind, snippetText(scalarText(runs, "flow"))],
    ],
  };
}

function usedInScripts(
  place: CompletionPlace,
  list: "parameters" | "inputs",
): readonly EntryTemplate[] {
  return scriptNames(place, list).map(({ name, detail, pairs }) => ({
    label: name,
    kind: list === "parameters" ? "parameter" : "input",
    detail,
    retrigger: false,
    pairs: () => pairs,
  }));
}

function nodesOfKinds(place: CompletionPlace): readonly EntryTemplate[] {
  return (["execution", "task", "deployment"] as const).map((type) => ({
    label: `${type} node`,
    kind: "snippet",
    detail: type === "task" ? "runs a step for many values" : "",
    retrigger: false,
    pairs: (stops) => nodePairs(type, place, stops),
  }));
}

/** One for each style; the name comes first, which the step's parameters offer. */
function variants(place: CompletionPlace): readonly EntryTemplate[] {
  const styles = ["multiple", "linear", "logspace", "random", "single"];
  const hasNames = (stepAround(place)?.parameters.length ?? 0) > 0;
  return styles.map((style) => ({
    label: `${style} values`,
    kind: "snippet",
    detail: "",
    retrigger: hasNames,
    pairs: (stops) => variantPairs(style, stops),
  }));
}
