import { capital } from "#core/base/capital.ts";
import { codeBlock } from "#core/base/markdown.ts";
import type { Document } from "#core/document/document.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Pipeline, PipelineNode, Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import type { FanOutQuery } from "#core/simulation/variant.ts";

/** The question what a node of a pipeline runs, with nothing known from outside the file. */
export function queryFor(
  document: Document,
  { item, start }: PlacedItem,
  node: string,
): FanOutQuery | undefined {
  const { config } = item;
  if (config?.kind !== "pipeline") return undefined;
  const source = sourceOfPipeline(document, { start, config });
  return { source, node, metadata: {}, pipelineParameters: {} };
}

/** The command lines of the first variant of a node, with how many there are where that is more than one. */
export function commandOf(query: FanOutQuery): string | undefined {
  const found = fanOut(query);
  if (!found.template || found.count === 0n) return undefined;
  const { command } = variantAt(found, 0n);
  if (command.length === 0) return undefined;
  const several = found.count !== undefined && found.count > 1n;
  const fed = found.query.source.pipeline.config.edges.some(({ target }) =>
    isParameterOf(target, query.node),
  );
  const runs = several ? `the first of ${found.count} executions runs` : "it runs";
  const title = fed ? `Apart from what edges bring, ${runs}` : capital(runs);
  return `${title}\n${codeBlock("sh", command.join("\n"))}`;
}

function isParameterOf(target: Socket | undefined, node: string): boolean {
  return target?.node.value === node && socketTypeOf(target.type?.value) === "parameter";
}

/** The node of a pipeline that the path of a place leads through. */
export function nodeOnPath(
  pipeline: Pipeline,
  path: readonly (string | number)[],
): PipelineNode | undefined {
  const at = path.indexOf("nodes");
  const index = path[at + 1];
  return at >= 0 && typeof index === "number" ? pipeline.nodes[index] : undefined;
}
