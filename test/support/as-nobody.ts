import { chmodSync, chownSync, cpSync, readdirSync } from "node:fs";
import path from "node:path";

/** Nobody's number on Linux and macOS. */
const nobody = 65_534;

/** The options by which a child process runs without an administrator's rights, to whom no file is closed. */
export function withoutRights(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/** Gives a folder and all in it to whoever runs with these options, and a copy of a program's folder to run it from. */
export function handOver(folder: string, program: string): string {
  const copy = path.join(folder, path.basename(path.dirname(program)));
  cpSync(path.dirname(program), copy, { recursive: true });
  const { uid, gid } = withoutRights();
  if (uid !== undefined && gid !== undefined) {
    const inside = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const it of ["", ...inside]) chownSync(path.join(folder, it), uid, gid);
  }
  chmodSync(folder, 0o755);
  return path.join(copy, path.basename(program));
}
