import type { Budget } from "#core/base/budget.ts";
import type { SourceRange } from "#core/base/range.ts";
import type {
  CommandPlace,
  InlineCode,
  NamedPath,
  PrintedName,
  ProjectTexts,
  StartedScript,
} from "./facts.ts";
import { absolutePath, below, repositoryPath } from "./folder.ts";
import type { Session, ShellWord } from "./session.ts";
import type { Redirect } from "./shell-parts.ts";

/** The reading of the commands of a step at one point of it. */
export interface Run {
  readonly session: Session;
  readonly files: ProjectTexts;
  readonly found: CommandFindings;
  readonly frame: ShellFrame;
  readonly budget: Budget;
  /** How many scripts and substituted texts this one is in. */
  readonly depth: number;
  /** Reads a command whose words are known. */
  readonly launch: (run: Run, call: Call) => Done;
  /** Reads the commands of the text of the run's frame. */
  readonly read: (run: Run) => Done;
}

/** What was found so far of one command of the step. */
export interface CommandFindings {
  readonly scripts: StartedScript[];
  readonly codes: InlineCode[];
  readonly metadata: PrintedName[];
  readonly opened: string[];
  readonly paths: NamedPath[];
  complete: boolean;
}

/** The text in which the commands are written. */
export interface ShellFrame {
  readonly text: string;
  /** The file by its path in the repository; undefined for a command of the step. */
  readonly path: string | undefined;
  /** Where the command of the step names that file. */
  readonly anchor: SourceRange | undefined;
  /** Where a stretch of the text that is read is in the file or command. */
  readonly within: (range: SourceRange) => SourceRange;
}

/** A program with what it is given. */
export interface Call {
  /** The program and its words. */
  readonly words: readonly ShellWord[];
  readonly redirects: readonly Redirect[];
  /** The operators before and after it. */
  readonly before: string;
  readonly after: string;
  /** The variables that are set for it alone. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** What is piped into it, where that is known. */
  readonly input: Call | undefined;
}

/** How deep scripts that start scripts are followed. */
export const deepestScript = 8;

/** A call was read, and what it starts was added. */
export type Done = true;

/** Records that something unknown runs. */
export function addUnknown({ found }: Run): Done {
  found.complete = false;
  return true;
}

/** The place of a stretch of the text that is read. */
export function placeOf({ frame }: Run, range: SourceRange): CommandPlace {
  const inside = frame.within(range);
  if (frame.path === undefined) return { range: inside, at: undefined };
  return { range: frame.anchor ?? inside, at: { path: frame.path, range: inside } };
}

/** A word of a call by its position, where all of it is known. */
export function textAt({ words }: Call, index: number): string | undefined {
  return words[index]?.text;
}

/** The same call without its first words. */
export function from(call: Call, index: number): Call {
  return { ...call, words: call.words.slice(index) };
}

/** Whether what a program prints goes to a file or to standard error. */
export function isSilent({ redirects }: Call): boolean {
  return redirects.some(({ operator, target }) => {
    const file = target.pieces.join("");
    if (/^1?>&$/.test(operator)) return file !== "1";
    if (!/^(?:1|&)?>(?:>|\|)?$/.test(operator)) return false;
    return !/^\/(?:dev|proc)\/(?!null$|stderr$)/.test(file);
  });
}

/** Whether what a program prints is what the step prints. */
export function isShown(call: Call): boolean {
  return !isSilent(call) && !/^\|&?$/.test(call.after);
}

/** The folders of the repository in which Python finds modules, beside that of the script. */
export function importRoots({ session }: Run, call: Call): readonly string[] {
  const value = call.variables.has("PYTHONPATH")
    ? call.variables.get("PYTHONPATH")
    : session.variables.get("PYTHONPATH");
  const listed = (value ?? "").split(":").filter((it) => it !== "");
  const inside = listed.flatMap((it) => repositoryPath(absolutePath(it, session.folder)) ?? []);
  return [...new Set([...inside, ...session.made.installed])];
}

/** Whether a file may be missing: an earlier command may have put it there or asks for it, or the path is a pattern or an address. */
export function mayBeElsewhere({ session }: Run, path: string): boolean {
  if (/[*?[{]|^\w+:\//.test(path)) return true;
  const absolute = `/valohai/repository/${path}`;
  return session.made.paths.some((it) => absolute === it || absolute.startsWith(`${it}/`));
}

/** The current folder in the repository; undefined where it is elsewhere or not known. */
export function currentFolder({ session }: Run): string | undefined {
  return repositoryPath(session.folder);
}

/** The paths that a module may have in a folder. */
export function modulePaths(folder: string, module: string): readonly string[] {
  const path = below(folder, module.replaceAll(".", "/"));
  return [`${path}.py`, `${path}/__main__.py`];
}
