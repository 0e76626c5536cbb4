import { oncePer } from "#core/base/once-per.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { Socket } from "#core/model/config.ts";

/**
 * Whether a socket that names no node begins with the name of one: a name with a dot, which no socket can address.
 * `node-name-dot` reports that once, at the node.
 */
export function namesDottedNode(view: PipelineView, { text }: Socket): boolean {
  const names = namesIn(view);
  for (let at = text.indexOf("."); at >= 0 && at < longestName; at = text.indexOf(".", at + 1)) {
    if (names.has(text.slice(0, at))) return true;
  }
  return false;
}

const namesIn = oncePer(({ nodeNames }: PipelineView) => new Set(nodeNames));

/** In characters; what is longer is no name that anybody gave. */
const longestName = 1000;
