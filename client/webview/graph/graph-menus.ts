import { shownName } from "#core/graph/node-label.ts";
import type { MenuAction } from "./link.ts";
import { canConnect, isOneNode } from "./link.ts";
import type { ShownEdge, ShownNode } from "./shown-graph.ts";
import type { GraphEditing } from "./use-graph-editing.ts";

interface Leading<Shown> {
  readonly onGoTo: (it: Shown) => void;
  readonly onDetails?: (it: Shown) => void;
}

/** All that can be done with a node. */
export function nodeActionsOf(
  shown: ShownNode,
  editing: GraphEditing,
  { onGoTo, onDetails }: Leading<ShownNode>,
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
    { label: "Go to the yaml", keys: "Enter", run: () => onGoTo(shown) },
    ...(onDetails ? [{ label: "Details", keys: "Space", run: () => onDetails(shown) }] : []),
  ];
}

/** All that can be done with an edge. */
export function edgeActionsOf(
  shown: ShownEdge,
  editing: GraphEditing,
  { onGoTo }: Leading<ShownEdge>,
): readonly MenuAction[] {
  const isOne = shown.edge.parts.length === 1;
  return [
    { label: isOne ? "Remove" : "Remove…", keys: "Delete", run: () => editing.onDisconnect(shown) },
    { label: "Move an end…", keys: "M", run: () => editing.onMove(shown) },
    { label: "Go to the yaml", keys: "Enter", run: () => onGoTo(shown) },
  ];
}

/** What a menu of a node is called. */
export function menuName({ node }: ShownNode): string {
  return `Node ${shownName(node.name)}`;
}
