import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Box } from "#core/graph/placed-graph.ts";
import { edgeBeside, edgesBeside } from "./edge-walk.ts";
import {
  type GraphKey,
  isGraphKey,
  nextNode,
  nodeBeginning,
  type ShownEdge,
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
  readonly onEdgeGoTo: (edge: ShownEdge) => void;
  readonly onConnect: (node: ShownNode) => void;
  readonly onAddNode: () => void;
  readonly onRename: (node: ShownNode) => void;
  readonly onRemove: (node: ShownNode) => void;
  readonly onMenu: (at: ShownNode | ShownEdge) => void;
  readonly onDisconnect: (edge: ShownEdge) => void;
  readonly onMove: (edge: ShownEdge) => void;
}

/** By how much a key or a button zooms. */
export const zoomStep = 1.25;

/** Letters that follow each other within this time are parts of one word, in milliseconds. */
const wordPause = 700;

/** Where the keyboard is in the graph, and what its keys do. */
export interface GraphFocus {
  /** The node at which the keyboard reaches the graph. */
  readonly active: ShownNode | undefined;
  /** The edge at which the keyboard is instead. */
  readonly activeEdge: ShownEdge | undefined;
  /** Gives the keyboard to a node as soon as it is drawn. */
  readonly focusLater: (id: string | undefined) => void;
  readonly focus: (to: ShownNode | ShownEdge) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Moves the keyboard from node to node of a graph, beginning with the node where it was last, or else with the selected one. */
export function useGraphFocus(
  view: RefObject<HTMLElement | null>,
  graph: ShownGraph,
  selected: ShownNode | undefined,
  actions: GraphActions,
): GraphFocus {
  const { at, atEdge, focus } = useFocusPlace(view, selected, actions.see);
  const focusLater = useAwaited(graph, focus);
  const active = graph.nodes.find(({ node }) => node.id === at) ?? selected ?? graph.nodes[0];
  const activeEdge = graph.edges.find(({ edge }) => edge.id === atEdge);
  const { isTyping, type } = useTypeAhead(graph, active?.node.id ?? "");
  const focusOn = (to: ShownNode | ShownEdge | undefined): void => {
    if (to) focus(to);
  };
  const groupAction = ({ key, shiftKey }: KeyboardEvent, node: ShownNode) => {
    const act = shiftKey ? groupKeys[key] : undefined;
    return act && (() => focusLater(actions[act](node)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const own = focusedNode(graph, event) ?? active;
    if (own === undefined || hasModifier(event)) return;
    const act = activeEdge
      ? edgeAction(event, graph, activeEdge, actions, focusOn)
      : (groupAction(event, own) ?? actionOf(event, graph, own, actions, isTyping(), focusOn));
    const isLetter = [...key].length === 1 && activeEdge === undefined;
    if (act === undefined && !isLetter) return;
    event.preventDefault();
    (act ?? (() => focusOn(type(key))))();
  };
  return { active, activeEdge, focus, focusLater, onKeyDown };
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

/** The node that really has the keyboard: screen readers move it to any. */
function focusedNode({ nodes }: ShownGraph, { target }: KeyboardEvent): ShownNode | undefined {
  const id = target instanceof Element ? target.getAttribute("data-id") : null;
  return nodes.find(({ node }) => node.id === id);
}

/** Where the keyboard is: at a node, or at an edge. */
function useFocusPlace(
  view: RefObject<HTMLElement | null>,
  selected: ShownNode | undefined,
  see: (box: Box) => void,
) {
  const [{ at, atEdge }, setPlace] = useState<{ readonly at?: string; readonly atEdge?: string }>(
    {},
  );
  const [requests, setRequests] = useState(0);
  const last = useRef(selected?.node.id);
  if (last.current !== selected?.node.id) {
    last.current = selected?.node.id;
    if (at !== undefined && !hasKeyboard(view)) setPlace({});
  }
  useLayoutEffect(() => {
    if (requests > 0) focusActive(view);
  }, [requests, view]);
  useKeptKeyboard(view);
  const focus = (to: ShownNode | ShownEdge): void => {
    if ("node" in to) {
      setPlace({ at: to.node.id });
      see(to.box);
    } else {
      // The node from which it leads is where the keyboard comes back to.
      setPlace({ at: to.edge.from, atEdge: to.edge.id });
      see(boxAround(to));
    }
    setRequests((count) => count + 1);
  };
  return { at, atEdge, focus };
}

/** Keeps the keyboard in the graph where the node or edge that has it is renamed or removed. */
function useKeptKeyboard(view: RefObject<HTMLElement | null>): void {
  const had = useRef(false);
  const keep = useRef(() => {
    const { activeElement, body } = document;
    if (activeElement !== body) had.current = hasKeyboard(view);
    // The page never takes the keyboard from the editor.
    else if (had.current && document.hasFocus()) focusActive(view);
  });
  useLayoutEffect(keep.current);
  useEffect(() => {
    const { current } = keep;
    window.addEventListener("focus", current);
    return () => window.removeEventListener("focus", current);
  }, []);
}

/** Gives the keyboard to the place at which it reaches the graph. */
function focusActive({ current }: RefObject<HTMLElement | null>): void {
  current?.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
}

type Focus = (to: ShownNode | ShownEdge | undefined) => void;

/** What a key does at a node; while a name is typed, its letters are part of it. */
function actionOf(
  event: KeyboardEvent,
  graph: ShownGraph,
  active: ShownNode,
  actions: GraphActions,
  isTyping: boolean,
  focusOn: Focus,
): (() => void) | undefined {
  const { key, shiftKey } = event;
  const { id } = active.node;
  if (isMenuKey(event)) return () => actions.onMenu(active);
  if (shiftKey && key === "ArrowDown") return () => focusOn(edgesBeside(graph, id, "from")[0]);
  if (shiftKey && key === "ArrowUp") return () => focusOn(edgesBeside(graph, id, "to")[0]);
  if (isGraphKey(key)) return () => focusOn(nextNode(graph, id, key));
  if (key === "Enter") return () => actions.onGoTo(active);
  if (key === "F12") return () => actions.onStep(active);
  if (isRemovalKey(key)) return () => actions.onRemove(active);
  if (key === "F2") return () => actions.onRename(active);
  return isTyping ? undefined : actionOfSign(key, active, actions);
}

/** What a letter or another sign does. */
function actionOfSign(
  key: string,
  active: ShownNode,
  actions: GraphActions,
): (() => void) | undefined {
  switch (key) {
    case " ":
      return () => actions.onDetails(active);
    case "c":
      return () => actions.onConnect(active);
    case "a":
      return actions.onAddNode;
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

/** What a key does at an edge. */
function edgeAction(
  event: KeyboardEvent,
  graph: ShownGraph,
  active: ShownEdge,
  actions: GraphActions,
  focusOn: Focus,
): (() => void) | undefined {
  const { key } = event;
  const { edge } = active;
  const nodeOf = (id: string) => graph.nodes.find(({ node }) => node.id === id);
  const moves: { readonly [key in GraphKey | "Escape"]: () => ShownNode | ShownEdge | undefined } =
    {
      ArrowRight: () => nodeOf(edge.to),
      ArrowLeft: () => nodeOf(edge.from),
      Escape: () => nodeOf(edge.from),
      ArrowUp: () => edgeBeside(graph, active, -1),
      ArrowDown: () => edgeBeside(graph, active, 1),
      Home: () => graph.nodes[0],
      End: () => graph.nodes.at(-1),
    };
  if (isGraphKey(key) || key === "Escape") return () => focusOn(moves[key]());
  if (isMenuKey(event)) return () => actions.onMenu(active);
  if (key === "Enter" || key === "F12") return () => actions.onEdgeGoTo(active);
  if (isRemovalKey(key)) return () => actions.onDisconnect(active);
  return key === "m" ? () => actions.onMove(active) : undefined;
}

function isRemovalKey(key: string): boolean {
  return key === "Delete" || key === "Backspace";
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (shiftKey && key === "F10");
}

function boxAround({ line: { points } }: ShownEdge): Box {
  const xs = points.map((it) => it.x);
  const ys = points.map((it) => it.y);
  const smallest = (all: readonly number[]) =>
    all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const largest = (all: readonly number[]) =>
    all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [x, y] = [smallest(xs), smallest(ys)];
  return { x, y, width: largest(xs) - x, height: largest(ys) - y };
}

function hasKeyboard({ current }: RefObject<HTMLElement | null>): boolean {
  return current?.contains(document.activeElement) === true;
}
