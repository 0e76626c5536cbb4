import { guardedSteps } from "#core/base/faults.ts";
import { finish } from "#core/base/steps.ts";
import type { CodeFile, CodeFiles } from "#core/scripts/code-files.ts";
import { createProjectCode, type ProjectCode } from "#core/scripts/project-code.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";
import { folderOf } from "#core/shell/folder.ts";
import { type Background, makeInBackground } from "./background.ts";
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
  /** A script of a workspace folder by its canonical URI; undefined where there is none, and as long as it is not read. */
  fileAt(uri: string): CodeFile | undefined;
  /** Keeps what runs in steps for one Valohai file. */
  stepCodes(): StepCodes;
  /** The same for one answer for which files are looked up again: what runs in a step is read at once. */
  freshStepCodes(): StepCodes;
}

/** Which files may be scripts. Some editors refuse a pattern with groups in groups, or with stars in a group. */
export const scriptPatterns: readonly string[] = [
  "**/*.{py,R,r,sh,ipynb,cfg,toml}",
  "**/Makefile",
  "**/requirements*.txt",
];

/** A text of a script, and what it says once it is read. */
interface Reading {
  readonly text: string;
  readonly file: () => CodeFile | undefined;
}

/** Reads scripts when they are asked for, and again only when they change; long ones in the background, where there is one. */
export function createProjectScripts(files: ProjectFiles, background?: Background): ProjectScripts {
  const readings = new Map<string, Reading>();
  const begin = (uri: string, text: string): Reading => {
    const steps = () => readCodeFile(uri, text);
    if (!background || background.isShort(text.length)) {
      const file = finish(steps());
      return { text, file: () => file };
    }
    const making = makeInBackground(uri, files.store, background, {
      steps: () => guardedSteps("the reader of scripts", steps(), { uri, text, script: undefined }),
      isWanted: () => readings.get(uri) === reading,
    });
    const reading: Reading = { text, file: making.ask };
    return reading;
  };
  const fileAt = (uri: string): CodeFile | undefined => {
    const text = files.read(uri, limitFor(uri));
    if (text === undefined || isTooLarge(files, uri)) return undefined;
    const known = readings.get(uri);
    if (known?.text === text) return known.file();
    const reading = begin(uri, text);
    readings.set(uri, reading);
    return reading.file();
  };
  return {
    fileAt,
    stepCodes: () => createStepCodes(files.store, background),
    freshStepCodes: () => createStepCodes(files.store),
    codeFor(uri, codes, reads) {
      const own = filesBeside(uri, files, fileAt, reads);
      return createProjectCode(own, (step, item) => codes.codeOf(step, item, own, reads));
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
      const folder = folderOf(wanted);
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
