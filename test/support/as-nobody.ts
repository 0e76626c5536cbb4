import { chmodSync, chownSync, copyFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Nobody's number on Linux and macOS. */
const nobody = 65_534;

/** The options by which a child process runs without an administrator's rights, to whom no file is closed. */
export function withoutRights(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/** Gives a folder and all in it to whoever runs with these options, and a copy of a program to run. */
export function handOver(folder: string, program: string): string {
  const copy = path.join(folder, path.basename(program));
  copyFileSync(program, copy);
  const { uid, gid } = withoutRights();
  if (uid !== undefined && gid !== undefined) {
    const inside = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const it of ["", ...inside]) chownSync(path.join(folder, it), uid, gid);
  }
  chmodSync(folder, 0o755);
  return copy;
}
