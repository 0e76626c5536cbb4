import path from "node:path";
import type { CodeFile, CodeFiles } from "#core/scripts/code-files.ts";
import { createProjectCode, type ProjectCode } from "#core/scripts/project-code.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";
import type { ProjectFiles } from "./project-files.ts";
import { byteLimits, limitFor, tooLarge } from "./read-file.ts";

/** The scripts beside Valohai files: as they are in the editor where they are open, else as they are on disk. */
export interface ProjectScripts {
  codeFor(uri: string): ProjectCode;
  /** The same, read anew: for answers that change texts. */
  freshCodeFor(uri: string): ProjectCode;
  /** Forgets what was concluded from scripts, after one of them has changed. */
  forget(): void;
}

/** A script as it is in an editor, perhaps not yet saved. */
export interface OpenScript {
  getText(): string;
}

type OpenText = (uri: string) => OpenScript | undefined;

/** Which files may be scripts. */
export const scriptPattern = "**/{*.{py,R,r,sh,ipynb,cfg,toml},Makefile,requirements*.txt}";

/** Reads scripts when they are asked for, and again only when they change. */
export function createProjectScripts(files: ProjectFiles, openText: OpenText): ProjectScripts {
  const read = new Map<string, CodeFile>();
  const code = new Map<string, ProjectCode>();
  const codeFile = (uri: string, text: string): CodeFile => {
    const known = read.get(uri);
    if (known?.text === text) return known;
    const file = readCodeFile(uri, text);
    read.set(uri, file);
    return file;
  };
  const fileAt = (uri: string): CodeFile | undefined => {
    const open = openText(uri);
    if (open) return isTooLarge(open) ? undefined : codeFile(uri, open.getText());
    const file = files.read(uri, limitFor(uri));
    // Editors show no byte order mark, and count the first line without it.
    return file && codeFile(uri, file.text.replace(/^\ufeff/, ""));
  };
  return {
    codeFor(uri) {
      const known = code.get(uri) ?? createProjectCode(filesBeside(uri, files, openText, fileAt));
      code.set(uri, known);
      return known;
    },
    freshCodeFor: (uri) => createProjectCode(filesBeside(uri, files, openText, fileAt)),
    forget: () => code.clear(),
  };
}

/** What the programs of a Valohai file may read, each path looked up once. */
function filesBeside(
  uri: string,
  files: ProjectFiles,
  openText: OpenText,
  fileAt: (uri: string) => CodeFile | undefined,
): CodeFiles {
  return {
    isKnown: files.hostFor(uri) !== undefined,
    script: remembering((wanted) => {
      const found = files.resolve(uri, wanted);
      return found === undefined ? undefined : fileAt(found);
    }),
    obstacle: remembering(
      (wanted) => files.obstacle(uri, wanted) ?? obstacleOf(files.resolve(uri, wanted), openText),
    ),
    siblings: remembering((wanted) => {
      const folder = path.posix.dirname(wanted);
      const entries = files.hostFor(uri)?.list(folder) ?? [];
      return entries
        .filter((it) => it.kind === "file")
        .map((it) => path.posix.join(folder, it.name));
    }),
  };
}

function obstacleOf(uri: string | undefined, openText: OpenText): string | undefined {
  const open = uri === undefined ? undefined : openText(uri);
  return open && isTooLarge(open) ? tooLarge(byteLimits.script).message : undefined;
}

function isTooLarge(open: OpenScript): boolean {
  return open.getText().length > byteLimits.script;
}

/** In milliseconds: a step is read again with each keystroke in it, and not every client reports changed files. */
const lookupLifetime = 5_000;

/** The answers of a function, each kept for a while. */
function remembering<T>(answer: (path: string) => T): (path: string) => T {
  const known = new Map<string, { readonly value: T; readonly time: number }>();
  return (path) => {
    const found = known.get(path);
    if (found && Date.now() - found.time < lookupLifetime) return found.value;
    const value = answer(path);
    known.set(path, { value, time: Date.now() });
    return value;
  };
}
