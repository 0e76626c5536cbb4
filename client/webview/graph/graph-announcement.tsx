import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Graph } from "#core/graph/graph.ts";
import { countOf } from "../shared/words.ts";

/** Says to those who do not see it that the graph has other nodes or edges than before. */
export function GraphAnnouncement({ graph }: { readonly graph: Graph }): JSX.Element {
  const shape = [...graph.nodes, ...graph.edges].map((it) => it.id).join("\n");
  const first = useRef(shape);
  if (first.current !== shape) first.current = "";
  const isNew = first.current === "";
  return (
    <p class="unseen" role="status">
      {isNew && `Graph updated, ${countOf(graph.nodes.length, "node")}`}
    </p>
  );
}
