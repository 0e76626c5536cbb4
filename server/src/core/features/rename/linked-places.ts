import { shift } from "#core/base/range.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { Step } from "#core/model/config.ts";
import { isStepPart, type StepPart } from "#core/names/symbol.ts";
import type { PlacedOccurrence, SymbolAt } from "#core/names/symbol-at.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { CodeFile } from "#core/scripts/code-files.ts";
import { type CodePlace, partAt, placesInCode } from "#core/scripts/places.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { lineOf, quotedName } from "#core/scripts/rename-in-code.ts";
import { flagFollowsName, passesByName } from "#core/scripts/script-options.ts";
import { runsOf, type ScriptRun } from "#core/scripts/script-runs.ts";
import { keyOf, tiedPlaces } from "./tied.ts";

/** A Valohai file of a project, with what its steps run. */
export interface ProjectFile {
  readonly uri: string;
  readonly document: Document;
  /** Undefined where scripts are not read. */
  readonly code: ProjectCode | undefined;
  /** The config of the project that counts for the file; undefined where there is none. */
  readonly config?: ProjectConfig | undefined;
}

/** A `.valohai-lint.yaml`. */
export interface ProjectConfig {
  readonly uri: string;
  readonly text: string;
}

/** Something named in a file of a project. */
export interface FilePart {
  readonly file: ProjectFile;
  readonly named: SymbolAt;
}

/** A step with a part that gets another name, and what the step runs. */
export interface LinkedStep {
  readonly file: ProjectFile;
  readonly part: StepPart;
  readonly run: Pick<ScriptRun, "step" | "placed">;
  readonly code: StepCode;
}

/** Everything that must change together with a name. */
export interface LinkedPlaces {
  readonly files: readonly LinkedFile[];
  readonly scripts: readonly { readonly file: CodeFile; readonly places: readonly CodePlace[] }[];
  readonly steps: readonly LinkedStep[];
  /** The steps of all files that run a script. */
  readonly runsOf: (script: CodeFile) => readonly ScriptRun[];
  /** The message about where the scripts already use a name for the same kind of thing; undefined if they do not. */
  readonly taken: (name: string) => string | undefined;
}

/** A file in which something is renamed. */
export interface LinkedFile {
  readonly file: ProjectFile;
  /** The things that are renamed in it. */
  readonly named: readonly SymbolAt[];
  readonly places: readonly PlacedOccurrence[];
}

/**
 * Follows a name from file to script and back: a place in a script that several steps share ties their parts together,
 * as a text does that several items share through an alias.
 */
export function linkedPlaces(all: Iterable<ProjectFile>, from: readonly FilePart[]): LinkedPlaces {
  const search: Search = {
    queue: [],
    known: new Set(),
    files: new Map(),
    scripts: new Map(),
    steps: [],
    runs: rememberedRuns(all),
  };
  for (const it of from) add(search, it);
  for (let next = search.queue.shift(); next; next = search.queue.shift()) follow(search, next);
  const { files, scripts, steps, runs } = search;
  return {
    files: [...files].map(([file, it]) => ({ file, ...it })),
    scripts: [...scripts.values()].map(({ file, places }) => ({
      file,
      places: [...places.values()],
    })),
    steps,
    runsOf: (script) => runs(script).map(({ run }) => run),
    taken: (name) => takenBy(steps, name),
  };
}

/** A search that follows names: what is still to be followed, and what was found. */
interface Search {
  readonly queue: FilePart[];
  readonly known: Set<string>;
  readonly files: Map<ProjectFile, { named: SymbolAt[]; places: PlacedOccurrence[] }>;
  /** By address, and each place by where it starts. */
  readonly scripts: Map<string, { file: CodeFile; places: Map<number, CodePlace> }>;
  readonly steps: LinkedStep[];
  readonly runs: (script: CodeFile) => readonly FileRun[];
}

function add({ known, queue }: Search, it: FilePart): void {
  const key = partKey(it);
  if (known.has(key)) return;
  known.add(key);
  queue.push(it);
}

function follow(search: Search, { file, named }: FilePart): void {
  const own = search.files.get(file) ?? { named: [], places: [] };
  search.files.set(file, own);
  own.named.push(named);
  for (const it of tiedPlaces(file.document, named)) {
    own.places.push(it);
    add(search, { file, named: it });
  }
  for (const place of preparedSteps(file, named)) addPlace(search, place);
  const step = stepOf(file, named);
  if (!step) return;
  search.steps.push(step);
  for (const it of printedByCommands(step)) own.places.push(it);
  for (const place of placesOf(step)) followPlace(search, place);
}

function followPlace(search: Search, place: CodePlace): void {
  addPlace(search, place);
  for (const it of partsSharing(search.runs(place.file), place)) add(search, it);
}

