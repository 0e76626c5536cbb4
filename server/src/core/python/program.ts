import { type Bindings, type Import, type Neighbours, readBindings } from "./bindings.ts";
import { type PlacedKey, printedKeysOf } from "./metadata.ts";
import { moduleFiles, type Script } from "./script.ts";
import { parsePython } from "./syntax.ts";

/** A file of a program by its path in the workspace folder. */
export interface ProgramFile {
  readonly path: string;
  readonly script: Script;
}

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

/** The files that a program may be made of are many more than those that matter for its metadata. */
const mostFiles = 40;

const known = new WeakMap<
  Script,
  { readonly files: readonly ProgramFile[]; readonly read: ProgramMetadata }
>();

/** Reads what a script and the modules that it imports print; the first file is the script. */
export function programMetadata(files: readonly ProgramFile[]): ProgramMetadata {
  const [main] = files;
  if (!main) return { keys: [], complete: true };
  const before = known.get(main.script);
  if (before && sameFiles(before.files, files)) return before.read;
  const read = files.length > 1 && files.length <= mostFiles ? linked(files) : apart(files);
  known.set(main.script, { files, read });
  return read;
}

function sameFiles(a: readonly ProgramFile[], b: readonly ProgramFile[]): boolean {
  return a.length === b.length && a.every((it, index) => it.script === b[index]?.script);
}

function apart(files: readonly ProgramFile[]): ProgramMetadata {
  return together(
    files.map(({ path, script }) => ({
      complete: script.metadata.complete,
      keys: script.metadata.keys.map((it) => ({ ...it, path, printedBy: path })),
    })),
  );
}

function together(parts: readonly ProgramMetadata[]): ProgramMetadata {
  return {
    keys: parts.flatMap((it) => it.keys),
    complete: parts.every((it) => it.complete),
  };
}

/** Reads the files anew with what they import from each other. */
function linked(files: readonly ProgramFile[]): ProgramMetadata {
  const byPath = linkFiles(files);
  const pathOf = new Map([...byPath].map(([path, it]) => [it.bindings, path]));
  const { keys, complete } = together(
    [...byPath].map(([printedBy, { bindings }]) => {
      const printed = printedKeysOf(bindings);
      const keysOfFile = printed.keys.map(({ origin, ...it }) => ({
        ...it,
        path: pathOf.get(origin) ?? printedBy,
        printedBy,
      }));
      return { keys: keysOfFile, complete: printed.complete };
    }),
  );
  const order = new Map([...byPath.keys()].map((path, index) => [path, index]));
  const rank = ({ path }: ProgramKey) => order.get(path) ?? 0;
  const inOrder = (a: ProgramKey, b: ProgramKey) =>
    rank(a) - rank(b) || a.range.start - b.range.start;
  return { keys: [...keys].sort(inOrder), complete };
}

function linkFiles(files: readonly ProgramFile[]): ReadonlyMap<string, Linked> {
  const byPath = new Map<string, Linked>();
  for (const file of files) byPath.set(file.path, link(file, byPath));
  for (const { path, script } of files) {
    const importer = byPath.get(path);
    if (importer) findModules(path, script, importer, byPath);
  }
  return byPath;
}

function findModules(
  path: string,
  { imports }: Script,
  { bindings, modules }: Linked,
  byPath: ReadonlyMap<string, Linked>,
): void {
  for (const it of imports) {
    const found = moduleFiles(path, it).find((at) => at !== path && byPath.has(at));
    if (found !== undefined) modules.set(it, found);
  }
  for (const found of new Set(modules.values())) byPath.get(found)?.users.push(bindings);
}

interface Linked {
  readonly bindings: Bindings;
  readonly users: Bindings[];
  /** The paths of the files of the program from which imported names come. */
  readonly modules: Map<Import, string>;
}

function link({ path, script }: ProgramFile, byPath: ReadonlyMap<string, Linked>): Linked {
  const users: Bindings[] = [];
  const modules = new Map<Import, string>();
  const neighbours: Neighbours = {
    users,
    imported(local) {
      for (const [it, found] of modules) {
        const module = byPath.get(found)?.bindings;
        const name = module && nameThere(path, it, found, local, module);
        if (module && name !== undefined) return name === "" ? { module } : { module, name };
      }
      return undefined;
    },
  };
  return { bindings: readBindings(parsePython(script.text), neighbours), users, modules };
}

/** What an import calls the local name in the module where it finds it: "" for the module itself. */
function nameThere(
  path: string,
  { module, name, local: visible }: Import,
  found: string,
  local: string,
  there: Bindings,
): string | undefined {
  if (name === undefined) return (visible ?? module) === local ? "" : undefined;
  if (name === "*") return defines(there, local) ? local : undefined;
  if ((visible ?? name) !== local) return undefined;
  const isModule = !moduleFiles(path, { module, name: undefined, local: undefined }).includes(
    found,
  );
  return isModule ? "" : name;
}

function defines(module: Bindings, name: string): boolean {
  return (
    module.functionsNamed(name).length > 0 ||
    module.classNamed(name) !== undefined ||
    module.moduleValue(name) !== undefined
  );
}
