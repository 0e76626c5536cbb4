import type { SourceRange } from "#core/base/range.ts";
import { isSameJson } from "#core/base/same-json.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { OptionTexts } from "#core/python/linked-files.ts";
import { programInSteps } from "#core/python/program.ts";
import { printedByR } from "#core/python/r-script.ts";
import { scriptInSteps } from "#core/python/script.ts";
import { type Usage, unitedUsage } from "#core/python/usage.ts";
import { readStepCommands } from "#core/shell/commands.ts";
import type { CommandFacts, CommandPlace, InlineCode, StartedScript } from "#core/shell/facts.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import type { CodeKey, CodeScript, StartedFile, StepCode, StepProgram } from "./code.ts";
import type { CodeFile, CodeFiles } from "./code-files.ts";
import { withImports } from "./imported-modules.ts";
import { installedPackages } from "./installed-packages.ts";
import { namedConfigs } from "./named-configs.ts";
import { filesOf, type ProgramRun, programRuns, stepProgram, withoutDead } from "./program-runs.ts";
import { relocated } from "./relocated.ts";
import { settledOptions } from "./settled-options.ts";

/** Whether two versions of a step run the same programs, with all that is said about these at the same places of the item. */
export function runsTheSame(a: Item, b: Item): boolean {
  if (a.config?.kind !== "step" || b.config?.kind !== "step") return false;
  return (
    isSameJson(a.config.commands, b.config.commands) &&
    isSameJson(a.config.parameters, b.config.parameters) &&
    a.config.sourcePath?.value === b.config.sourcePath?.value &&
    a.config.commands.every(
      ({ range: { start, end } }) => a.text.slice(start, end) === b.text.slice(start, end),
    )
  );
}

/** Reads the programs of a step; `source` is the text of its item. Undefined where a file is not known yet. */
export function readStepCode(step: Step, source: string, files: CodeFiles): StepCode | undefined {
  return finish(stepCodeInSteps(step, source, files));
}

/** The same in steps, most of which are short; all files are asked for in the first one. */
export function* stepCodeInSteps(
  step: Step,
  source: string,
  files: CodeFiles,
): Steps<StepCode | undefined> {
  const texts = { text: (path: string) => files.script(path)?.text };
  const { commands, installed } = readStepCommands(
    step.commands.map((it) => it.value),
    texts,
    step.sourcePath?.value,
  );
  const placed = commands.map((facts, index): PlacedFacts => {
    return { facts, place: placeIn(step, index, source) };
  });
  const found = placed.flatMap(({ facts, place }) =>
    facts.scripts.map((it) => ({ ...findScript(it, files), range: place(it.range) })),
  );
  const started = found.filter((it) => it.file || !it.mayBeElsewhere);
  const isInstalled = installedPackages(installed, files);
  const modules = withImports(started, files, isInstalled);
  if (files.isWaiting?.()) return undefined;
  const all = modules.scripts;
  const runs = yield* programRuns(started, all);
  const read: CodeScript[] = [];
  for (const it of all) read.push(yield* withoutDead(it, runs));
  const programs = yield* programsOf(step, read, runs, started);
  const taken = runs.map((it) => stepProgram(it, all));
  const scripts = read.map((it) => withOptions(asUsedBy(it, programs), taken));
  const codes = yield* codesOf(placed, files, isInstalled);
  const complete =
    commands.every((it) => it.complete) &&
    found.every(isRead) &&
    modules.complete &&
    codes.every((it) => it.importsKnown) &&
    !scripts.some((it) => it.script.isTooLarge);
  return {
    started,
    scripts: scripts.map(({ script, ...it }) => ({ ...it, script: inFile(script, it.file) })),
    programs: taken.map(inFiles),
    opened: commands.flatMap((it) => it.opened.flatMap((path) => files.script(path) ?? [])),
    configs: namedConfigs(step, scripts, files),
    metadata: [
      ...placed.flatMap((it) => printedByCommand(it, files)),
      ...withoutRepeats([...codes, ...programs]),
      ...started.filter((it) => !it.silent).flatMap(keysOfR),
    ],
    complete,
    metadataComplete: complete && [...programs, ...codes].every((it) => it.complete),
  };
}

/** Whether a started file is there and in a language that is read. */
function isRead({ path, file }: Pick<StartedFile, "path" | "file">): boolean {
  return file?.script !== undefined || (file !== undefined && /\.r$/i.test(path));
}

/** What is known about a script, with places in its file. */
function inFile<T extends object>(said: T, { place }: CodeFile): T {
  return place ? relocated(said, place) : said;
}

/** A program whose options have the places of their files. */
function inFiles(program: StepProgram): StepProgram {
  const options = program.options.map(({ file, ...option }) => ({ ...inFile(option, file), file }));
  return { ...program, options };
}

interface PlacedFacts {
  readonly facts: CommandFacts;
  /** Where a stretch of the command is written in the step's item. */
  readonly place: (range: SourceRange) => SourceRange;
}

/** The file that a command means; the first one that exists is it. */
function findScript(
  { path, otherPaths, words, way, roots, silent, mayBeElsewhere }: StartedScript,
  files: CodeFiles,
) {
  const there = [path, ...otherPaths].find((it) => files.script(it)) ?? path;
  return {
    path: there,
    file: files.script(there),
    words,
    mayBeElsewhere,
    silent,
    isMain: way !== "function",
    roots: [dirname(there), ...roots, "src"],
  };
}

