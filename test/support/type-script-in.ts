import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The TypeScript files in a folder and below. */
export function typeScriptIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => /\.tsx?$/.test(it))
    .map((it) => path.posix.join(folder, it));
}

const texts = new Map<string, string>();

/** The text of a source, which is read once. */
export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, text);
  return text;
}
