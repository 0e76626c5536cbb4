import { useMemo, useState } from "preact/hooks";
import { nodesHolding, type ViewGraph, type ViewNode } from "./view-graph.ts";

/** What is typed to find nodes, and the nodes that it finds. */
export function useNodeSearch<N extends ViewNode>(shown: ViewGraph<N>) {
  const [search, onSearch] = useState("");
  const found = useMemo(() => nodesHolding(shown, search), [shown, search]);
  const foundIds = useMemo(() => new Set(found.map(({ node }) => node.id)), [found]);
  return { search, onSearch, found, foundIds };
}
