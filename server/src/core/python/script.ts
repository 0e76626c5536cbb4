import { guardedSteps } from "#core/base/faults.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import { type Bindings, bindingsInSteps } from "./bindings.ts";
import { type Import, importsOf } from "./imports.ts";
import { type PrintedMetadata, printedMetadata } from "./metadata.ts";
import type { ScriptArgument } from "./options/argument.ts";
import { readCommandLine } from "./options/command-line.ts";
import { importsOtherwise, namedImports } from "./other-programs.ts";
import { searchPaths } from "./search-path.ts";
import { type PythonSource, parseInSteps } from "./syntax.ts";
import { noUsage, type Usage, usageOf } from "./usage.ts";

/** What a Python script says about itself without being run. */
export interface Script extends Usage {
  readonly text: string;
  readonly source: PythonSource;
  readonly metadata: PrintedMetadata;
  /** The options that it takes when it is started without arguments, as far as this file alone shows. */
  readonly arguments: readonly ScriptArgument[];
  readonly imports: readonly Import[];
  /** Whether it imports or starts something that its import statements do not show. */
  readonly importsOtherwise: boolean;
  /** The folders that it adds to those in which imports are looked for, as `foldersFor` places them. */
  readonly searchPaths: readonly string[];
  /** Whether it needs more reading than scripts that people write, so that a part of it is not read. */
  readonly isTooLarge: boolean;
}

/** In characters: larger files are not scripts that a person writes. */
export const longestScript = 300_000;

/** Reads a Python script; never throws and runs nothing. */
export function readScript(text: string): Script {
  return finish(scriptInSteps(text));
}

/** The same in steps, most of which are short. */
export function* scriptInSteps(text: string): Steps<Script> {
  const isRead = text.length <= longestScript;
  const script = isRead
    ? yield* guardedSteps("the reader of Python", read(text, text), undefined)
    : undefined;
  return script ?? (yield* withoutReading(text));
}

/** The answer for a script that is not read: nothing, and incomplete. */
function* withoutReading(text: string): Steps<Script> {
  const script = yield* read(text, "");
  return { ...script, metadata: { ...script.metadata, complete: false }, isTooLarge: true };
}

function* read(text: string, code: string): Steps<Script> {
  const source = yield* parseInSteps(code);
  const bindings = yield* bindingsInSteps(source);
  const options = yield* optionsAlone(bindings);
  const usages = yield* usageOf([{ bindings, options, isMain: true }]);
  const metadata = yield* printedMetadata(bindings);
  const imports = [...importsIn(bindings), ...namedImports(bindings)];
  yield;
  const otherwise = importsOtherwise(bindings);
  yield;
  const paths = searchPaths(bindings);
  return {
    text,
    source,
    ...(usages.get(bindings) ?? noUsage),
    metadata,
    arguments: options,
    imports,
    importsOtherwise: otherwise,
    searchPaths: paths,
    isTooLarge: bindings.isTooLarge,
  };
}

function importsIn({ nodes, source }: Bindings): readonly Import[] {
  const statements = nodes.filter((it) => it.name === "ImportStatement");
  return statements.flatMap((it) => importsOf(source, it));
}

function* optionsAlone(bindings: Bindings): Steps<readonly ScriptArgument[]> {
  const start = { files: [bindings], words: [], isMain: true };
  const { commandLine } = yield* readCommandLine(start);
  return commandLine.options.map(({ origin: _, ...it }) => it);
}

/** The files, relative to the workspace folder, that an import of a script may mean; the first one that exists is it. */
export function moduleFiles(
  script: string,
  it: Import,
  roots: readonly string[] = [],
): readonly string[] {
  return moduleGroups(script, it, roots).flat();
}

/**
 * The same by the folder in which modules are looked for: the script's own, then the repository, then `roots`. A name
 * may be a module of its own beside the one from which it is imported.
 */
export function moduleGroups(
  script: string,
  { module, name }: Import,
  roots: readonly string[] = [],
): readonly (readonly string[])[] {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const folder = script.split("/").slice(0, -1);
  const base = dots > 1 ? folder.slice(0, 1 - dots) : folder;
  const parts = module
    .slice(dots)
    .split(".")
    .filter((it) => it !== "");
  const inside = (root: readonly string[], rest: readonly string[]) => [...root, ...rest].join("/");
  const parted = roots.map((it) => it.split("/").filter((part) => part !== "" && part !== "."));
  const own = dots > 0 ? [base] : [base, [], ...parted];
  const distinct = new Map(own.map((it) => [it.join("/"), it]));
  return [...distinct.values()].map((root) => {
    const inner = name === undefined ? "" : inside(root, [...parts, name]);
    const submodule = name === undefined ? [] : [`${inner}.py`, `${inner}/__init__.py`];
    if (parts.length === 0) return submodule;
    const path = inside(root, parts);
    return [...submodule, `${path}.py`, `${path}/__init__.py`];
  });
}
