import type { Document } from "#core/document/document.ts";
import { nameSource } from "#core/document/lookup.ts";
import { nodeNamed, stepOfNode } from "#core/model/resolve.ts";
import { type Definition, definitionsOf } from "#core/names/definition.ts";
import type { YamlSymbol } from "#core/names/symbol.ts";
import { occurrenceAt, type PlacedOccurrence } from "#core/names/symbol-at.ts";

/** What declares the thing named at the offset: the step of a socket, node, task or parameter, the endpoint of a file. */
export function typeDefinition(document: Document, offset: number): readonly Definition[] {
  const found = occurrenceAt(document, offset);
  const type = found && typeOf(document, found);
  if (!found || !type) return [];
  return definitionsOf(document, type, found).map(({ range }) => ({ range, origin: found.range }));
}

function typeOf(document: Document, found: PlacedOccurrence): YamlSymbol | undefined {
  const { symbol } = found;
  switch (symbol.kind) {
    case "step":
    case "deployment":
    case "endpoint":
      return symbol;
    case "node":
      return typeOfNode(document, found, symbol.name);
    case "task":
      return stepNamed(nameSource(document.names).task(symbol.name)?.step);
    case "endpoint-file":
      return { kind: "endpoint", name: symbol.endpoint };
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return stepNamed(symbol.step);
    case "pipeline":
    case "pipeline-parameter":
    case "anchor":
      return undefined;
  }
}

function stepNamed(name: string | undefined): YamlSymbol | undefined {
  return name ? { kind: "step", name } : undefined;
}

function typeOfNode(
  document: Document,
  { item }: PlacedOccurrence,
  name: string,
): YamlSymbol | undefined {
  const config = item?.item.config;
  const node = config?.kind === "pipeline" ? nodeNamed(config, name) : undefined;
  if (!node) return undefined;
  if (node.kind === "deployment") {
    return node.deployment && { kind: "deployment", name: node.deployment.value };
  }
  const step = stepOfNode(node, nameSource(document.names));
  return step.kind === "known" ? { kind: "step", name: step.step.name } : undefined;
}
