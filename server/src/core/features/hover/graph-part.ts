import { markdownToText } from "#core/base/markdown-to-text.ts";
import type { Document } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import type { EnteredMetadata } from "#core/document/run-counts.ts";
import type { Socket } from "#core/model/config.ts";
import { hover } from "./index.ts";

/**
 * What the hovers of a graph's node or edge say as plain text: of the name at an offset, or of both ends of the edge that begins
 * there. Undefined where none says anything.
 */
export function describeGraphPart(
  document: Document,
  offset: number,
  entered?: EnteredMetadata,
): string | undefined {
  const texts = placesOf(document, offset).flatMap((it) => {
    const found = hover(document, it, entered);
    return found ? [markdownToText(found.markdown)] : [];
  });
  return texts.length === 0 ? undefined : [...new Set(texts)].join("\n\n");
}

function placesOf(document: Document, offset: number): readonly number[] {
  const placed = itemAt(document, offset);
  const config = placed?.item.config;
  if (!placed || config?.kind !== "pipeline") return [offset];
  const edge = config.edges.find((it) => it.range.start + placed.start === offset);
  if (!edge) return [offset];
  return [edge.source, edge.target].flatMap((it) => (it ? placed.start + telling(it) : []));
}

/** Where the hover of a socket says most: at its key, or else at its node. */
function telling({ key, node }: Socket): number {
  return (key ?? node).range.start;
}
