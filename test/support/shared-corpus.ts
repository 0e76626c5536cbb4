import path from "node:path";
import { type Fixture, yamlFilesIn } from "./fixtures.ts";

/** A folder of real files with the verdicts of the reference linter; tests use it where it is present. */
export const sharedCorpus = path.join("..", "shared", "corpus");

/** The files of a folder of the shared corpus; empty where it is not present. */
export function corpusFiles(folder: string): readonly Fixture[] {
  return yamlFilesIn(path.join(sharedCorpus, folder));
}
