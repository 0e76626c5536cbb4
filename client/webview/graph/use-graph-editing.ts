import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import type { GraphChoice, GraphQuestion } from "#core/features/graph-edits/graph-edit.ts";
import { shownName } from "#core/graph/node-label.ts";
import type { Host } from "../host.ts";
import type { Box as PageBox } from "../shared/place-popover.ts";
import { isOneNode, type Link, type MenuAction, nodesAmong, type OpenMenu } from "./link.ts";
import { type GraphAnswers, useGraphAnswers } from "./use-graph-answers.ts";
import type { ViewEdge, ViewGraph, ViewNode } from "./view-graph.ts";

interface EditingOptions {
  readonly host: Host;
  readonly pipeline: string;
  readonly version: number;
  readonly view: RefObject<HTMLElement | null>;
  readonly graph: ViewGraph;
}

/** What can be changed in the graph, each in a menu beside its place; nothing is changed before something is chosen. */
export function useGraphEditing({ host, pipeline, version, view, graph }: EditingOptions) {
  const answers = useGraphAnswers(host, pipeline, version);
  const [link, setLink] = useState<Link>();
  const [menu, setMenu] = useState<OpenMenu & { readonly turn: number }>();
  const turns = useRef(0);
  const open = (next: OpenMenu | undefined): void => {
    setMenu(next && { ...next, turn: ++turns.current });
    if (next === undefined) setLink(undefined);
  };
  const anchorOf = (it: ViewNode | ViewEdge): PageBox => anchorIn(view.current, it);
  const kit: Kit = { answers, graph, open, setLink, anchorOf };
  return {
    link,
    setLink,
    menu,
    said: answers.said,
    ask: answers.ask,
    onClose: () => open(undefined),
    onChoose(choice: MenuAction) {
      setMenu(undefined);
      choice.run();
    },
    onConnect: (node: ViewNode) => connect(kit, node),
    /** Offers the edges from a node to another one. */
    onDrop: (from: ViewNode, to: string, at: PageBox) => connectWith(kit, from, to, at),
    onTargets: (from: ViewNode, choices: readonly GraphChoice[], at: PageBox) =>
      chooseTarget(kit, from, choices, at),
    onDisconnect: (edge: ViewEdge) => disconnect(kit, edge),
    onMove: (edge: ViewEdge) => moveEnd(kit, edge),
    onAddNode: (at?: PageBox) => addNode(kit, at ?? anchorOfView(view.current)),
    onRemove: (node: ViewNode) => removeNode(kit, node),
    onRename: (node: ViewNode) => rename(kit, node),
    onConvert: (node: ViewNode) => convert(kit, node),
    openMenu: (label: string, anchor: PageBox, choices: readonly MenuAction[]) =>
      open({ label, anchor, choices, finds: false }),
    anchorOf,
  };
}

export type GraphEditing = ReturnType<typeof useGraphEditing>;

/** What all changes need. */
interface Kit {
  readonly answers: GraphAnswers;
  readonly graph: ViewGraph;
  readonly open: (menu: OpenMenu | undefined) => void;
  readonly setLink: (link: Link | undefined) => void;
  readonly anchorOf: (it: ViewNode | ViewEdge) => PageBox;
}

function connect(kit: Kit, node: ViewNode): void {
  kit.answers.ask({ kind: "connect", node: node.node.id, side: "source" }, (choices) => {
    if (choices) chooseTarget(kit, node, choices, kit.anchorOf(node));
  });
}

function chooseTarget(
  kit: Kit,
  from: ViewNode,
  choices: readonly GraphChoice[],
  anchor: PageBox,
): void {
  const name = named(from);
  if (choices.length === 0) {
    kit.answers.say(
      `No edge can lead from ${name}: each edge would close a cycle, or there is no other node`,
    );
    return;
  }
  chooseNode(kit, { label: `Connect ${name} to`, from, choices, anchor }, (to) =>
    connectWith(kit, from, to, anchor),
  );
}

function connectWith(kit: Kit, { node }: ViewNode, to: string, anchor: PageBox): void {
  const label = `Connect ${shownName(node.name)} to ${nameOf(kit, to)} by`;
  const question = { kind: "connect", node: node.id, side: "source", other: to } as const;
  chooseEdge(kit, label, question, anchor);
}

interface NodeQuestion {
  readonly label: string;
  /** The node at the other end. */
  readonly from: ViewNode | undefined;
  readonly choices: readonly GraphChoice[];
  readonly anchor: PageBox;
}

/** Offers the nodes among choices, and shows in the drawing which ones they are. */
function chooseNode(kit: Kit, question: NodeQuestion, choose: (node: string) => void): void {
  const { label, from, choices, anchor } = question;
  const possible = new Set(nodesAmong(choices));
  const show = (over: string | undefined): void =>
    kit.setLink(from && { from, possible, over, at: undefined });
  kit.open({
    label,
    anchor,
    finds: true,
    onActive: (it) => show(it?.node),
    choices: choices.map(({ label: name, detail, node = "" }) => ({
      label: name,
      detail,
      node,
      run: () => choose(node),
    })),
  });
}

/** Makes the only edge that a question is answered with, or offers all. */
function chooseEdge(kit: Kit, label: string, question: GraphQuestion, anchor: PageBox): void {
  kit.answers.ask(question, (all) => {
    const choices = (all ?? []).flatMap(({ label: name, detail, edit }): readonly MenuAction[] => {
      const run = (): void => {
        kit.open(undefined);
        if (edit) kit.answers.choose(edit);
      };
      return edit ? [{ label: name, detail, run }] : [];
    });
    const [first, ...others] = choices;
    if (first === undefined || others.length === 0) {
      kit.open(undefined);
      if (first) first.run();
      else if (all) kit.answers.say("All edges that are possible there already exist");
    } else kit.open({ label, anchor, finds: true, choices });
  });
}

