import type { SourceRange } from "#core/base/range.ts";
import type { TextPiece } from "#core/python/text-pieces.ts";
import { repositoryFolder } from "./folder.ts";
import type { ShellPart } from "./shell-parts.ts";

/** What a shell remembers between the commands of a step. */
export interface Session {
  /** The absolute path of the current folder; undefined where it is not known. */
  folder: string | undefined;
  previous: string | undefined;
  /** The folders that `pushd` left. */
  left: (string | undefined)[];
  variables: Map<string, string | undefined>;
  /** The values that a loop gives to its variable. */
  loops: Map<string, readonly string[]>;
  /** What `$1`, `$2` and so on are; undefined where that is not known. */
  given: readonly ShellWord[] | undefined;
  /** The absolute path of the script that runs. */
  script: string | undefined;
  functions: Map<string, readonly ShellPart[]>;
  /** What Valohai puts in place of `{source-path}`. */
  readonly sourcePath: string | undefined;
  /** What remains when a subshell or script ends. */
  readonly made: Made;
}

/** What commands have changed on the machine. */
export interface Made {
  /** Absolute paths of files and folders that commands created, fetched or asked for. */
  readonly paths: string[];
  /** Folders of the repository whose packages were installed. */
  readonly installed: string[];
  /** The names of packages that were installed. */
  readonly packages: string[];
  /** Paths of lists of such packages in the repository. */
  readonly lists: string[];
}

/** A word as a program gets it. */
export interface ShellWord {
  readonly pieces: readonly TextPiece[];
  /** Its whole text, where all of it is known. */
  readonly text: string | undefined;
  /** As it is written, with Valohai's placeholders. */
  readonly written: string;
  /** Where it is written in the text that runs. */
  readonly range: SourceRange;
  readonly quoted: boolean;
  /** Where a stretch of its text is written there. */
  readonly within: (stretch: SourceRange) => SourceRange;
}

/** A shell that has run nothing, in the repository. */
export function newSession(sourcePath?: string): Session {
  return {
    folder: repositoryFolder,
    previous: undefined,
    left: [],
    variables: new Map(),
    loops: new Map(),
    given: [],
    script: undefined,
    functions: new Map(),
    sourcePath,
    made: { paths: [], installed: [], packages: [], lists: [] },
  };
}

/** A copy of what ends with a subshell. */
export function copyOf(session: Session): Session {
  return {
    ...session,
    left: [...session.left],
    variables: new Map(session.variables),
    loops: new Map(session.loops),
  };
}

/** Goes to a folder. */
export function enter(session: Session, folder: string | undefined): void {
  session.previous = session.folder;
  session.folder = folder;
}

/** Whether a word gives a variable its value. */
export function isAssignment(word: { readonly pieces: readonly unknown[] } | undefined): boolean {
  const [first] = word?.pieces ?? [];
  return typeof first === "string" && /^\w+\+?=/.test(first);
}
