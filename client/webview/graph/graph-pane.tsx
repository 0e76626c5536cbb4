import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { groupId } from "#core/graph/collapsed-graph.ts";
import type { Graph } from "#core/graph/graph.ts";
import type { Placed, PlacedNode } from "#core/graph/placed-graph.ts";
import type { PrefixGroup } from "#core/graph/prefix-groups.ts";
import type { GraphMarks } from "../compare/comparison-marks.ts";
import { placedGhosts, type RemovedNode, removedText } from "../compare/removed-nodes.ts";
import type { Host } from "../host.ts";
import { countOf } from "../shared/words.ts";
import { boxOf } from "./camera.ts";
import { TextCutter } from "./cut-text.ts";
import { ExportMenu, type GraphExport } from "./export-menu.tsx";
import { GraphAnnouncement } from "./graph-announcement.tsx";
import { GraphCanvas } from "./graph-canvas.tsx";
import { GraphMenus, openMenuAt } from "./graph-menu.tsx";
import { collapsedIn, withCollapsed } from "./graph-settings.ts";
import { GraphTools } from "./graph-tools.tsx";
import { graphWalk } from "./graph-walk.ts";
import { type ActingProps, keyActions, nodeActions } from "./node-actions.ts";
import type { Assuming } from "./outcome-choice.tsx";
import { SelectedDetails } from "./selected-details.tsx";
import { type ShownEdge, type ShownNode, shownGraph } from "./shown-graph.ts";
import { type CameraControl, placeIn, useCamera } from "./use-camera.ts";
import type { Descriptions } from "./use-descriptions.ts";
import { useGraphEditing } from "./use-graph-editing.ts";
import { useGraphFocus } from "./use-graph-focus.ts";
import { useLinkDrag } from "./use-link-drag.ts";
import { useNodeSearch } from "./use-node-search.ts";
import { nodeNamed, type ViewNode } from "./view-graph.ts";
import "./graph.css";

interface GraphPaneProps extends ActingProps {
  readonly host: Host;
  /** The version of the document that is drawn. */
  readonly version: number;
  /** What stands before the controls. */
  readonly bar: ComponentChildren;
  readonly graph: Graph;
  /** The nodes whose names begin alike, whether or not they are drawn as one. */
  readonly groups: readonly PrefixGroup[];
  readonly placed: Placed;
  /** What differs from what the pipeline is compared with; undefined where it is compared with nothing. */
  readonly marks: GraphMarks | undefined;
  /** The nodes that are gone since then. */
  readonly removed: readonly RemovedNode[];
  /** The name of the selected node. */
  readonly selected: string;
  /** Whether the file cannot be read and the graph is that of before. */
  readonly isStale: boolean;
  readonly isWhole: boolean;
  readonly hasParameters: boolean;
  readonly assuming: Assuming;
  readonly onExport: (message: GraphExport) => void;
  readonly descriptions: Descriptions;
}

/** A pipeline as a drawing, with its controls and the details of the selected node. */
export function GraphPane(props: GraphPaneProps): JSX.Element {
  const { graph, removed } = props;
  const help = useId();
  const pane = usePane(props);
  const { view, shown, ghosts, bounds, selected, control } = pane;
  const { tools, actions, focused, editing, onPort, onExpand } = pane;
  const { active, activeEdge, focus, onKeyDown } = focused;
  return (
    <>
      <div class="pipeline-bar">
        {props.bar}
        <GraphTools
          {...props}
          {...tools}
          at={active?.node.id}
          exports={<ExportMenu {...props} shown={shown} />}
        />
      </div>
      <GraphCanvas
        graph={shown}
        control={control}
        view={view}
        cutters={useCutters()}
        ghosts={ghosts}
        label={`Graph of pipeline ${graph.pipeline}, ${countOf(shown.nodes.length, "node")}${removedText(removed)}`}
        describedBy={help}
        selected={selected?.node.id}
        active={active?.node.id}
        found={tools.foundIds}
        height={bounds.height}
        isWhole={props.isWhole}
        isStale={props.isStale}
        outcomes={props.assuming.outcomes}
        descriptions={props.descriptions}
        activeEdge={activeEdge}
        link={editing.link}
        onPort={onPort}
        onMenu={(at, event) => openMenuAt(at, editing, actions, focus, event)}
        onKeyDown={onKeyDown}
        onNode={focusedBefore<ShownNode>(focus, actions.onClick)}
        onEdge={focusedBefore<ShownEdge>(focus, actions.onEdge)}
      />
      <GraphMenus editing={editing} />
      <KeyHelp id={help} />
      <GraphAnnouncement graph={graph} />
      <SelectedDetails {...props} selected={selected} onExpand={onExpand} />
    </>
  );
}

