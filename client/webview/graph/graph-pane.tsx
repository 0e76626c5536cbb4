import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { groupId } from "#core/graph/collapsed-graph.ts";
import type { Graph } from "#core/graph/graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import type { PrefixGroup } from "#core/graph/prefix-groups.ts";
import type { GraphMarks } from "../compare/comparison-marks.ts";
import type { Host } from "../host.ts";
import { countOf } from "../shared/words.ts";
import { TextCutter } from "./cut-text.ts";
import { ExportMenu, type GraphExport } from "./export-menu.tsx";
import { GraphCanvas } from "./graph-canvas.tsx";
import { GraphMenus, openMenu, openMenuAt } from "./graph-menu.tsx";
import { collapsedIn, type GraphSettings, withCollapsed } from "./graph-settings.ts";
import { GraphTools } from "./graph-tools.tsx";
import { NodeDetails } from "./node-details.tsx";
import type { Assuming } from "./outcome-choice.tsx";
import {
  nodeNamed,
  nodesHolding,
  type ShownEdge,
  type ShownGraph,
  type ShownNode,
  shownGraph,
} from "./shown-graph.ts";
import { type CameraControl, placeIn, useCamera } from "./use-camera.ts";
import type { Descriptions } from "./use-descriptions.ts";
import { useGraphEditing } from "./use-graph-editing.ts";
import { useGraphFocus } from "./use-graph-focus.ts";
import { useLinkDrag } from "./use-link-drag.ts";
import "./graph.css";

interface GraphPaneProps {
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
  /** The name of the selected node. */
  readonly selected: string;
  /** Whether the file cannot be read and the graph is that of before. */
  readonly isStale: boolean;
  readonly isWhole: boolean;
  readonly hasParameters: boolean;
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
  readonly assuming: Assuming;
  readonly onExport: (message: GraphExport) => void;
  readonly onSelect: (node: string) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onStep: (place: SourceRange) => void;
  readonly descriptions: Descriptions;
}

/** A pipeline as a drawing, with its controls and the details of the selected node. */
export function GraphPane(props: GraphPaneProps): JSX.Element {
  const { graph, placed } = props;
  const help = useId();
  const { view, shown, selected, control, tools, actions, focused, editing, onPort, onExpand } =
    usePane(props);
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
        label={`Graph of pipeline ${graph.pipeline}, ${countOf(shown.nodes.length, "node")}`}
        describedBy={help}
        selected={selected?.node.id}
        active={active?.node.id}
        found={tools.foundIds}
        height={placed.bounds.height}
        isWhole={props.isWhole}
        isStale={props.isStale}
        outcomes={props.assuming.outcomes}
        descriptions={props.descriptions}
        activeEdge={activeEdge}
        link={editing.link}
        onPort={onPort}
        onMenu={(ids, event) => openMenuAt(shown, editing, actions, focus, ids, event)}
        onKeyDown={onKeyDown}
        onNode={(id) => actions.onClick(id, focus)}
        onEdge={(id) => actions.onEdge(id, focus)}
      />
      <GraphMenus editing={editing} />
      <KeyHelp id={help} />
      <Announcement graph={graph} />
      <SelectedDetails {...props} selected={selected} onExpand={onExpand} />
    </>
  );
}

interface SelectedDetailsProps extends Omit<GraphPaneProps, "selected"> {
  readonly selected: ShownNode | undefined;
  readonly onExpand: (group: ShownNode) => void;
}

/** The details of the selected node, where they are wanted. */
function SelectedDetails(props: SelectedDetailsProps): JSX.Element | null {
  const { selected, settings, onSettings, onExpand } = props;
  if (!settings.details || selected === undefined) return null;
  return (
    <NodeDetails
      {...props}
      node={selected.node}
      mark={selected.mark}
      onExpand={() => onExpand(selected)}
      onClose={() => onSettings({ ...settings, details: false })}
    />
  );
}

