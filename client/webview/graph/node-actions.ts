import type { SourceRange } from "#core/base/range.ts";
import { openMenu } from "./graph-menu.tsx";
import type { GraphSettings } from "./graph-settings.ts";
import type { GraphEditing } from "./use-graph-editing.ts";
import type { KeyActions } from "./use-graph-focus.ts";
import { nodeNamed, type ViewEdge, type ViewGraph, type ViewNode } from "./view-graph.ts";

/** What a view of the pipeline is given to act on it. */
export interface ActingProps {
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
  readonly onSelect: (node: string) => void;
  /** Shows a place of the file, and moves the keyboard there if asked to. */
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  /** Goes to the step of the node at a place. */
  readonly onStep: (place: SourceRange) => void;
}

/** How keys, clicks and menus lead from nodes and edges to the file, to the details and to the selection. */
export function nodeActions(
  { settings, onSettings, onSelect, onReveal, onStep }: ActingProps,
  graph: ViewGraph,
  selected: ViewNode | undefined,
) {
  // A name means the first node that has it; the others cannot be selected.
  const select = ({ node }: ViewNode): void => {
    const { name } = node.members?.[0] ?? node;
    const isSelected = node.members !== undefined && node === selected?.node;
    if (!isSelected && nodeNamed(graph, name)?.node === node) onSelect(name);
  };
  const reveal = ({ edge: { parts } }: ViewEdge, focus: boolean): void => {
    const [part] = parts;
    if (part) onReveal(part.range, focus);
  };
  return {
    select,
    onGoTo: ({ node }: ViewNode) => onReveal(node.range, true),
    onStep: ({ node }: ViewNode) => onStep(node.range),
    onDetails(at: ViewNode) {
      select(at);
      const isOpen = settings.details && at.node.id === selected?.node.id;
      onSettings({ ...settings, details: !isOpen });
    },
    onClick(at: ViewNode) {
      select(at);
      onReveal(at.node.range, false);
    },
    onEdge: (at: ViewEdge) => reveal(at, false),
    onEdgeGoTo: (at: ViewEdge) => reveal(at, true),
  };
}

export type NodeActions = ReturnType<typeof nodeActions>;

/** What keys do at the nodes and edges of a view. */
export function keyActions(editing: GraphEditing, actions: NodeActions): KeyActions {
  return {
    ...actions,
    onConnect: editing.onConnect,
    onAddNode: () => editing.onAddNode(),
    onRename: editing.onRename,
    onRemove: editing.onRemove,
    onDisconnect: editing.onDisconnect,
    onMove: editing.onMove,
    onMenu: (at) => openMenu(editing, actions, at, editing.anchorOf(at)),
  };
}
