import type { SourceRange } from "#core/base/range.ts";
import { absolutePath, below, repositoryPath } from "./folder.ts";
import {
  addUnknown,
  type Call,
  type Done,
  deepestScript,
  placeOf,
  type Run,
  textAt,
} from "./run.ts";
import { copyOf } from "./session.ts";

interface Target {
  readonly name: string;
  readonly needs: readonly string[];
  readonly recipe: readonly RecipeLine[];
}

interface RecipeLine {
  readonly text: string;
  readonly start: number;
}

/** Reads the recipes that `make TARGET` runs, as far as they are known. */
export function runMake(run: Run, call: Call): Done {
  const { folder, names } = askedFor(call);
  const at = repositoryPath(absolutePath(folder, run.session.folder));
  const file = at === undefined ? undefined : makefileIn(run, at);
  const [program] = call.words;
  if (at === undefined || !file || !program || run.depth >= deepestScript) return addUnknown(run);
  const targets = targetsOf(file.text);
  const first = [...targets.keys()].find((it) => !it.startsWith(".")) ?? "";
  const variables = new Map([...run.session.variables, ...assignments(file.text)]);
  const folderOfFile = below("/valohai/repository", at);
  run.found.opened.push(file.path);
  for (const line of linesOf(run, targets, names.length > 0 ? names : [first])) {
    const text = asShell(line.text, variables);
    if (text === undefined) return addUnknown(run);
    const anchor = run.frame.anchor ?? placeOf(run, program.range).range;
    const within = placesIn(line, text);
    const session = { ...copyOf(run.session), folder: folderOfFile };
    run.read({
      ...run,
      session,
      depth: run.depth + 1,
      frame: { text, path: file.path, anchor, within },
    });
  }
  return true;
}

function makefileIn({ files }: Run, folder: string) {
  for (const name of ["GNUmakefile", "makefile", "Makefile"]) {
    const path = below(folder, name);
    const text = files.text(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** Where a stretch of the shell's text is written; the whole line where make has changed it. */
function placesIn({ text, start }: RecipeLine, given: string): (range: SourceRange) => SourceRange {
  if (given === text) return (it) => ({ start: start + it.start, end: start + it.end });
  return () => ({ start, end: start + text.length });
}

function askedFor(call: Call): { readonly folder: string; readonly names: readonly string[] } {
  const names: string[] = [];
  let folder = ".";
  for (let at = 1; at < call.words.length; at++) {
    const text = textAt(call, at);
    if (text === "-C" || text === "--directory") folder = textAt(call, ++at) ?? ".";
    else if (text === "-f" || text === "-j" || text === "-I") at++;
    else if (text !== undefined && !/^-|=/.test(text)) names.push(text);
  }
  return { folder, names };
}

/** The targets of a makefile by their names. */
function targetsOf(text: string): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  let recipe: RecipeLine[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const rule = /^([^\s#:=][^:=#]*):(?![=:])([^;=]*)(?:;(.*))?$/.exec(line);
    if (rule) recipe = addRule(targets, rule, start + line.length);
    else if (line.startsWith("\t")) addLine(recipe, line, start);
    start += line.length + 1;
  }
  return targets;
}

/** Adds the targets of a rule; gives the recipe that the next lines belong to. */
function addRule(
  targets: Map<string, Target>,
  [, names = "", needs = "", command]: RegExpExecArray,
  end: number,
): RecipeLine[] {
  const recipe: RecipeLine[] =
    command === undefined ? [] : [{ text: command, start: end - command.length }];
  for (const name of wordsOf(names)) {
    const before = targets.get(name);
    const all = before && before.recipe.length > 0 ? before.recipe : recipe;
    targets.set(name, { name, needs: [...(before?.needs ?? []), ...wordsOf(needs)], recipe: all });
  }
  return recipe;
}

function addLine(recipe: RecipeLine[], line: string, start: number): void {
  const last = recipe.at(-1);
  if (last?.text.endsWith("\\")) {
    recipe[recipe.length - 1] = { ...last, text: `${last.text}\n${line}` };
    return;
  }
  const signs = /^\t[ \t]*[@+-]*/.exec(line)?.[0].length ?? 1;
  recipe.push({ text: line.slice(signs), start: start + signs });
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((it) => it !== "");
}

/** The lines of the recipes of targets and of what they need, each target once. */
function linesOf(
  run: Run,
  targets: ReadonlyMap<string, Target>,
  names: readonly string[],
): readonly RecipeLine[] {
  const done = new Set<string>();
  const lines: RecipeLine[] = [];
  const add = (name: string, depth: number): void => {
    if (done.has(name) || depth > deepestScript) return;
    done.add(name);
    const target = targets.get(name);
    if (!target && depth === 0) addUnknown(run);
    for (const it of target?.needs ?? []) add(it, depth + 1);
    for (const it of target?.recipe ?? []) lines.push(it);
  };
  for (const it of names) add(it, 0);
  return lines;
}

/** `NAME = value` of a makefile. */
function assignments(text: string): readonly (readonly [string, string])[] {
  return text.split("\n").flatMap((line) => {
    const [, name, value = ""] = /^(\w+)[ \t]*[:?]?=(.*)/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value.split("#")[0]?.trim() ?? ""] as const];
  });
}

/** A line of a recipe as the shell gets it; undefined where make puts something unknown into it. */
function asShell(
  line: string,
  variables: ReadonlyMap<string, string | undefined>,
): string | undefined {
  let isKnown = true;
  const text = line.replace(/\$(?:\$|[({](\w+)[)}]|(\S))/g, (whole, name?: string) => {
    if (whole === "$$") return "$";
    const value = name === undefined ? undefined : name === "MAKE" ? "make" : variables.get(name);
    if (value === undefined || value.includes("$")) isKnown = false;
    return value ?? whole;
  });
  return isKnown ? text : undefined;
}
