import type { EdgeView, SocketView } from "./pipeline-view.ts";

/** What makes two edges the same: their ends, whichever form they are written in. */
export function edgeKey({ source, target }: EdgeView): string {
  return JSON.stringify([socketKey(source), socketKey(target)]);
}

function socketKey(end: SocketView | undefined) {
  if (!end) return undefined;
  const { node, type, key } = end.socket;
  return [node.value, end.type ?? type?.value, key?.value];
}
