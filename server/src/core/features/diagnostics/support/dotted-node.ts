import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { Socket } from "#core/model/config.ts";

/**
 * Whether a socket that names no node begins with the name of one: a name with a dot, which no socket can address.
 * `node-name-dot` reports that once, at the node.
 */
export function namesDottedNode({ nodeNames }: PipelineView, { text }: Socket): boolean {
  return nodeNames.some((it) => text.startsWith(`${it}.`));
}