/** The keys that a command prints by itself. */
function printedByCommand({ facts, place }: PlacedFacts, files: CodeFiles): readonly CodeKey[] {
  return facts.metadata.map(
    ({ name, ...at }): CodeKey => ({
      name,
      ...fileAndRange(at, place, files),
      literal: true,
      keyword: false,
      value: undefined,
    }),
  );
}

function fileAndRange(
  { range, at }: CommandPlace,
  place: PlacedFacts["place"],
  files: CodeFiles,
): Pick<CodeKey, "file" | "range"> {
  const file = at && files.script(at.path);
  return at && file ? { file, range: at.range } : { file: undefined, range: place(range) };
}

interface ReadCode extends ReadProgram {
  readonly importsKnown: boolean;
}

/** What the Python code within commands prints. */
function* codesOf(
  commands: readonly PlacedFacts[],
  files: CodeFiles,
  isInstalled: (module: string) => boolean,
): Steps<readonly ReadCode[]> {
  const codes: ReadCode[] = [];
  for (const it of commands) {
    for (const code of it.facts.codes) codes.push(yield* codeOf(code, it, files, isInstalled));
  }
  return codes;
}

/** What one of them prints, with the modules that it imports. */
function* codeOf(
  code: InlineCode,
  { place }: PlacedFacts,
  files: CodeFiles,
  isInstalled: (module: string) => boolean,
): Steps<ReadCode> {
  const file = { uri: "", text: code.text, script: yield* scriptInSteps(code.text) };
  const start = { path: "", file, roots: [...code.roots, "src"] };
  const { scripts, complete: importsKnown } = withImports([start], files, isInstalled);
  const { keys, complete } = code.silent ? printsNothing : yield* keysOf(scripts, true);
  const placed = keys.map((it) =>
    it.file === file ? { ...it, ...fileAndRange(code.place(it.range), place, files) } : it,
  );
  return { importsKnown, complete, keys: placed };
}

interface ReadProgram {
  readonly keys: readonly CodeKey[];
  readonly complete: boolean;
}

interface RunProgram extends ReadProgram {
  /** What each of its files uses, by path. */
  readonly usages: ReadonlyMap<string, Usage>;
}

/** A script with what it uses as a part of the programs that are started. */
function asUsedBy(it: CodeScript, programs: readonly RunProgram[]): CodeScript {
  const usages = programs.flatMap(({ usages }) => usages.get(it.path) ?? []);
  if (usages.every((own) => own === it.script)) return it;
  return { ...it, script: { ...it.script, ...unitedUsage(usages) } };
}

/** A script with the options that it declares for the programs as they are started. */
function withOptions(it: CodeScript, programs: readonly StepProgram[]): CodeScript {
  const own = programs.flatMap(({ options }) => options.filter(({ file }) => file === it.file));
  const places = new Map(own.map((option) => [`${option.range.start} ${option.name}`, option]));
  return { ...it, script: { ...it.script, arguments: [...places.values()] } };
}

function placeIn(step: Step, index: number, source: string): (range: SourceRange) => SourceRange {
  const command = step.commands[index];
  if (!command) return (range) => range;
  const offsets = scalarOffsets(source, command.range, command.value);
  return ({ start, end }) => offsets.rangeOf(start, end);
}

function dirname(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** The keys of a program whose output goes to a file. */
const printsNothing: ReadProgram = { keys: [], complete: true };

/** What the started scripts print, each with its modules. */
function* programsOf(
  step: Step,
  scripts: readonly CodeScript[],
  runs: readonly ProgramRun[],
  started: readonly StartedFile[],
): Steps<readonly RunProgram[]> {
  const programs: RunProgram[] = [];
  for (const it of scripts.filter(({ imported }) => !imported)) {
    const own = runs.filter((run) => run.started.path === it.path);
    programs.push(yield* programOf(it, scripts, started, settledOptions(step, own)));
  }
  return programs;
}

/** What a script and its modules print together. */
function* programOf(
  started: CodeScript,
  scripts: readonly CodeScript[],
  all: readonly StartedFile[],
  texts: OptionTexts,
): Steps<RunProgram> {
  const starts = all.filter((it) => it.path === started.path);
  const isMain = starts.some((it) => it.isMain);
  const program = yield* keysOf(filesOf(started, scripts), isMain, texts);
  return starts.every((it) => it.silent) ? { ...program, ...printsNothing } : program;
}

function* keysOf(
  files: readonly CodeScript[],
  isMain: boolean,
  texts?: OptionTexts,
): Steps<RunProgram> {
  const { keys, complete, usages } = yield* programInSteps(files, texts);
  const fileAt = new Map(files.map((it) => [it.path, it.file]));
  const main = files[0]?.path;
  // Code that runs only when a module itself is started does not run on import.
  const happening = keys.filter((it) => (isMain && it.printedBy === main) || !it.mainOnly);
  return {
    complete,
    usages,
    keys: happening.map(({ path, name, range, literal, keyword = false, value }) => {
      const file = fileAt.get(path);
      const said = { name, range, literal, keyword, value };
      return { ...(file ? inFile(said, file) : said), file };
    }),
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
  return printedByR(file.text).map(({ name, range, bare }) => ({
    name,
    range,
    file,
    literal: true,
    keyword: bare,
    value: undefined,
  }));
}
