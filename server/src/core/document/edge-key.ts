import type { Socket } from "#core/model/config.ts";
import { socketKey } from "#core/model/socket.ts";

/** What makes two edges the same: their ends, whichever form they are written in. */
export function edgeKey(source: Socket | undefined, target: Socket | undefined): string {
  return JSON.stringify([source && socketKey(source), target && socketKey(target)]);
}
