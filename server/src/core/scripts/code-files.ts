import type { SourceRange } from "#core/base/range.ts";
import type { Script } from "#core/python/script.ts";

/** The scripts of a project, read without running them. */
export interface CodeFiles {
  /** A file by its path from the document's folder; undefined where it does not exist or may not be seen. */
  script(path: string): CodeFile | undefined;
  /** Why a file that may exist cannot be read, worded to follow its name; undefined where it can be read or does not exist. */
  obstacle(path: string): string | undefined;
  /** The paths of the files in the folder of a path. */
  siblings(path: string): readonly string[];
  /** Whether something that was asked is not known yet, so that nothing can be concluded; never where it is left out. */
  readonly isWaiting?: () => boolean;
  /** Whether it can be known that a file does not exist; it cannot where a document is opened outside its project. */
  readonly isKnown: boolean;
}

/** A script of the project; the same object as long as the file does not change. */
export interface CodeFile {
  /** As an address that an editor can open. */
  readonly uri: string;
  readonly text: string;
  /** What it says about itself; undefined for other languages than Python. */
  readonly script: Script | undefined;
  /** Where a stretch of the script's text is written in the file; undefined where that is the text of the file. */
  readonly place?: (range: SourceRange) => SourceRange;
}