function disconnect(kit: Kit, shown: ViewEdge): void {
  const { edge } = shown;
  if (isOfParameter(kit, shown)) return;
  const edges = edge.parts.map(({ source, target, range }) => ({
    source,
    target,
    start: range.start,
  }));
  const remove = (chosen: typeof edges): void => {
    kit.open(undefined);
    kit.answers.edit({ kind: "disconnect", edges: chosen });
  };
  if (edges.length === 1) {
    remove(edges);
    return;
  }
  kit.open({
    label: `Remove from ${nameOf(kit, edge.from)} to ${nameOf(kit, edge.to)}`,
    anchor: kit.anchorOf(shown),
    finds: true,
    choices: [
      ...edges.map((it) => ({ label: `${it.source} → ${it.target}`, run: () => remove([it]) })),
      { label: `All ${edges.length} edges`, run: () => remove(edges) },
    ],
  });
}

function moveEnd(kit: Kit, shown: ViewEdge): void {
  const { edge } = shown;
  if (isOfParameter(kit, shown)) return;
  const anchor = kit.anchorOf(shown);
  const ends = edge.parts.flatMap(({ source, target, range }) => {
    const part = { source, target, start: range.start };
    return (["target", "source"] as const).map((side) => ({ part, side }));
  });
  kit.open({
    label: "Move an end of the edge",
    anchor,
    finds: ends.length > 2,
    choices: ends.map(({ part, side }) => ({
      label: `${side === "source" ? "Start" : "End"} at ${part[side]}`,
      detail: side === "source" ? `→ ${part.target}` : `${part.source} →`,
      run() {
        const fixed = kit.graph.nodes.find(
          ({ node }) => node.id === edge[side === "source" ? "to" : "from"],
        );
        kit.answers.ask({ kind: "move", edge: part, side }, (choices) => {
          if (!choices) return kit.open(undefined);
          const label = `Move ${part[side]} to`;
          chooseNode(kit, { label, from: fixed, choices, anchor }, (node) => {
            const question = { kind: "move", edge: part, side, other: node } as const;
            chooseEdge(kit, `${label} ${nameOf(kit, node)} at`, question, anchor);
          });
        });
      },
    })),
  });
}

/** Edges from pipeline parameters are written with the parameter. */
function isOfParameter({ answers, graph }: Kit, { edge }: ViewEdge): boolean {
  const from = graph.nodes.find(({ node }) => node.id === edge.from);
  if (from?.node.kind !== "parameter") return false;
  answers.say("Targets of pipeline parameters can only be changed in the file");
  return true;
}

function addNode(kit: Kit, anchor: PageBox): void {
  kit.answers.ask({ kind: "addNode" }, (choices) => {
    if (!choices) return;
    if (choices.length === 0) {
      kit.answers.say("The file has no step, task or deployment that a node could run");
      return;
    }
    const actions = actionsOf(kit, choices);
    kit.open({ label: "Add a node that runs", anchor, finds: true, choices: actions });
  });
}

/** Names what would be removed before anything is. */
function removeNode(kit: Kit, shown: ViewNode): void {
  const { id, name } = shown.node;
  if (!isOneNode(shown) || name === "") {
    kit.answers.say("Only single nodes that have a name can be removed here");
    return;
  }
  kit.answers.ask({ kind: "removeNode", node: id }, (found) => {
    if (!found) return;
    const choices = actionsOf(kit, found);
    const label = `Remove ${named(shown)}?`;
    kit.open({ label, anchor: kit.anchorOf(shown), finds: false, choices });
  });
}

/** What a menu offers: the changes of some choices. */
function actionsOf(kit: Kit, choices: readonly GraphChoice[]): readonly MenuAction[] {
  return choices.map(({ label, detail, edit }) => ({
    label,
    detail,
    run() {
      kit.open(undefined);
      if (edit) kit.answers.choose(edit);
    },
  }));
}

function rename({ answers }: Kit, shown: ViewNode): void {
  const { id, name } = shown.node;
  if (!isOneNode(shown)) answers.say("Only single nodes can be renamed here");
  else if (name === "") answers.say("The node has no name; give it one in the file");
  else answers.edit({ kind: "rename", node: id, name });
}

function convert({ answers }: Kit, { node }: ViewNode): void {
  const to = node.kind === "task" ? "execution" : "task";
  answers.edit({ kind: "convert", node: node.id, to });
}

function named({ node }: ViewNode): string {
  return shownName(node.name);
}

function nameOf({ graph }: Kit, id: string): string {
  const found = graph.nodes.find(({ node }) => node.id === id);
  return found ? named(found) : id.slice(id.indexOf(":") + 1);
}

/** Where what is drawn of a node or an edge is on the page; where it is not drawn, the view. */
function anchorIn(view: HTMLElement | null, it: ViewNode | ViewEdge): PageBox {
  const [key, id] = "node" in it ? ["data-id", it.node.id] : ["data-edge-focus", it.edge.id];
  const element = view?.querySelector(`[${key}="${CSS.escape(id)}"]`);
  return element?.getBoundingClientRect() ?? anchorOfView(view);
}

function anchorOfView(view: HTMLElement | null): PageBox {
  const { left = 0, top = 0 } = view?.getBoundingClientRect() ?? {};
  return { left: left + 12, right: left + 12, top: top + 4, bottom: top + 12 };
}
