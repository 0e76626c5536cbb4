import type { JSX } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Graph } from "#core/graph/graph.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import type { GraphMarks } from "../compare/comparison-marks.ts";
import type { RemovedNode } from "../compare/removed-nodes.ts";
import { GraphAnnouncement } from "../graph/graph-announcement.tsx";
import { GraphMenus, openMenu, openMenuAt } from "../graph/graph-menu.tsx";
import { ListTools } from "../graph/graph-tools.tsx";
import { type ActingProps, keyActions, nodeActions } from "../graph/node-actions.ts";
import type { Assuming } from "../graph/outcome-choice.tsx";
import { SelectedDetails } from "../graph/selected-details.tsx";
import type { Descriptions } from "../graph/use-descriptions.ts";
import { useGraphEditing } from "../graph/use-graph-editing.ts";
import { useGraphFocus } from "../graph/use-graph-focus.ts";
import { useNodeSearch } from "../graph/use-node-search.ts";
import { nodeNamed } from "../graph/view-graph.ts";
import type { Host } from "../host.ts";
import { onceReleased } from "../shared/once-released.ts";
import { ListRows } from "./list-rows.tsx";
import { listedGraph, listWalk } from "./listed-graph.ts";
import { partAt } from "./part-at.ts";
import { focusRemoved, RemovedRows } from "./removed-rows.tsx";
import "./list.css";

interface PipelineListProps extends ActingProps {
  readonly host: Host;
  /** The version of the document that is shown. */
  readonly version: number;
  /** What stands before the controls. */
  readonly bar: JSX.Element;
  readonly graph: Graph;
  readonly plan: PipelinePlan;
  /** What differs from what the pipeline is compared with; undefined where it is compared with nothing. */
  readonly marks: GraphMarks | undefined;
  /** The nodes that are gone since then. */
  readonly removed: readonly RemovedNode[];
  /** The name of the selected node. */
  readonly selected: string;
  readonly hasParameters: boolean;
  readonly assuming: Assuming;
  readonly descriptions: Descriptions;
}

/** A pipeline as a list in running order: each node with the edges that leave it, and all that can be done with them. */
export function PipelineList(props: PipelineListProps): JSX.Element {
  const help = useId();
  const list = useList(props);
  const { view, listed, selected, tools, focused, editing } = list;
  const { onMenu, onClick, onKeyDown, onLeaveRemoved } = list;
  const { active, activeEdge } = focused;
  return (
    <>
      <div class="pipeline-bar">
        {props.bar}
        <ListTools {...props} {...tools} at={active?.node.id} />
      </div>
      <nav
        ref={view}
        class="plan"
        aria-label="Nodes of the pipeline in running order"
        aria-describedby={help}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onMenu}
      >
        <ListRows
          graph={listed}
          selected={selected}
          active={active}
          activeEdge={activeEdge}
          found={tools.foundIds}
          link={editing.link}
        />
        <RemovedRows removed={props.removed} onLeave={onLeaveRemoved} />
      </nav>
      <GraphMenus editing={editing} />
      <KeyHelp id={help} />
      <GraphAnnouncement graph={props.graph} />
      <SelectedDetails {...props} selected={selected} />
    </>
  );
}

/** What is listed, what is selected and active in it, and what can be done with it. */
function useList(props: PipelineListProps) {
  const { host, version, graph, plan, marks } = props;
  const view = useRef<HTMLElement>(null);
  const listed = useMemo(() => listedGraph(graph, plan, marks), [graph, plan, marks]);
  const selected = nodeNamed(listed, props.selected);
  const search = useNodeSearch(listed);
  const actions = nodeActions(props, listed, selected);
  const pipeline = graph.pipeline;
  const editing = useGraphEditing({ host, pipeline, version, view, graph: listed });
  const focused = useGraphFocus({
    view,
    graph: listed,
    selected,
    walk: listWalk(listed),
    actions: keyActions(editing, actions),
  });
  useSeen(view, props.selected);
  const { focus } = focused;
  const onClick = ({ target }: MouseEvent): void => {
    const { at, button, box, stop } = partAt(listed, target);
    if (stop) props.onReveal(stop.range, true);
    if (at === undefined || button === undefined) return;
    focus(at);
    if (button === "menu") openMenu(editing, actions, at, box ?? editing.anchorOf(at));
    else if ("node" in at) actions.select(at);
    else actions.onEdge(at);
  };
  const onMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { at } = partAt(listed, event.target);
    onceReleased(event, () => openMenuAt(at, editing, actions, focus, event));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (leadsToRemoved(event, view.current)) event.preventDefault();
    else if (!isOfButton(event)) focused.onKeyDown(event);
  };
  const onLeaveRemoved = (end: "first" | "last"): void => {
    const { at } = partAt(listed, rowsIn(view.current).at(end === "first" ? 0 : -1) ?? null);
    if (at) focus(at);
  };
  const tools = { ...search, onFound: focus, onAddNode: editing.onAddNode };
  const handlers = { onMenu, onClick, onKeyDown, onLeaveRemoved };
  return { view, listed, selected, tools, focused, editing, ...handlers };
}

/** The buttons with the names of nodes and edges, in the order of their rows. */
function rowsIn(list: Element | null): readonly Element[] {
  return [...(list?.querySelectorAll("[data-id], [data-edge-focus]") ?? [])];
}

/** Gives the keyboard to the removed nodes if a key leads from the last row to them; answers whether it does. */
function leadsToRemoved({ key, shiftKey, target }: KeyboardEvent, list: Element | null): boolean {
  if (key !== "ArrowDown" || shiftKey || rowsIn(list).at(-1) !== target) return false;
  return focusRemoved(list);
}

/** Whether a key presses a button beside the name of a row. */
function isOfButton({ key, target }: KeyboardEvent): boolean {
  const isPress = key === "Enter" || key === " ";
  return isPress && target instanceof Element && target.matches(".stop, .row-menu");
}

/** Brings the selected node into view. */
function useSeen(view: { readonly current: HTMLElement | null }, selected: string): void {
  useLayoutEffect(() => {
    const current = view.current?.querySelector('[aria-current="true"]');
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [view, selected]);
}

function KeyHelp({ id }: { readonly id: string }): JSX.Element {
  return (
    <p id={id} class="unseen">
      Up and down arrows go from row to row, left and right arrows along an edge to a node, with
      Shift up and down lead to the edges to and from the node, Enter goes to the file, F12 to the
      step, Space shows details, C connects, A adds a node, F2 renames, Delete removes, Shift+F10
      opens a menu. At an edge, Space shows its line, Delete removes it and M moves an end. Below
      the last row are the nodes that a change has removed; Space opens what they were
    </p>
  );
}
