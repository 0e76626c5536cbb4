import type { SourceRange } from "../../base/range.ts";
import type { Value } from "../../base/value.ts";
import type { Step } from "../../model/config.ts";
import { readCommands, type StartedScript } from "../../python/command.ts";
import { programMetadata } from "../../python/program.ts";
import { printedByR } from "../../python/r-script.ts";
import { moduleFiles, type Script } from "../../python/script.ts";
import { scalarOffsets } from "../../syntax/scalar-offsets.ts";
import type { CodeFile, CodeFiles } from "./code-files.ts";

/** What is known of the programs that a step runs. */
export interface StepCode {
  /** The scripts that its commands start, in their order. */
  readonly started: readonly StartedFile[];
  /** The started Python scripts and the modules of the project that they import. */
  readonly scripts: readonly CodeScript[];
  /** The metadata keys that are printed, each place once. */
  readonly metadata: readonly CodeKey[];
  /** Whether all that runs is known and was read. */
  readonly complete: boolean;
  /** Whether no other metadata key can be printed by what was read. */
  readonly metadataComplete: boolean;
}

export interface StartedFile {
  readonly path: string;
  /** Where the command names it, in the step's item. */
  readonly range: SourceRange;
  /** Undefined where there is no such file. */
  readonly file: CodeFile | undefined;
}

export interface CodeScript {
  readonly path: string;
  readonly file: CodeFile;
  readonly script: Script;
  /** Whether another script imports it. */
  readonly imported: boolean;
}

/** A metadata key and where a program prints it. */
export interface CodeKey {
  readonly name: string;
  /** The script; undefined where a command of the step prints it. */
  readonly file: CodeFile | undefined;
  /** In the script, or in the step's item. */
  readonly range: SourceRange;
  /** Whether the range holds just the name. */
  readonly literal: boolean;
  /** Whether it is written as the name of an argument. */
  readonly keyword: boolean;
  readonly value: Value | undefined;
}

/** Reads the programs of a step; `source` is the text of its item. */
export function readStepCode(step: Step, source: string, files: CodeFiles): StepCode {
  const facts = readCommands(step.commands.map((it) => it.value));
  const placed = facts.map((fact, index) => ({ fact, place: placeIn(step, index, source) }));
  const found = placed.flatMap(({ fact, place }) =>
    fact.scripts.map((it) => ({ ...findScript(it, files), range: place(it.range) })),
  );
  const started = found.filter((it) => it.file || !it.mayBeInstalled);
  const scripts = withImports(started, files);
  const ofCommands = placed.flatMap(({ fact, place }) =>
    fact.metadata.map(
      (it): CodeKey => ({
        ...it,
        range: place(it.range),
        file: undefined,
        literal: true,
        keyword: false,
        value: undefined,
      }),
    ),
  );
  const programs = scripts.filter((it) => !it.imported).map((it) => programOf(it, scripts));
  const complete = facts.every((it) => it.complete) && found.every((it) => it.file !== undefined);
  return {
    started,
    scripts,
    metadata: [...ofCommands, ...withoutRepeats(programs), ...started.flatMap(keysOfR)],
    complete,
    metadataComplete: complete && programs.every((it) => it.complete),
  };
}

/** The file that a command means; a module that is not in the project may be installed. */
function findScript({ path, modulePaths }: StartedScript, files: CodeFiles) {
  const paths = [path, ...(modulePaths ?? [])];
  const there = paths.find((it) => files.script(it)) ?? path;
  return { path: there, file: files.script(there), mayBeInstalled: modulePaths !== undefined };
}

function placeIn(step: Step, index: number, source: string): (range: SourceRange) => SourceRange {
  const command = step.commands[index];
  if (!command) return (range) => range;
  const offsets = scalarOffsets(source, command.range, command.value);
  return ({ start, end }) => offsets.rangeOf(start, end);
}

/** The modules that a script imports are read as well, but not what those import. */
function withImports(started: readonly StartedFile[], files: CodeFiles): readonly CodeScript[] {
  const scripts = new Map<string, CodeScript>();
  for (const { path, file } of started) {
    if (file?.script) scripts.set(path, { path, file, script: file.script, imported: false });
  }
  for (const { path, script } of [...scripts.values()]) {
    for (const found of script.imports.flatMap((it) => moduleFiles(path, it).slice(0, 6))) {
      const file = scripts.has(found) ? undefined : files.script(found);
      if (file?.script)
        scripts.set(found, { path: found, file, script: file.script, imported: true });
    }
  }
  return [...scripts.values()];
}

/** What a script and its modules print together. */
function programOf(
  started: CodeScript,
  scripts: readonly CodeScript[],
): { readonly keys: readonly CodeKey[]; readonly complete: boolean } {
  const files = [started, ...scripts.filter((it) => it !== started && it.imported)];
  const { keys, complete } = programMetadata(files);
  const fileAt = new Map(files.map((it) => [it.path, it.file]));
  // What an imported module does only when it is started itself does not happen.
  const happening = keys.filter((it) => it.printedBy === started.path || !it.mainOnly);
  return {
    complete,
    keys: happening.map(({ path, name, range, literal, keyword = false, value }) => ({
      name,
      file: fileAt.get(path),
      range,
      literal,
      keyword,
      value,
    })),
  };
}

/** The keys of several programs, each place once: they may share modules. */
function withoutRepeats(
  programs: readonly { readonly keys: readonly CodeKey[] }[],
): readonly CodeKey[] {
  const places = new Set<string>();
  return programs
    .flatMap((it) => it.keys)
    .filter(({ file, range, name }) => {
      const place = `${file?.uri} ${range.start} ${name}`;
      return !places.has(place) && places.add(place);
    });
}

function keysOfR({ path, file }: StartedFile): readonly CodeKey[] {
  if (!file || !/\.r$/i.test(path)) return [];
  return printedByR(file.text).map((it) => ({
    ...it,
    file,
    literal: true,
    keyword: false,
    value: undefined,
  }));
}
