import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { nodeBeginning, type ViewEdge, type ViewGraph, type ViewNode } from "./view-graph.ts";
import { isGraphKey, type Walk } from "./walk.ts";

/** What keys do at nodes and edges beyond leading from one to another. */
export interface KeyActions {
  readonly onGoTo: (node: ViewNode) => void;
  /** Goes to the step that a node runs. */
  readonly onStep: (node: ViewNode) => void;
  readonly onDetails: (node: ViewNode) => void;
  readonly onEdgeGoTo: (edge: ViewEdge) => void;
  /** Shows the line of an edge; the keyboard stays. */
  readonly onEdge: (edge: ViewEdge) => void;
  readonly onConnect: (node: ViewNode) => void;
  readonly onAddNode: () => void;
  readonly onRename: (node: ViewNode) => void;
  readonly onRemove: (node: ViewNode) => void;
  readonly onMenu: (at: ViewNode | ViewEdge) => void;
  readonly onDisconnect: (edge: ViewEdge) => void;
  readonly onMove: (edge: ViewEdge) => void;
}

/** What only a drawing can do. */
export interface DrawingActions<N extends ViewNode, E extends ViewEdge> {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  /** Draws the nodes that a node is grouped with as one, or those of a group one by one; answers which node is there then. */
  readonly onCollapse: (node: ViewNode) => string | undefined;
  readonly onExpand: (node: ViewNode) => string | undefined;
  /** Moves the drawing so that a node or an edge is in view. */
  readonly see: (at: N | E) => void;
}

interface FocusOptions<N extends ViewNode, E extends ViewEdge> {
  readonly view: RefObject<HTMLElement | null>;
  readonly graph: ViewGraph<N, E>;
  readonly selected: N | undefined;
  readonly walk: Walk<N, E>;
  readonly actions: KeyActions;
  /** Undefined for a view that is no drawing. */
  readonly drawing?: DrawingActions<N, E>;
}

/** By how much a key or a button zooms. */
export const zoomStep = 1.25;

/** Letters that follow each other within this time are parts of one word, in milliseconds. */
const wordPause = 700;

