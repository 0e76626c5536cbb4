import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Box } from "#core/graph/placed-graph.ts";
import {
  isGraphKey,
  nextNode,
  nodeBeginning,
  type ShownGraph,
  type ShownNode,
} from "./shown-graph.ts";

/** What keys do in the graph beyond leading from node to node. */
export interface GraphActions {
  readonly onGoTo: (node: ShownNode) => void;
  /** Goes to the step that a node runs. */
  readonly onStep: (node: ShownNode) => void;
  readonly onDetails: (node: ShownNode) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  /** Draws the nodes that a node is grouped with as one, or those of a group one by one; answers which node is there then. */
  readonly onCollapse: (node: ShownNode) => string | undefined;
  readonly onExpand: (node: ShownNode) => string | undefined;
  readonly see: (box: Box) => void;
}

/** By how much a key or a button zooms. */
export const zoomStep = 1.25;

/** Letters that follow each other within this time are parts of one word, in milliseconds. */
const wordPause = 700;

/** Where the keyboard is in the graph, and what its keys do. */
export interface GraphFocus {
  /** The node at which the keyboard reaches the graph. */
  readonly active: ShownNode | undefined;
  readonly focus: (node: ShownNode) => void;
  /** Gives the keyboard to a node as soon as it is drawn. */
  readonly focusLater: (id: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Moves the keyboard from node to node of a graph, beginning with the node where it was last, or else with the selected one. */
export function useGraphFocus(
  view: RefObject<HTMLElement | null>,
  graph: ShownGraph,
  selected: ShownNode | undefined,
  actions: GraphActions,
): GraphFocus {
  const [at, setAt] = useState<string>();
  const [requests, setRequests] = useState(0);
  const last = useRef(selected?.node.id);
  if (last.current !== selected?.node.id) {
    last.current = selected?.node.id;
    if (at !== undefined && !hasKeyboard(view)) setAt(undefined);
  }
  const active = graph.nodes.find(({ node }) => node.id === at) ?? selected ?? graph.nodes[0];
  useLayoutEffect(() => {
    if (requests > 0) view.current?.querySelector<SVGElement>('[data-id][tabindex="0"]')?.focus();
  }, [requests, view]);
  const focus = (node: ShownNode): void => {
    setAt(node.node.id);
    setRequests((count) => count + 1);
    actions.see(node.box);
  };
  const focusLater = useAwaited(graph, focus);
  const { isTyping, type } = useTypeAhead(graph, active?.node.id ?? "");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (active === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const act =
      groupAction(event, active) ??
      actionOf(event.key, active, actions, isTyping()) ??
      moveOf(event.key, active);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const moveOf = (key: string, { node }: ShownNode): (() => void) | undefined => {
    if (isGraphKey(key)) return () => focusOn(nextNode(graph, node.id, key));
    return [...key].length === 1 ? () => focusOn(type(key)) : undefined;
  };
  const groupAction = ({ key, shiftKey }: KeyboardEvent, node: ShownNode) => {
    const act = shiftKey ? groupKeys[key] : undefined;
    return act && (() => focusLater(actions[act](node)));
  };
  const focusOn = (node: ShownNode | undefined): void => {
    if (node) focus(node);
  };
  return { active, focus, focusLater, onKeyDown };
}

/** Gives the keyboard to a node once it is drawn; the result is called with its id. */
function useAwaited(
  { nodes }: ShownGraph,
  focus: (node: ShownNode) => void,
): GraphFocus["focusLater"] {
  const awaited = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const found = nodes.find(({ node }) => node.id === awaited.current);
    if (found === undefined) return;
    awaited.current = undefined;
    // The page never takes the keyboard from the editor.
    if (document.hasFocus()) focus(found);
  });
  return (id) => {
    awaited.current = id;
  };
}

/** Finds nodes by letters that are typed one after the other, from a node on. */
function useTypeAhead(graph: ShownGraph, from: string) {
  const typed = useRef({ text: "", time: Number.NEGATIVE_INFINITY });
  const isTyping = (): boolean => performance.now() - typed.current.time < wordPause;
  const type = (letter: string): ShownNode | undefined => {
    const text = isTyping() ? typed.current.text + letter : letter;
    typed.current = { text, time: performance.now() };
    return nodeBeginning(graph, text, from);
  };
  return { isTyping, type };
}

/** What Shift and a key do with groups. */
const groupKeys: { readonly [key: string]: "onCollapse" | "onExpand" | undefined } = {
  ArrowLeft: "onCollapse",
  ArrowRight: "onExpand",
};

/** What a key does by itself; while a name is typed, its letters are part of it. */
function actionOf(
  key: string,
  active: ShownNode,
  actions: GraphActions,
  isTyping: boolean,
): (() => void) | undefined {
  if (key === "Enter") return () => actions.onGoTo(active);
  if (key === "F12") return () => actions.onStep(active);
  if (isTyping) return undefined;
  switch (key) {
    case " ":
      return () => actions.onDetails(active);
    case "+":
    case "=":
      return () => actions.onZoom(zoomStep);
    case "-":
      return () => actions.onZoom(1 / zoomStep);
    case "0":
      return actions.onFit;
    default:
      return undefined;
  }
}

function hasKeyboard({ current }: RefObject<HTMLElement | null>): boolean {
  return current?.contains(document.activeElement) === true;
}
