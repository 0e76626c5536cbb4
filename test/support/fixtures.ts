import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { markedText } from "./marked-text.ts";

export interface Fixture {
  readonly name: string;
  readonly text: string;
}

/** The project's own YAML files, without their caret rows: written for the tests, and the examples. */
export function fixtures(): readonly Fixture[] {
  return ["test/fixtures", "examples"]
    .flatMap(yamlFilesIn)
    .map(({ name, text }) => ({ name, text: markedText(text).text }));
}

/** The YAML files below a folder, in the order of their names; empty where the folder is not present. */
export function yamlFilesIn(folder: string): readonly Fixture[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return names
    .filter((it) => it.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
}
