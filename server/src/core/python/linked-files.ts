import { groupBy } from "#core/base/group-by.ts";
import type { Steps } from "#core/base/steps.ts";
import { type Bindings, bindingsInSteps, type Neighbours } from "./bindings.ts";
import type { Import } from "./imports.ts";
import { moduleFiles, type Script } from "./script.ts";

/** A file of a program by its path in the workspace folder. */
export interface ProgramFile {
  readonly path: string;
  readonly script: Script;
  /** The folders in which its imports are looked for, beside its own. */
  readonly roots?: readonly string[];
}

/** The texts that options have, by the path of a file and the offset at which it reads them. */
export type OptionTexts = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Links the files of a program with what they import from each other. */
export function* linkFiles(
  files: readonly ProgramFile[],
  texts?: OptionTexts,
): Steps<ReadonlyMap<string, Linked>> {
  const byPath = new Map<string, Linked>();
  for (const file of files) byPath.set(file.path, yield* link(file, byPath, texts?.get(file.path)));
  for (const file of files) {
    const importer = byPath.get(file.path);
    if (importer) findModules(file, importer, byPath);
  }
  for (const { users } of byPath.values()) addUsersOfUsers(users, byPath);
  return byPath;
}

/** A file whose module is imported through another one uses it as well. */
function addUsersOfUsers(users: Bindings[], byPath: ReadonlyMap<string, Linked>): void {
  const usersOf = new Map([...byPath.values()].map((it) => [it.bindings, it.users]));
  const seen = new Set(users);
  // The loop also visits what is added to the set meanwhile.
  for (const user of seen) {
    for (const it of usersOf.get(user) ?? []) {
      if (seen.has(it)) continue;
      seen.add(it);
      users.push(it);
    }
  }
}

function findModules(
  { path, script: { imports }, roots }: ProgramFile,
  { bindings, modules }: Linked,
  byPath: ReadonlyMap<string, Linked>,
): void {
  for (const it of imports) {
    const there = moduleFiles(path, it, roots).filter((at) => at !== path && byPath.has(at));
    const whole = moduleFiles(path, { ...it, name: undefined }, roots);
    // A package may give the name of one of its modules to what it imports from it.
    const giver = there.find((at) => whole.includes(at) && gives(byPath.get(at), it.name));
    const found = giver ?? there[0];
    if (found !== undefined) modules.set(it, found);
  }
  for (const found of new Set(modules.values())) byPath.get(found)?.users.push(bindings);
}

function gives(file: Linked | undefined, name: string | undefined): boolean {
  if (!file || name === undefined) return false;
  return defines(file.bindings, name) || file.bindings.importedLocals.includes(name);
}

/** A file of a program, linked with the others. */
export interface Linked {
  readonly bindings: Bindings;
  readonly users: Bindings[];
  /** The paths of the files of the program from which imported names come. */
  readonly modules: Map<Import, string>;
}

function* link(
  file: ProgramFile,
  byPath: ReadonlyMap<string, Linked>,
  texts: ReadonlyMap<number, string> | undefined,
): Steps<Linked> {
  const users: Bindings[] = [];
  const modules = new Map<Import, string>();
  /** The names that are being looked for, as modules may import each other. */
  const asked = new Set<string>();
  let byLocal: ReadonlyMap<string, readonly NamedImport[]> | undefined;
  const find = (local: string) => {
    // All modules are known by the time that the first name is asked for.
    byLocal ??= groupBy(namedImports(file, modules), (it) => it.local);
    const named = [...(byLocal.get(local) ?? []), ...(byLocal.get("*") ?? [])];
    for (const it of named) {
      const module = byPath.get(it.found)?.bindings;
      const found = module && meant(it, module, local);
      if (found) return found;
    }
    return undefined;
  };
  const neighbours: Neighbours = {
    users,
    optionText: (start) => texts?.get(start),
    imported(local) {
      if (asked.has(local)) return undefined;
      asked.add(local);
      const found = find(local);
      asked.delete(local);
      return found;
    },
  };
  return { bindings: yield* bindingsInSteps(file.script.source, neighbours), users, modules };
}

/** Where a name of a module comes from: modules pass on what they import. */
function origin(
  module: Bindings,
  name: string,
): { readonly module: Bindings; readonly name?: string } {
  return defines(module, name)
    ? { module, name }
    : (module.neighbours.imported(name) ?? { module, name });
}

/** What an import calls something, here and in the module where it finds it. */
interface NamedImport {
  /** `*` for all names of the module. */
  readonly local: string;
  /** The path of the file. */
  readonly found: string;
  /** Undefined for the module itself. */
  readonly name: string | undefined;
}

function namedImports(
  { path, roots }: ProgramFile,
  modules: ReadonlyMap<Import, string>,
): readonly NamedImport[] {
  return [...modules].map(([{ module, name, local }, found]) => {
    if (name === undefined || name === "*") {
      return { local: name ?? local ?? module, found, name };
    }
    const whole = { module, name: undefined, local: undefined };
    const isModule = !moduleFiles(path, whole, roots).includes(found);
    return { local: local ?? name, found, name: isModule ? undefined : name };
  });
}

/** What an import means by a name; undefined where the module has none of it. */
function meant(
  { name }: NamedImport,
  module: Bindings,
  local: string,
): ReturnType<Neighbours["imported"]> {
  if (name === undefined) return { module };
  if (name !== "*") return origin(module, name);
  return passesOn(module, local) ? origin(module, local) : undefined;
}

function passesOn(module: Bindings, name: string): boolean {
  return defines(module, name) || module.neighbours.imported(name) !== undefined;
}

function defines(module: Bindings, name: string): boolean {
  return (
    module.functionsNamed(name).length > 0 ||
    module.classNamed(name) !== undefined ||
    module.moduleValue(name) !== undefined
  );
}