/** What is drawn of a graph, what is selected and active in it, and what can be done with it. */
function usePane(props: GraphPaneProps) {
  const { graph, placed, marks } = props;
  const view = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => shownGraph(graph, placed, marks), [graph, placed, marks]);
  const selected = nodeNamed(shown, props.selected);
  const control = useCamera({ view, bounds: placed.bounds, anchor: selected?.box });
  const search = useSearch(shown);
  const actions = nodeActions(props, shown, selected);
  const zoom = { onZoom: control.zoomBy, onFit: control.fit };
  const { host, version } = props;
  const editing = useGraphEditing({ host, pipeline: graph.pipeline, version, view, graph: shown });
  const grouping = useGrouping(props);
  const keys = {
    ...actions,
    ...zoom,
    ...grouping,
    see: control.see,
    onConnect: editing.onConnect,
    onAddNode: () => editing.onAddNode(),
    onRename: editing.onRename,
    onRemove: editing.onRemove,
    onDisconnect: editing.onDisconnect,
    onMove: editing.onMove,
    onMenu: (at: ShownNode | ShownEdge) => openMenu(editing, actions, at, editing.anchorOf(at)),
  };
  const focused = useGraphFocus(view, shown, selected, keys);
  useSeen(selected, control);
  const onPort = useLinkDrag({
    editing,
    graph: shown,
    placeOf: (at) => placeIn(view.current, control.camera, at),
    follow: control.follow,
  });
  const { onAddNode } = editing;
  const tools = { ...search, ...zoom, ...grouping, onFound: focused.focus, onAddNode };
  const onExpand = (node: ShownNode): void => focused.focusLater(grouping.onExpand(node));
  return { view, shown, selected, control, tools, actions, focused, editing, onPort, onExpand };
}

function KeyHelp({ id }: { readonly id: string }): JSX.Element {
  return (
    <p id={id} class="unseen">
      Left and right arrows follow the edges, up and down arrows move within a stage, with Shift
      they lead to the edges to and from the node, Enter goes to the yaml, F12 to the step, Space
      shows details, C connects, A adds a node, F2 renames, Delete removes, Shift+F10 opens a menu,
      Shift+left draws nodes whose names begin alike as one box, Shift+right draws them one by one,
      plus and minus zoom, 0 shows the whole graph. At an edge, Delete removes it and M moves an end
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
    onCollapse({ node }: ShownNode): string | undefined {
      const group = groups.find((it) => it.members.includes(node.id));
      if (group === undefined) return undefined;
      set([...collapsed, group.prefix]);
      return groupId(group.prefix);
    },
    onExpand({ node }: ShownNode): string | undefined {
      if (node.members === undefined) return undefined;
      set(collapsed.filter((it) => groupId(it) !== node.id));
      return node.members[0]?.id;
    },
  };
}

/** What keys and clicks on nodes and edges do. */
function nodeActions(props: GraphPaneProps, shown: ShownGraph, selected: ShownNode | undefined) {
  const { settings, onSettings, onSelect, onReveal, onStep } = props;
  // A name means the first node that has it; the others cannot be selected.
  const select = ({ node }: ShownNode): void => {
    const { name } = node.members?.[0] ?? node;
    const isSelected = node.members !== undefined && node === selected?.node;
    if (!isSelected && nodeNamed(shown, name)?.node === node) onSelect(name);
  };
  return {
    onGoTo: ({ node }: ShownNode) => onReveal(node.range, true),
    onStep: ({ node }: ShownNode) => onStep(node.range),
    onDetails(node: ShownNode) {
      select(node);
      const isOpen = settings.details && node.node.id === selected?.node.id;
      onSettings({ ...settings, details: !isOpen });
    },
    onClick(id: string, focus: (node: ShownNode) => void) {
      const node = shown.nodes.find((it) => it.node.id === id);
      if (node === undefined) return;
      focus(node);
      select(node);
      onReveal(node.node.range, false);
    },
    onEdge(id: string, focus: (edge: ShownEdge) => void) {
      const edge = shown.edges.find((it) => it.edge.id === id);
      const [part] = edge?.edge.parts ?? [];
      if (edge) focus(edge);
      if (part) onReveal(part.range, false);
    },
    onEdgeGoTo({ edge }: ShownEdge) {
      const [part] = edge.parts;
      if (part) onReveal(part.range, true);
    },
  };
}

function useSearch(shown: ShownGraph) {
  const [search, onSearch] = useState("");
  const found = useMemo(() => nodesHolding(shown, search), [shown, search]);
  const foundIds = useMemo(() => new Set(found.map(({ node }) => node.id)), [found]);
  return { search, onSearch, found, foundIds };
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

/** Says to those who do not see it that the graph has other nodes or edges than before. */
function Announcement({ graph }: { readonly graph: Graph }): JSX.Element {
  const shape = [...graph.nodes, ...graph.edges].map((it) => it.id).join("\n");
  const first = useRef(shape);
  if (first.current !== shape) first.current = "";
  const isNew = first.current === "";
  return (
    <p class="unseen" role="status">
      {isNew && `Graph updated, ${countOf(graph.nodes.length, "node")}`}
    </p>
  );
}
