import type { Script } from "../../python/script.ts";

/** The scripts of a project, read without running them. */
export interface CodeFiles {
  /** A file by its path from the document's folder; undefined where it does not exist or may not be seen. */
  script(path: string): CodeFile | undefined;
  /** The paths of the files in the folder of a path. */
  siblings(path: string): readonly string[];
}

/** A script of the project; the same object as long as the file does not change. */
export interface CodeFile {
  /** As an address that an editor can open. */
  readonly uri: string;
  readonly text: string;
  /** What it says about itself; undefined for other languages than Python. */
  readonly script: Script | undefined;
}
