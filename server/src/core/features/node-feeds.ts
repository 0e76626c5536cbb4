import { closest } from "../base/closest.ts";
import type { Socket } from "../model/config.ts";
import {
  type EdgeView,
  knownStep,
  meantNode,
  meantType,
  type NodeView,
  type PipelineView,
} from "./pipeline-view.ts";

/** What edges and pipeline parameters bring to a node; misspelt sockets count for the name that they most likely mean. */
export interface Feeds {
  readonly inputs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/** What each node of a pipeline is fed with. */
export function feedsOf(view: PipelineView): ReadonlyMap<NodeView, Feeds> {
  const known = memo.get(view);
  if (known) return known;
  const feeds = new Map(
    view.nodes.map((it) => [it, { inputs: new Set<string>(), parameters: new Set<string>() }]),
  );
  const sockets = [...view.edges.flatMap(receivingEnd), ...view.targets.map((it) => it.socket)];
  for (const socket of sockets) {
    const node = meantNode(view, socket);
    const own = node && feeds.get(node);
    if (node && own) addFeed(own, node, socket);
  }
  memo.set(view, feeds);
  return feeds;
}

/** The end that receives, which is the first one where an edge is written backwards. */
function receivingEnd({ source, target }: EdgeView): readonly Socket[] {
  const end = target?.fault === "direction" && source?.node ? source : target;
  return end ? [end.socket] : [];
}

const memo = new WeakMap<PipelineView, ReadonlyMap<NodeView, Feeds>>();

function addFeed(
  feeds: { inputs: Set<string>; parameters: Set<string> },
  node: NodeView,
  socket: Socket,
): void {
  const type = meantType(socket);
  const key = socket.key?.value ?? "";
  const step = knownStep(node);
  if (type === undefined || type === "input") add(feeds.inputs, key, step?.inputs);
  if (type === undefined || type === "parameter") add(feeds.parameters, key, step?.parameters);
}

function add(
  into: Set<string>,
  key: string,
  declared: readonly { readonly name: string }[] | undefined,
): void {
  into.add(key);
  const names = declared?.map((it) => it.name) ?? [];
  if (names.includes(key)) return;
  const near = closest(key, names);
  if (near !== undefined) into.add(near);
}