/** Where the keyboard is in a view of the graph, and what its keys do. */
export interface GraphFocus<N extends ViewNode, E extends ViewEdge> {
  /** The node at which the keyboard reaches the view. */
  readonly active: N | undefined;
  /** The edge at which the keyboard is instead. */
  readonly activeEdge: E | undefined;
  /** Gives the keyboard to a node as soon as it is drawn. */
  readonly focusLater: (id: string | undefined) => void;
  readonly focus: (to: N | E) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Moves the keyboard through a view of a graph, beginning with the node where it was last, or else with the selected one. */
export function useGraphFocus<N extends ViewNode, E extends ViewEdge>(
  options: FocusOptions<N, E>,
): GraphFocus<N, E> {
  const { view, graph, selected, drawing } = options;
  const { at, atEdge, focus } = useFocusPlace<N, E>(view, selected, drawing?.see);
  const focusLater = useAwaited(graph, focus);
  const active = graph.nodes.find(({ node }) => node.id === at) ?? selected ?? graph.nodes[0];
  const activeEdge = graph.edges.find(({ edge }) => edge.id === atEdge);
  const { isTyping, type } = useTypeAhead(graph, active?.node.id ?? "");
  const focusOn = (to: N | E | undefined): void => {
    if (to) focus(to);
  };
  const groupAction = ({ key, shiftKey }: KeyboardEvent, node: N) => {
    const act = shiftKey ? groupKeys[key] : undefined;
    return drawing && act && (() => focusLater(drawing[act](node)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const own = focusedPart(graph, event) ?? activeEdge ?? active;
    if (own === undefined || hasModifier(event)) return;
    const act =
      "edge" in own
        ? edgeAction(event, own, options, focusOn)
        : (groupAction(event, own) ?? actionOf(event, own, options, isTyping(), focusOn));
    const isLetter = [...key].length === 1 && "node" in own;
    if (act === undefined && !isLetter) return;
    event.preventDefault();
    (act ?? (() => focusOn(type(key))))();
  };
  return { active, activeEdge, focus, focusLater, onKeyDown };
}

/** Gives the keyboard to a node once it is drawn; the result is called with its id. */
function useAwaited<N extends ViewNode>(
  { nodes }: ViewGraph<N>,
  focus: (node: N) => void,
): (id: string | undefined) => void {
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
function useTypeAhead<N extends ViewNode>(graph: ViewGraph<N>, from: string) {
  const typed = useRef({ text: "", time: Number.NEGATIVE_INFINITY });
  const isTyping = (): boolean => performance.now() - typed.current.time < wordPause;
  const type = (letter: string): N | undefined => {
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

/** The node or edge that really has the keyboard: screen readers move it to any. */
function focusedPart<N extends ViewNode, E extends ViewEdge>(
  { nodes, edges }: ViewGraph<N, E>,
  { target }: KeyboardEvent,
): N | E | undefined {
  if (!(target instanceof Element)) return undefined;
  const [id, edgeId] = [target.getAttribute("data-id"), target.getAttribute("data-edge-focus")];
  return nodes.find(({ node }) => node.id === id) ?? edges.find(({ edge }) => edge.id === edgeId);
}

/** Where the keyboard is: at a node, or at an edge. */
function useFocusPlace<N extends ViewNode, E extends ViewEdge>(
  view: RefObject<HTMLElement | null>,
  selected: N | undefined,
  see: ((at: N | E) => void) | undefined,
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
  const focus = (to: N | E): void => {
    // The node from which an edge leads is where the keyboard comes back to.
    setPlace("node" in to ? { at: to.node.id } : { at: to.edge.from, atEdge: to.edge.id });
    see?.(to);
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

/** Gives the keyboard to the place at which it reaches the view. */
function focusActive({ current }: RefObject<HTMLElement | null>): void {
  current
    ?.querySelector<HTMLElement | SVGElement>(':is([data-id], [data-edge-focus])[tabindex="0"]')
    ?.focus();
}

type Options<N extends ViewNode, E extends ViewEdge> = Pick<
  FocusOptions<N, E>,
  "graph" | "walk" | "actions" | "drawing"
>;

/** What a key does at a node; while a name is typed, its letters are part of it. */
function actionOf<N extends ViewNode, E extends ViewEdge>(
  event: KeyboardEvent,
  at: N,
  { walk, actions, drawing }: Options<N, E>,
  isTyping: boolean,
  focusOn: (to: N | E | undefined) => void,
): (() => void) | undefined {
  const { key, shiftKey } = event;
  if (isMenuKey(event)) return () => actions.onMenu(at);
  if (shiftKey && key === "ArrowDown") return () => focusOn(walk.firstEdge(at, "from"));
  if (shiftKey && key === "ArrowUp") return () => focusOn(walk.firstEdge(at, "to"));
  if (isGraphKey(key)) return () => focusOn(walk.fromNode(at, key));
  if (key === "Enter") return () => actions.onGoTo(at);
  if (key === "F12") return () => actions.onStep(at);
  if (isRemovalKey(key)) return () => actions.onRemove(at);
  if (key === "F2") return () => actions.onRename(at);
  return isTyping ? undefined : (actionOfSign(key, at, actions) ?? zoomOf(key, drawing));
}

/** What a letter or a blank does. */
function actionOfSign(key: string, at: ViewNode, actions: KeyActions): (() => void) | undefined {
  switch (key) {
    case " ":
      return () => actions.onDetails(at);
    case "c":
      return () => actions.onConnect(at);
    case "a":
      return actions.onAddNode;
    default:
      return undefined;
  }
}

type Zoom = Pick<DrawingActions<ViewNode, ViewEdge>, "onZoom" | "onFit">;

/** How a sign zooms, where there is a drawing. */
function zoomOf(key: string, drawing: Zoom | undefined): (() => void) | undefined {
  switch (drawing && key) {
    case "+":
    case "=":
      return () => drawing?.onZoom(zoomStep);
    case "-":
      return () => drawing?.onZoom(1 / zoomStep);
    case "0":
      return drawing?.onFit;
    default:
      return undefined;
  }
}

/** What a key does at an edge. */
function edgeAction<N extends ViewNode, E extends ViewEdge>(
  event: KeyboardEvent,
  at: E,
  { graph, walk, actions }: Options<N, E>,
  focusOn: (to: N | E | undefined) => void,
): (() => void) | undefined {
  const { key } = event;
  if (isGraphKey(key)) return () => focusOn(walk.fromEdge(at, key));
  if (key === "Escape") {
    return () => focusOn(graph.nodes.find(({ node }) => node.id === at.edge.from));
  }
  if (isMenuKey(event)) return () => actions.onMenu(at);
  if (key === "Enter" || key === "F12") return () => actions.onEdgeGoTo(at);
  if (key === " ") return () => actions.onEdge(at);
  if (isRemovalKey(key)) return () => actions.onDisconnect(at);
  return key === "m" ? () => actions.onMove(at) : undefined;
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

function hasKeyboard({ current }: RefObject<HTMLElement | null>): boolean {
  return current?.contains(document.activeElement) === true;
}
