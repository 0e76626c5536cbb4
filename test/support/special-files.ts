import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync } from "node:fs";

/** Why a system that has no pipes and permissions in its file system cannot run a test; false where it can. */
export const withoutPipes: string | false =
  process.platform === "win32" ? "Windows has no named pipes among its files" : false;

/** Makes a named pipe: whoever opens it in the usual way waits for ever. */
export function makePipe(place: string): void {
  execFileSync("mkfifo", [place], { stdio: "ignore" });
}

/** Makes a file of so many bytes that takes no room on the disk. */
export function makeSparse(place: string, size: number): void {
  const descriptor = openSync(place, "w");
  ftruncateSync(descriptor, size);
  closeSync(descriptor);
}
