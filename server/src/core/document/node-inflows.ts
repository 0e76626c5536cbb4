import { closest } from "#core/base/closest.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Socket } from "#core/model/config.ts";
import type { SocketType } from "#core/model/socket.ts";
import {
  type EdgeView,
  knownStep,
  meantNode,
  meantType,
  type NodeView,
  type PipelineView,
  type SocketView,
} from "./pipeline-view.ts";

/** What edges and pipeline parameters bring to a node; misspelt sockets count as the nearest name. */
export interface NodeInflows {
  readonly inputs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/** What edges and pipeline parameters bring to each node of a pipeline. */
export const nodeInflows = oncePer((view: PipelineView): ReadonlyMap<NodeView, NodeInflows> => {
  const feeds = new Map(
    view.nodes.map((it) => [it, { inputs: new Set<string>(), parameters: new Set<string>() }]),
  );
  const feed = (socket: Socket, type: SocketType | undefined) => {
    const node = meantNode(view, socket);
    const own = node && feeds.get(node);
    // In `train.id` the type is left out.
    const key = socket.key?.value ?? socket.type?.value ?? "";
    if (node && own) addFeed(own, node, key, receivingType(node, key, type));
  };
  for (const end of view.edges.flatMap(receivingEnd)) {
    // Under a type that the node does not have, the key can mean anything.
    feed(end.socket, end.fault === "kind" ? undefined : meantType(end.socket));
  }
  for (const { socket } of view.targets) feed(socket, meantType(socket));
  return feeds;
});

/** The receiving end, which is the first one where an edge is written backwards. */
function receivingEnd({ source, target }: EdgeView): readonly SocketView[] {
  const end = target?.fault === "direction" && source?.node ? source : target;
  return end ? [end] : [];
}

/** The written type, or undefined where the step has an input instead of a parameter of this name, or the other way round. */
function receivingType(
  node: NodeView,
  key: string,
  written: SocketType | undefined,
): SocketType | undefined {
  if (written !== "input" && written !== "parameter") return written;
  const step = knownStep(node);
  const isInput = step?.inputs.some((it) => it.name === key) ?? false;
  const isParameter = step?.parameters.some((it) => it.name === key) ?? false;
  if (isInput === isParameter) return written;
  return isInput === (written === "input") ? written : undefined;
}

function addFeed(
  feeds: { inputs: Set<string>; parameters: Set<string> },
  node: NodeView,
  key: string,
  type: SocketType | undefined,
): void {
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