/** An action that first moves the keyboard to what it is done to. */
function focusedBefore<T extends ShownNode | ShownEdge>(
  focus: (at: ShownNode | ShownEdge) => void,
  act: (at: T) => void,
): (at: T) => void {
  return (at) => {
    focus(at);
    act(at);
  };
}

/** What is drawn of a graph, what is selected and active in it, and what can be done with it. */
function usePane(props: GraphPaneProps) {
  const { graph, placed, marks, removed } = props;
  const view = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => shownGraph(graph, placed, marks), [graph, placed, marks]);
  const selected = nodeNamed(shown, props.selected);
  const { ghosts, bounds } = useMemo(() => placedGhosts(removed, placed.bounds), [removed, placed]);
  const start = useMemo(() => firstOf(placed), [placed]);
  const control = useCamera({ view, bounds, start, anchor: selected?.box });
  const search = useNodeSearch(shown);
  const actions = nodeActions(props, shown, selected);
  const zoom = { onZoom: control.zoomBy, onFit: control.fit };
  const { host, version } = props;
  const editing = useGraphEditing({ host, pipeline: graph.pipeline, version, view, graph: shown });
  const grouping = useGrouping(props);
  const see = (at: ShownNode | ShownEdge): void =>
    control.see("node" in at ? at.box : boxOf(at.line.points));
  const focused = useGraphFocus({
    view,
    graph: shown,
    selected,
    walk: graphWalk(shown),
    actions: keyActions(editing, actions),
    drawing: { ...zoom, ...grouping, see },
  });
  useSeen(selected, control);
  const onPort = useLinkDrag({
    editing,
    graph: shown,
    placeOf: (at) => placeIn(view.current, control.camera, at),
    follow: control.follow,
  });
  const { onAddNode } = editing;
  const tools = { ...search, ...zoom, ...grouping, onFound: focused.focus, onAddNode };
  const onExpand = (node: ViewNode): void => focused.focusLater(grouping.onExpand(node));
  const drawn = { view, shown, ghosts, bounds, selected, control };
  return { ...drawn, tools, actions, focused, editing, onPort, onExpand };
}

/** The first node of the first stage. */
function firstOf({ nodes }: Placed): PlacedNode | undefined {
  return nodes.reduce<PlacedNode | undefined>(
    (first, it) => (first === undefined || it.x < first.x ? it : first),
    undefined,
  );
}

function KeyHelp({ id }: { readonly id: string }): JSX.Element {
  return (
    <p id={id} class="unseen">
      Left and right arrows follow the edges, up and down arrows move within a stage, with Shift
      they lead to the edges to and from the node, Enter goes to the file, F12 to the step, Space
      shows details, C connects, A adds a node, F2 renames, Delete removes, Shift+F10 opens a menu,
      Shift+left draws nodes whose names begin alike as one box, Shift+right draws them one by one,
      plus and minus zoom, 0 shows the whole graph. At an edge, Space shows its line, Delete removes
      it and M moves an end
    </p>
  );
}

/** Which nodes are drawn as one, and how that changes. */
function useGrouping({ graph, groups, settings, onSettings }: GraphPaneProps) {
  const collapsed = collapsedIn(settings, graph.pipeline);
  const set = (prefixes: readonly string[]): void =>
    onSettings(withCollapsed(settings, graph.pipeline, prefixes));
  return {
    hasGroups: groups.length > 0,
    areCollapsed: groups.every((it) => collapsed.includes(it.prefix)),
    onCollapseAll: (collapse: boolean) => set(collapse ? groups.map((it) => it.prefix) : []),
    onCollapse({ node }: ViewNode): string | undefined {
      const group = groups.find((it) => it.members.includes(node.id));
      if (group === undefined) return undefined;
      set([...collapsed, group.prefix]);
      return groupId(group.prefix);
    },
    onExpand({ node }: ViewNode): string | undefined {
      if (node.members === undefined) return undefined;
      set(collapsed.filter((it) => groupId(it) !== node.id));
      return node.members[0]?.id;
    },
  };
}

function useCutters() {
  return useMemo(() => {
    const { fontFamily } = getComputedStyle(document.body);
    return {
      name: new TextCutter(`600 13px ${fontFamily}`),
      aside: new TextCutter(`12px ${fontFamily}`),
    };
  }, []);
}

/** Brings a node into view that is selected in the text, and keeps it there when the view becomes smaller. */
function useSeen(selected: ShownNode | undefined, { see, size }: CameraControl): void {
  const id = selected?.node.id;
  const before = useRef({ id, size });
  useEffect(() => {
    const { id: earlier, size: room } = before.current;
    const isSmaller = size.width < room.width || size.height < room.height;
    before.current = { id, size };
    if (selected !== undefined && (earlier !== id || isSmaller)) see(selected.box);
  });
}
