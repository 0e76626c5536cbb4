import type { JSX } from "preact";
import { ChoiceMenu } from "../shared/choice-menu.tsx";
import { Icon } from "../shared/icons.tsx";
import type { Box as PageBox } from "../shared/place-popover.ts";
import { edgeActionsOf, menuName, nodeActionsOf } from "./graph-menus.ts";
import type { Said } from "./use-graph-answers.ts";
import type { GraphEditing } from "./use-graph-editing.ts";
import type { ViewEdge, ViewNode } from "./view-graph.ts";

/** What is said about the last change, and the open menu of the graph. */
export function GraphMenus({ editing }: { readonly editing: GraphEditing }): JSX.Element {
  const { menu, said, onChoose, onClose } = editing;
  return (
    <>
      <GraphSaid said={said} />
      {menu && (
        // Each menu begins anew, also one that follows another.
        <ChoiceMenu key={menu.turn} {...menu} onChoose={onChoose} onClose={onClose} />
      )}
    </>
  );
}

/** Says what was done and how it is taken back, or why nothing is changed. */
function GraphSaid({ said }: { readonly said: Said | undefined }): JSX.Element {
  return (
    <div class="graph-said" role="status">
      {said && (
        <p class={said.isDone ? "done" : "refused"}>
          <Icon name={said.isDone ? "information" : "warning"} />
          {said.isDone ? `${said.text}; ${undoKey()} in the editor takes it back` : said.text}
        </p>
      )}
    </div>
  );
}

function undoKey(): string {
  return /^Mac/.test(navigator.platform) ? "⌘Z" : "Ctrl+Z";
}

interface Leading {
  readonly onGoTo: (node: ViewNode) => void;
  readonly onDetails: (node: ViewNode) => void;
  readonly onEdgeGoTo: (edge: ViewEdge) => void;
}

/** Opens the menu of a node or an edge. */
export function openMenu(
  editing: GraphEditing,
  { onGoTo, onDetails, onEdgeGoTo }: Leading,
  at: ViewNode | ViewEdge,
  anchor: PageBox,
): void {
  if ("node" in at) {
    editing.openMenu(menuName(at), anchor, nodeActionsOf(at, editing, { onGoTo, onDetails }));
  } else {
    editing.openMenu("Edge", anchor, edgeActionsOf(at, editing, { onGoTo: onEdgeGoTo }));
  }
}

/** Opens the menu of what the pointer is at: a node, an edge, or neither. */
export function openMenuAt<At extends ViewNode | ViewEdge>(
  at: At | undefined,
  editing: GraphEditing,
  leading: Leading,
  focus: (to: At) => void,
  { clientX: x, clientY: y }: MouseEvent,
): void {
  const anchor = { left: x, right: x, top: y, bottom: y };
  if (at) {
    focus(at);
    openMenu(editing, leading, at, anchor);
  } else {
    const add = { label: "Add a node…", keys: "A", run: () => editing.onAddNode(anchor) };
    editing.openMenu("Graph", anchor, [add]);
  }
}
