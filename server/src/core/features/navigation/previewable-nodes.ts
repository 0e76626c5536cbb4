import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Pipeline } from "#core/model/config.ts";

/** A node of a pipeline that can be previewed. */
export interface PreviewableNode {
  readonly pipeline: string;
  readonly node: string;
  readonly type: "task" | "execution" | "deployment";
  /** Absolute: the node's name. */
  readonly range: SourceRange;
  /** Absolute: the whole node. */
  readonly nodeRange: SourceRange;
  /** Absolute: the item of the pipeline. */
  readonly pipelineRange: SourceRange;
}

/** The nodes of known type of all named pipelines, in file order. */
export function previewableNodes(document: Document): readonly PreviewableNode[] {
  return document.items.flatMap((placed) => {
    const { config } = placed.item;
    return config?.kind === "pipeline" ? nodesOf(config, placed) : [];
  });
}

function nodesOf(pipeline: Pipeline, { item, start }: PlacedItem): readonly PreviewableNode[] {
  const name = pipeline.name?.value;
  if (name === undefined) return [];
  return pipeline.nodes.flatMap((node) =>
    node.kind !== "unknown" && node.name
      ? {
          pipeline: name,
          node: node.name.value,
          type: node.kind,
          range: shift(node.name.range, start),
          nodeRange: shift(node.range, start),
          pipelineRange: shift(item.node.range, start),
        }
      : [],
  );
}
