import { shownName } from "#core/graph/node-label.ts";
import type { MenuAction } from "./link.ts";
import { canConnect, isOneNode } from "./link.ts";
import type { GraphEditing } from "./use-graph-editing.ts";
import type { ViewEdge, ViewNode } from "./view-graph.ts";

interface Leading<Shown> {
  readonly onGoTo: (it: Shown) => void;
  readonly onDetails?: (it: Shown) => void;
}

/** All that can be done with a node. */
export function nodeActionsOf(
  shown: ViewNode,
  editing: GraphEditing,
  { onGoTo, onDetails }: Leading<ViewNode>,
): readonly MenuAction[] {
  const { kind } = shown.node;
  const to = { execution: "a task", task: "an execution" }[kind as string];
  const convert =
    to === undefined
      ? []
      : [{ label: `Convert to ${to} node`, run: () => editing.onConvert(shown) }];
  const changes: readonly MenuAction[] = [
    ...(canConnect(shown)
      ? [{ label: "Connect to…", keys: "C", run: () => editing.onConnect(shown) }]
      : []),
    { label: "Rename…", keys: "F2", run: () => editing.onRename(shown) },
    ...convert,
    { label: "Remove…", keys: "Delete", run: () => editing.onRemove(shown) },
  ];
  return [
    ...(isOneNode(shown) ? changes : []),
    { label: "Add a node…", keys: "A", run: () => editing.onAddNode(editing.anchorOf(shown)) },
    { label: "Go to the YAML source", keys: "Enter", run: () => onGoTo(shown) },
    ...(onDetails ? [{ label: "Details", keys: "Space", run: () => onDetails(shown) }] : []),
  ];
}

/** All that can be done with an edge. */
export function edgeActionsOf(
  shown: ViewEdge,
  editing: GraphEditing,
  { onGoTo }: Leading<ViewEdge>,
): readonly MenuAction[] {
  const isOne = shown.edge.parts.length === 1;
  return [
    { label: isOne ? "Remove" : "Remove…", keys: "Delete", run: () => editing.onDisconnect(shown) },
    { label: "Move an end…", keys: "M", run: () => editing.onMove(shown) },
    { label: "Go to the YAML source", keys: "Enter", run: () => onGoTo(shown) },
  ];
}

/** What a menu of a node is called. */
export function menuName({ node }: ViewNode): string {
  return `Node ${shownName(node.name)}`;
}
