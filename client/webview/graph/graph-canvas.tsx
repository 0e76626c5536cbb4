import type { JSX, RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { edgePath } from "#core/graph/edge-path.ts";
import { GhostNodes } from "../compare/ghost-nodes.tsx";
import type { Ghost } from "../compare/removed-nodes.ts";
import { onceReleased } from "../shared/once-released.ts";
import type { Outcomes } from "./assumed.ts";
import { labelZoom } from "./camera.ts";
import { edgeTooltip, mostDescribed } from "./edge-tooltip.ts";
import { GraphEdgeLine } from "./graph-edge.tsx";
import { pathAt } from "./graph-icons.tsx";
import { type Cutters, GraphNodeBox } from "./graph-node.tsx";
import { type Link, linkRoles } from "./link.ts";
import { LinkLine } from "./link-line.tsx";
import type { ShownEdge, ShownGraph, ShownNode } from "./shown-graph.ts";
import type { CameraControl } from "./use-camera.ts";
import type { Descriptions } from "./use-descriptions.ts";
import { useDrawnPart } from "./use-drawn-part.ts";
import { edgeLabel } from "./view-graph.ts";
import "./drawing.css";
import "./link.css";

interface GraphCanvasProps {
  readonly graph: ShownGraph;
  /** The nodes that are gone, where the pipeline is compared. */
  readonly ghosts: readonly Ghost[];
  readonly control: CameraControl;
  readonly view: RefObject<HTMLDivElement | null>;
  readonly cutters: Cutters;
  readonly label: string;
  readonly describedBy: string;
  /** The ids of the selected node and of the one at which the keyboard reaches the graph. */
  readonly selected: string | undefined;
  readonly active: string | undefined;
  readonly found: ReadonlySet<string>;
  /** How high the whole drawing is at its usual size; without meaning where the graph takes the whole page. */
  readonly height: number;
  readonly isWhole: boolean;
  readonly isStale: boolean;
  readonly outcomes: Outcomes;
  readonly descriptions: Descriptions;
  /** The edge at which the keyboard is. */
  readonly activeEdge: ShownEdge | undefined;
  /** The edge that is being made. */
  readonly link: Link | undefined;
  /** Called when the pointer is pressed on the port of a node. */
  readonly onPort: (node: ShownNode, event: PointerEvent) => void;
  /** A menu is asked for with the pointer: of a node, an edge, or of neither. */
  readonly onMenu: (at: ShownNode | ShownEdge | undefined, event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A node or an edge was clicked. */
  readonly onNode: (node: ShownNode) => void;
  readonly onEdge: (edge: ShownEdge) => void;
}

/** The drawing of a graph in a view that zooms and moves; one stop of the Tab key. */
export function GraphCanvas(props: GraphCanvasProps): JSX.Element {
  const { graph, control, view, label, isStale, onKeyDown, link, activeEdge } = props;
  const { camera } = control;
  const pointed = usePointed(graph, props.descriptions);
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const at = shownAt(graph, event.target);
    onceReleased(event, () => props.onMenu(at, event));
  };
  const height = props.isWhole ? undefined : `min(${Math.ceil(props.height)}px, 45vh)`;
  const classes = [
    "graph-view",
    isStale ? "stale" : "",
    camera.zoom < labelZoom ? "far" : "",
    link ? "linking" : "",
  ];
  // A transform in CSS moves what is drawn as a whole: the browser does not lay out the texts in it again.
  const transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.zoom})`;
  return (
    <div
      ref={view}
      class={classes.join(" ")}
      style={{ blockSize: height }}
      role="listbox"
      aria-label={label}
      aria-describedby={props.describedBy}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={({ target }) => click(props, target)}
      onPointerOver={pointed}
      onContextMenu={onContextMenu}
    >
      <div class="graph-window">
        <div class="graph-moved" style={{ transform }}>
          <svg class="graph" role="presentation">
            <GhostNodes ghosts={props.ghosts} cutters={props.cutters} />
            <Drawing {...props} graph={graph} />
            {activeEdge && <FocusedEdge graph={graph} shown={activeEdge} />}
            {link && <LinkLine link={link} graph={graph} />}
          </svg>
        </div>
      </div>
    </div>
  );
}

/** Answers a click at an element, unless it ends the moving of the drawing. */
function click({ graph, control, ...props }: GraphCanvasProps, target: EventTarget | null): void {
  if (control.wasDragged()) return;
  const at = shownAt(graph, target);
  if (at === undefined) return;
  if ("node" in at) props.onNode(at);
  else props.onEdge(at);
}

/** The node or edge that is drawn at an element. */
function shownAt(
  { nodes, edges }: ShownGraph,
  target: EventTarget | null,
): ShownNode | ShownEdge | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest(".node-box")?.querySelector("[data-id]")?.getAttribute("data-id");
  const edge = target.closest("[data-edge]")?.getAttribute("data-edge");
  return nodes.find((it) => it.node.id === node) ?? edges.find((it) => it.edge.id === edge);
}

interface FocusedEdgeProps {
  readonly graph: ShownGraph;
  readonly shown: ShownEdge;
}

/** An edge at which the keyboard is: only then it is something to stop at. */
function FocusedEdge({ graph, shown }: FocusedEdgeProps): JSX.Element {
  const { edge, line } = shown;
  const end = line.points.at(-1);
  return (
    <g
      class="edge-focus"
      role="option"
      aria-label={edgeLabel(graph, shown)}
      aria-selected={false}
      tabindex={0}
      data-edge={edge.id}
      data-edge-focus={edge.id}
    >
      <path class="edge-ring" d={edgePath(line.points)} />
      {end && <path class="edge-ring-head" d={pathAt(end, "m-10-6l10 6l-10 6z")} />}
    </g>
  );
}

/** Edges below nodes; drawn again only when it changes, not while the view moves. */
function Drawing(props: GraphCanvasProps): JSX.Element {
  const { graph, control, cutters, selected, found, outcomes, link, onPort } = props;
  const active = props.activeEdge ? undefined : props.active;
  const roleOf = linkRoles(link);
  const { from, over, possible } = link ?? {};
  const { texts } = props.descriptions;
  const part = useDrawnPart(graph, control);
  return useMemo(
    () => (
      <>
        <svg aria-hidden="true" overflow="visible">
          {graph.edges
            .filter(({ edge }) => part === undefined || part.edges.has(edge.id))
            .map((it) => (
              <GraphEdgeLine
                key={it.edge.id}
                {...it}
                tooltip={edgeTooltip(it.edge, texts)}
                isNear={selected !== undefined && [it.edge.from, it.edge.to].includes(selected)}
              />
            ))}
        </svg>
        {graph.nodes.map((it, at) => {
          const { id } = it.node;
          const isSeen = part === undefined || id === active || part.nodes.has(id);
          if (!isSeen) return null;
          return (
            <GraphNodeBox
              key={id}
              {...it}
              cutters={cutters}
              description={texts.get(it.node.range.start)}
              isSelected={id === selected}
              isActive={id === active}
              isFailing={outcomes.get(it.node.name)?.kind === "failure"}
              isFound={found.has(id)}
              linkRole={roleOf(id)}
              onPort={onPort}
              place={at + 1}
              count={graph.nodes.length}
            />
          );
        })}
      </>
    ),
    [graph, part, cutters, selected, active, found, outcomes, texts, from, over, possible, onPort],
  );
}

/** How long the pointer rests before the editor is asked, in milliseconds. */
const restBeforeAsking = 150;

/** Asks for what the editor's hovers say about the node or the edge at which the pointer rests. */
function usePointed(
  { nodes, edges }: ShownGraph,
  { ask }: Descriptions,
): (event: PointerEvent) => void {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return ({ target }) => {
    clearTimeout(timer.current);
    const at = target instanceof Element ? target.closest("[data-id], [data-edge]") : null;
    const node = nodes.find((it) => it.node.id === at?.getAttribute("data-id"));
    const edge = edges.find((it) => it.edge.id === at?.getAttribute("data-edge"));
    const starts = node
      ? [node.node.range.start]
      : (edge?.edge.parts ?? []).slice(0, mostDescribed).map((it) => it.range.start);
    timer.current = window.setTimeout(() => {
      for (const it of starts) ask(it);
    }, restBeforeAsking);
  };
}
