import { readdirSync } from "node:fs";
import path from "node:path";

/** The TypeScript files in a folder and below. */
export function typeScriptIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => /\.tsx?$/.test(it))
    .map((it) => path.posix.join(folder, it));
}
