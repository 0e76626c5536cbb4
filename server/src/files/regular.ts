import { constants, type Stats } from "node:fs";
import { Unread } from "./unread.ts";

/** Throws `Unread` for anything but a regular file: no pipe blocks then, and no device runs on. */
export function refuseSpecial(stats: Stats): void {
  const obstacle = obstacleOf(stats);
  if (obstacle !== undefined) throw new Unread(obstacle);
}

/** Why a file is not read that is not a regular one, worded to follow its name; undefined for a regular file. */
export function obstacleOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "is a folder";
  if (stats.isFIFO()) return "is a pipe, not a file";
  if (stats.isSocket()) return "is a socket, not a file";
  return "is a device, not a file";
}

/** How a file is opened to be read, so that a pipe in its place does not block; Windows has no such pipes and no such flag. */
export const readWithoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
