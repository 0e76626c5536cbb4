import type { SourceRange } from "#core/base/range.ts";
import { type Document, rangeInFile } from "#core/document/document.ts";
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
  return document.inPieces.pieces.flatMap((placed) => {
    const placeOf = (range: SourceRange) => rangeInFile(document, placed, range);
    return placed.piece.items.flatMap(({ config, node }) =>
      config?.kind === "pipeline" ? nodesOf(config, node.range, placeOf) : [],
    );
  });
}

function nodesOf(
  pipeline: Pipeline,
  range: SourceRange,
  placeOf: (range: SourceRange) => SourceRange,
): readonly PreviewableNode[] {
  const name = pipeline.name?.value;
  if (name === undefined) return [];
  return pipeline.nodes.flatMap((node) =>
    node.kind !== "unknown" && node.name
      ? {
          pipeline: name,
          node: node.name.value,
          type: node.kind,
          range: placeOf(node.name.range),
          nodeRange: placeOf(node.range),
          pipelineRange: placeOf(range),
        }
      : [],
  );
}
