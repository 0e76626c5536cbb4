import { conditionsIn, namesIn } from "#core/document/conditions.ts";
import type { Pipeline, PipelineNode } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { type NameSource, nodeNamed, stepOfNode } from "#core/model/resolve.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { CompletionPlace } from "./completion-place.ts";

/**
 * The metadata keys of a step: those that its program prints, then those that edges, conditions and tasks of the
 * file read from it. `typed` is a key that is at the cursor, which does not count as read.
 */
export function metadataKeysOf(
  { document, names, request }: Pick<CompletionPlace, "document" | "names" | "request">,
  step: string,
  typed: string,
): readonly string[] {
  const printed = printedKeys({ document, request }, step);
  const read = document.inPieces.items.flatMap(({ item }) => keysReadIn(item, step, names));
  const own = read.indexOf(typed);
  const others = own < 0 ? read : read.filter((_, index) => index !== own);
  return [...new Set([...printed, ...others])];
}

/** The metadata keys that the program of a step prints, as far as they are known. */
export function printedKeys(
  { document, request }: Pick<CompletionPlace, "document" | "request">,
  step: string,
): readonly string[] {
  const code = request.code?.ofStep(document.inPieces.names, step);
  return [...new Set(code?.metadata.map((it) => it.name) ?? [])];
}

/** The metadata keys that the program of a step prints and whose values can be lists; those that are lists come first. */
export function printedLists(
  { document, request }: Pick<CompletionPlace, "document" | "request">,
  step: string,
): readonly string[] {
  const printed = request.code?.ofStep(document.inPieces.names, step)?.metadata ?? [];
  const lists = printed.filter(({ value }) => value?.kind === "list");
  const unknown = printed.filter(({ value }) => value === undefined);
  return [...new Set([...lists, ...unknown].map(({ name }) => name))];
}

/** Once for each place that reads a key. */
function keysReadIn(item: Item, step: string, names: NameSource): readonly string[] {
  const { config } = item;
  switch (config?.kind) {
    case "pipeline":
      return [...keysOfEdges(config, step, names), ...keysOfActions(item, step, names)];
    case "task": {
      if (config.step?.value !== step || !item.entry) return [];
      const metric = fieldsOf(item.entry.value).text("optimization-target-metric")?.value;
      return [...(metric === undefined ? [] : [metric]), ...keysOfStopCondition(item)];
    }
    case "step":
      return config.name?.value === step ? keysOfStopCondition(item) : [];
    default:
      return [];
  }
}

function keysOfEdges(pipeline: Pipeline, step: string, names: NameSource): readonly string[] {
  return pipeline.edges.flatMap(({ source }) => {
    if (!source?.key?.value || socketTypeOf(source.type?.value) !== "metadata") return [];
    const node = nodeNamed(pipeline, source.node.value);
    return runs(node, step, names) ? [source.key.value] : [];
  });
}

function keysOfActions(item: Item, step: string, names: NameSource): readonly string[] {
  return conditionsIn(item).flatMap(({ node, expression }) =>
    runs(node, step, names)
      ? namesIn(expression.root).flatMap(({ parts: [root, ...key] }) =>
          root?.text === "metadata" && key.length > 0 ? [key.map((it) => it.text).join(".")] : [],
        )
      : [],
  );
}

/** In a stop condition the keys have no prefix. */
function keysOfStopCondition(item: Item): readonly string[] {
  return conditionsIn(item).flatMap(({ expression }) =>
    namesIn(expression.root).flatMap(({ parts }) =>
      parts.length === 1 ? parts.map((it) => it.text) : [],
    ),
  );
}

function runs(node: PipelineNode | undefined, step: string, names: NameSource): boolean {
  const found = node && stepOfNode(node, names);
  return found?.kind === "known" && found.step.name === step;
}
