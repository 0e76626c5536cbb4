import { oncePer } from "#core/base/once-per.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import { type Linked, linkFiles, type OptionTexts, type ProgramFile } from "./linked-files.ts";
import { type PlacedKey, printedKeysOf } from "./metadata.ts";
import type { Script } from "./script.ts";
import { type Usage, usageOf } from "./usage.ts";

/** A metadata key that a program prints, and the paths of the file that writes it and of the one that prints it. */
export interface ProgramKey extends Omit<PlacedKey, "origin"> {
  readonly path: string;
  readonly printedBy: string;
}

/** The metadata that the files of a program print together. */
export interface ProgramMetadata {
  readonly keys: readonly ProgramKey[];
  readonly complete: boolean;
}

/** What the files of a program print and use together. */
export interface ReadProgram extends ProgramMetadata {
  /** What each file uses as a part of the program, by its path. */
  readonly usages: ReadonlyMap<string, Usage>;
}

/** The maximum number of files: a program may have many more files than matter for its metadata. */
const maxFiles = 40;

/** The last inputs and result of reading a script: without texts of options, and with them. */
interface Remembered {
  last?: { readonly files: readonly ProgramFile[]; readonly read: ReadProgram };
  lastWithTexts?: {
    readonly files: readonly ProgramFile[];
    readonly texts: string;
    readonly read: ReadProgram;
  };
}

const rememberedOf = oncePer((_: Script): Remembered => ({}));

/**
 * Reads what a script and the modules that it imports print and use; the first file is the script. Where that leaves
 * names of metadata open, the texts of options may say what they are.
 */
export function readProgram(
  files: readonly ProgramFile[],
  texts: OptionTexts = new Map(),
): ReadProgram {
  return finish(programInSteps(files, texts));
}

/** The same in steps, most of which are short. */
export function* programInSteps(
  files: readonly ProgramFile[],
  texts: OptionTexts = new Map(),
): Steps<ReadProgram> {
  const plain = yield* readWithoutTexts(files);
  const [main] = files;
  if (!main || plain.complete || texts.size === 0 || files.length > maxFiles) return plain;
  const remembered = rememberedOf(main.script);
  const key = JSON.stringify([...texts].map(([path, it]) => [path, ...it]));
  const last = remembered.lastWithTexts;
  if (last && last.texts === key && sameFiles(last.files, files)) return last.read;
  const read = { ...(yield* linked(files, texts)), usages: plain.usages };
  remembered.lastWithTexts = { files, texts: key, read };
  return read;
}

function* readWithoutTexts(files: readonly ProgramFile[]): Steps<ReadProgram> {
  const [main] = files;
  if (!main) return { keys: [], complete: true, usages: new Map() };
  const remembered = rememberedOf(main.script);
  if (remembered.last && sameFiles(remembered.last.files, files)) return remembered.last.read;
  const areLinked = files.length > 1 && files.length <= maxFiles;
  const read = areLinked ? yield* linked(files) : apart(files);
  remembered.last = { files, read };
  return read;
}

/** Whether two programs are made of the same scripts. */
export function sameFiles(a: readonly ProgramFile[], b: readonly ProgramFile[]): boolean {
  return a.length === b.length && a.every((it, index) => it.script === b[index]?.script);
}

function apart(files: readonly ProgramFile[]): ReadProgram {
  const metadata = together(
    files.map(({ path, script }) => ({
      complete: script.metadata.complete,
      keys: script.metadata.keys.map((it) => ({ ...it, path, printedBy: path })),
    })),
  );
  return { ...metadata, usages: new Map(files.map((it) => [it.path, it.script])) };
}

function together(parts: readonly ProgramMetadata[]): ProgramMetadata {
  return {
    keys: parts.flatMap((it) => it.keys),
    complete: parts.every((it) => it.complete),
  };
}

/** Reads the files anew with what they import from each other. */
function* linked(files: readonly ProgramFile[], texts?: OptionTexts): Steps<ReadProgram> {
  const byPath = yield* linkFiles(files, texts);
  const pathOf = new Map([...byPath].map(([path, it]) => [it.bindings, path]));
  const parts: ProgramMetadata[] = [];
  for (const [printedBy, { bindings }] of byPath) {
    const printed = yield* printedKeysOf(bindings);
    const keysOfFile = printed.keys.map(({ origin, ...it }) => ({
      ...it,
      path: pathOf.get(origin) ?? printedBy,
      printedBy,
    }));
    parts.push({ keys: keysOfFile, complete: printed.complete });
  }
  const { keys, complete } = together(parts);
  const order = new Map([...byPath.keys()].map((path, index) => [path, index]));
  const rank = ({ path }: ProgramKey) => order.get(path) ?? 0;
  const inOrder = (a: ProgramKey, b: ProgramKey) =>
    rank(a) - rank(b) || a.range.start - b.range.start;
  const usages = yield* linkedUsages(files, byPath);
  return { keys: [...keys].sort(inOrder), complete, usages };
}

function* linkedUsages(
  files: readonly ProgramFile[],
  byPath: ReadonlyMap<string, Linked>,
): Steps<ReadonlyMap<string, Usage>> {
  const found = files.flatMap(({ path, script }, index) => {
    const bindings = byPath.get(path)?.bindings;
    const options = script.arguments;
    return bindings ? [{ path, file: { bindings, options, isMain: index === 0 } }] : [];
  });
  const usages = yield* usageOf(found.map((it) => it.file));
  return new Map(
    found.flatMap(({ path, file }) => {
      const usage = usages.get(file.bindings);
      return usage ? [[path, usage]] : [];
    }),
  );
}
