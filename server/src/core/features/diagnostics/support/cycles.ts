import type { EdgeView, NodeView, PipelineView, SocketView } from "#core/document/pipeline-view.ts";

/** A cycle of nodes and the edge that closes it. */
export interface Cycle {
  readonly edge: EdgeView;
  /** The names on the way, the first one repeated at the end. */
  readonly path: readonly string[];
}

/**
 * The cycles of a pipeline, each once. Edges that lead on to a node further down in the list of nodes are taken for
 * right, so the edge that leads back up closes the cycle; without the edges found, no cycle is left.
 */
export function cyclesOf(view: PipelineView): readonly Cycle[] {
  const arrows = inCycles(arrowsOf(view));
  const forward = arrows.filter((it) => it.from.index < it.to.index);
  const back = arrows.filter((it) => it.from.index > it.to.index);
  const next = new Map<NodeView, NodeView[]>();
  for (const it of forward) add(next, it);
  return back.flatMap((it) => {
    const way = pathBetween(next, it.to, it.from);
    if (!way) {
      add(next, it);
      return [];
    }
    const names = [...way, it.to].map((node) => node.node.name?.value ?? "");
    return [{ edge: it.edge, path: names }];
  });
}

interface Arrow {
  readonly edge: EdgeView;
  readonly from: NodeView;
  readonly to: NodeView;
}

/** The edges between two different nodes, one for each pair; unfinished ones and those the wrong way round say nothing. */
function arrowsOf(view: PipelineView): readonly Arrow[] {
  const seen = new Set<string>();
  return view.edges.flatMap((edge) => {
    const { source, target } = edge;
    if (!source?.node || !target?.node || source.node === target.node) return [];
    if (isUnclear(source) || isUnclear(target)) return [];
    const key = `${source.node.index} ${target.node.index}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ edge, from: source.node, to: target.node }];
  });
}

function isUnclear({ fault }: SocketView): boolean {
  return fault === "parts" || fault === "direction";
}

/** Leaves out, until nothing changes, what leads from a node without incoming or into one without outgoing edges. */
function inCycles(arrows: readonly Arrow[]): readonly Arrow[] {
  return prune(prune(arrows, "from", "to"), "to", "from");
}

/** Drops the arrows that a walk from the open ends reaches, in linear time. */
function prune(
  arrows: readonly Arrow[],
  near: "from" | "to",
  far: "from" | "to",
): readonly Arrow[] {
  const leaving = new Map(arrows.map((it): [NodeView, Arrow[]] => [it[near], []]));
  const waiting = new Map<NodeView, number>();
  for (const it of arrows) {
    leaving.get(it[near])?.push(it);
    waiting.set(it[far], (waiting.get(it[far]) ?? 0) + 1);
  }
  const open = [...leaving.keys()].filter((it) => !waiting.has(it));
  const dropped = new Set<Arrow>();
  for (let node = open.pop(); node; node = open.pop()) {
    for (const it of leaving.get(node) ?? []) {
      dropped.add(it);
      if (countDown(waiting, it[far]) === 0) open.push(it[far]);
    }
  }
  return dropped.size === 0 ? arrows : arrows.filter((it) => !dropped.has(it));
}

function countDown(waiting: Map<NodeView, number>, node: NodeView): number {
  const left = (waiting.get(node) ?? 0) - 1;
  waiting.set(node, left);
  return left;
}

function add(next: Map<NodeView, NodeView[]>, { from, to }: Arrow): void {
  const list = next.get(from);
  if (list) list.push(to);
  else next.set(from, [to]);
}

/** The shortest way from one node to another. */
function pathBetween(
  next: ReadonlyMap<NodeView, readonly NodeView[]>,
  from: NodeView,
  to: NodeView,
): readonly NodeView[] | undefined {
  const cameFrom = new Map<NodeView, NodeView | undefined>([[from, undefined]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) return wayTo(cameFrom, to);
    for (const it of next.get(node) ?? []) {
      if (cameFrom.has(it)) continue;
      cameFrom.set(it, node);
      queue.push(it);
    }
  }
  return undefined;
}

function wayTo(cameFrom: ReadonlyMap<NodeView, NodeView | undefined>, end: NodeView): NodeView[] {
  const way: NodeView[] = [];
  for (let at: NodeView | undefined = end; at; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
