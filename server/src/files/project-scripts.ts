import type { CodeFile, CodeFiles } from "#core/scripts/code-files.ts";
import { createProjectCode, type ProjectCode } from "#core/scripts/project-code.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { Reads } from "./reads.ts";
import { createStepCodes, type StepCodes } from "./step-codes.ts";
import { byteLimits, limitFor, tooLarge } from "./unread.ts";

/** The scripts beside Valohai files: as they are in the editor where they are open, else as the store knows them. */
export interface ProjectScripts {
  /**
   * What the steps of a Valohai file run, as it is known when it is asked; `codes` keeps what was found before, and `reads`
   * records all that is asked.
   */
  codeFor(uri: string, codes: StepCodes, reads: Reads): ProjectCode;
  /** Keeps what runs in steps for one Valohai file. */
  stepCodes(): StepCodes;
}

/** Which files may be scripts. */
export const scriptPattern = "**/{*.{py,R,r,sh,ipynb,cfg,toml},Makefile,requirements*.txt}";

/** Reads scripts when they are asked for, and again only when they change. */
export function createProjectScripts(files: ProjectFiles): ProjectScripts {
  const read = new Map<string, CodeFile>();
  const fileAt = (uri: string): CodeFile | undefined => {
    const text = files.read(uri, limitFor(uri));
    if (text === undefined || isTooLarge(files, uri)) return undefined;
    const known = read.get(uri);
    if (known?.text === text) return known;
    const file = readCodeFile(uri, text);
    read.set(uri, file);
    return file;
  };
  return {
    stepCodes: () => createStepCodes(files.store),
    codeFor(uri, codes, reads) {
      const own = filesBeside(uri, files, fileAt, reads);
      return createProjectCode(own, (step, item) => codes.codeOf(step, item, own));
    },
  };
}

/** What the programs of a Valohai file may read; each path is looked up once. */
function filesBeside(
  uri: string,
  files: ProjectFiles,
  fileAt: (uri: string) => CodeFile | undefined,
  reads: Reads,
): CodeFiles {
  const lookup = <T>(answer: (path: string) => T) => remembering(files, reads, answer);
  return {
    isKnown: files.folderOf(uri) !== undefined,
    isWaiting: () => files.store.isWaiting(),
    script: lookup((wanted) => {
      const found = files.resolve(uri, wanted);
      return found === undefined ? undefined : fileAt(found);
    }),
    obstacle: lookup((wanted) => files.obstacle(uri, wanted) ?? openObstacle(files, uri, wanted)),
    siblings: lookup((wanted) => {
      const folder = wanted.slice(0, Math.max(wanted.lastIndexOf("/"), 0));
      const entries = files.hostFor(uri)?.list(folder) ?? [];
      return entries
        .filter((it) => it.kind === "file")
        .map((it) => (folder === "" ? it.name : `${folder}/${it.name}`));
    }),
  };
}

function openObstacle(files: ProjectFiles, uri: string, wanted: string): string | undefined {
  const found = files.resolve(uri, wanted);
  const isOpen = found !== undefined && isTooLarge(files, found);
  return isOpen ? tooLarge(byteLimits.script).message : undefined;
}

/** Whether an editor has more text open than is read of a script. */
function isTooLarge({ store }: ProjectFiles, uri: string): boolean {
  return (store.openText(uri)?.length ?? 0) > byteLimits.script;
}

/** The answers of a function, each found once for as long as it holds; `reads` records what all of them have asked. */
function remembering<T>(
  { store }: ProjectFiles,
  reads: Reads,
  answer: (path: string) => T,
): (path: string) => T {
  const known = new Map<string, { readonly value: T; readonly reads: Reads }>();
  return (path) => {
    const before = known.get(path);
    if (before && store.holds(before.reads)) {
      store.repeat(before.reads);
      return before.value;
    }
    const found = store.record(() => answer(path));
    reads.addAll(found.reads);
    known.set(path, found);
    return found.value;
  };
}