function addPlace({ scripts }: Search, place: CodePlace): void {
  const { file, range } = place;
  const script = scripts.get(file.uri) ?? { file, places: new Map() };
  scripts.set(file.uri, script);
  script.places.set(range.start, place);
}

/** Where the scripts of a step that gets another name call `valohai.prepare` for it. */
function preparedSteps(file: ProjectFile, { symbol }: SymbolAt): readonly CodePlace[] {
  if (symbol.kind !== "step") return [];
  const placed = itemNamed(file.document, "step", symbol.name);
  const code = placed && file.code?.ofItem(placed.item);
  const scripts = code?.scripts ?? [];
  return scripts.flatMap(({ file: script, script: { prepare } }) =>
    prepare.flatMap(({ step }) =>
      step?.value === symbol.name
        ? [{ file: script, range: step.range, literal: true, form: "text" as const }]
        : [],
    ),
  );
}

function partKey({ file, named }: FilePart): string {
  return `${file.uri}\n${keyOf(named)}`;
}

type FileRun = { readonly file: ProjectFile; readonly run: ScriptRun };

/** Which steps of all files run a script; each script is looked for once. */
function rememberedRuns(all: Iterable<ProjectFile>): (script: CodeFile) => readonly FileRun[] {
  const known = new Map<string, readonly FileRun[]>();
  let files: readonly ProjectFile[] | undefined;
  return ({ uri }) => {
    const before = known.get(uri);
    if (before) return before;
    files ??= [...all];
    const found = files.flatMap((file) =>
      file.code ? runsOf(file.document, file.code, uri).map((run) => ({ file, run })) : [],
    );
    known.set(uri, found);
    return found;
  };
}

function partsSharing(runs: readonly FileRun[], place: CodePlace): readonly FilePart[] {
  return runs.flatMap(({ file, run }) => {
    const found = partAt(run.step, run.code, place.file.uri, place.range.start);
    if (!found || found.place.range.start !== place.range.start) return [];
    if (!isTied(run.step, found.place, found.part)) return [];
    const { placed } = run;
    return [{ file, named: { symbol: found.part, start: placed.start, item: placed } }];
  });
}

/** The step that declares or prints a thing, with what it runs. */
function stepOf(file: ProjectFile, { symbol, item }: SymbolAt): LinkedStep | undefined {
  if (!isStepPart(symbol)) return undefined;
  const placed = symbol.step === "" ? item : itemNamed(file.document, "step", symbol.step);
  const step = placed?.item.config;
  const code = placed && file.code?.ofItem(placed.item);
  if (step?.kind !== "step" || !placed || !code) return undefined;
  return { file, part: symbol, run: { step, placed }, code };
}

function placesOf({ run, code, part }: LinkedStep): readonly CodePlace[] {
  return placesInCode(run.step, code, part).filter((it) => isTied(run.step, it, part));
}

/** Whether a place changes with the part: an option is only named after a parameter where Valohai writes it by that name. */
export function isTied(step: Step, place: CodePlace, { name }: StepPart): boolean {
  if (place.flag === undefined) return true;
  const parameter = step.parameters.find((it) => it.name?.value === name);
  return passesByName(step, name) && (parameter === undefined || flagFollowsName(parameter));
}

/** The keys of JSON objects that commands of the step print themselves. */
function printedByCommands({ run: { placed }, code, part }: LinkedStep) {
  if (part.kind !== "metadata") return [];
  return code.metadata
    .filter((it) => it.file === undefined && it.name === part.name)
    .map(
      (it): PlacedOccurrence => ({
        symbol: part,
        range: shift(it.range, placed.start),
        role: "definition",
        carrier: "json",
        start: placed.start,
        item: placed,
      }),
    );
}

function takenBy(steps: readonly LinkedStep[], name: string): string | undefined {
  for (const { run, code, part } of steps) {
    const [place] = placesInCode(run.step, code, { ...part, name });
    if (place) {
      return `${quotedName(place.file)}, line ${lineOf(place)}, already names the ${part.kind.replaceAll("-", " ")} "${name}"`;
    }
    const field = part.kind === "parameter" ? fieldTaken(code, part.name, name) : undefined;
    if (field !== undefined) return field;
  }
  return undefined;
}

/** The message about another option of a script with the same field, as for options that differ in "-" and "_" only. */
function fieldTaken({ programs }: StepCode, oldName: string, name: string): string | undefined {
  const field = name.replaceAll("-", "_");
  const flag = `--${oldName}`;
  for (const { options } of programs) {
    const own = options.find((it) => it.flags.includes(flag));
    const other = options.find(
      (it) => own && it.file === own.file && it !== own && it.name.replaceAll("-", "_") === field,
    );
    if (!other || other.flags.includes(flag)) continue;
    const { file, range } = other;
    return `${quotedName(file)}, line ${lineOf({ file, range })}, already reads the option "--${other.name}" as "${field}"`;
  }
  return undefined;
}
