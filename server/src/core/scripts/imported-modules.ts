import type { Import } from "#core/python/imports.ts";
import { isKnownModule } from "#core/python/known-modules.ts";
import { moduleGroups } from "#core/python/script.ts";
import { foldersFor } from "#core/python/search-path.ts";
import { folderOf } from "#core/shell/folder.ts";
import type { CodeScript, StartedFile } from "./code.ts";
import type { CodeFile, CodeFiles } from "./code-files.ts";

/** How many modules are read at most, how many characters, and how many paths are looked up for them. */
const maxModules = 30;
const maxCharacters = 600_000;
const maxLookups = 20_000;

/** The started scripts with the modules that they import. */
export interface WithModules {
  readonly scripts: readonly CodeScript[];
  /** Whether all that they import is read, or known to print and take nothing. */
  readonly complete: boolean;
}

/** The scripts with the modules of the project that they import, and those that these import, the nearest first. */
export function withImports(
  started: readonly Pick<StartedFile, "path" | "file" | "roots">[],
  files: CodeFiles,
  isInstalled: (module: string) => boolean,
): WithModules {
  const scripts = new Map<string, CodeScript>();
  for (const { path, file, roots } of started) {
    if (file?.script) {
      scripts.set(path, withFolders({ path, file, script: file.script, roots, imported: false }));
    }
  }
  const lookups = new Lookups(files);
  let modules = 0;
  let characters = 0;
  let complete = true;
  // The loop also visits what is added to the list meanwhile.
  for (const importer of scripts.values()) {
    const { found, isKnown } = importedBy(importer, lookups, isInstalled);
    complete &&= isKnown && !importer.script.importsOtherwise;
    for (const it of found.filter(({ path }) => !scripts.has(path))) {
      modules++;
      characters += it.file.text.length;
      if (modules > maxModules || characters > maxCharacters) {
        return { scripts: [...scripts.values()], complete: false };
      }
      scripts.set(it.path, it);
    }
  }
  return { scripts: [...scripts.values()], complete: complete && !lookups.isSpent };
}

/** Looks up scripts of the project, as many as the budget allows. */
class Lookups {
  readonly #files: CodeFiles;
  #left = maxLookups;

  constructor(files: CodeFiles) {
    this.#files = files;
  }

  /** Whether some were asked for beyond the budget. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Undefined where there is none, or the budget is spent. */
  script(path: string): CodeFile | undefined {
    if (this.#left >= 0) this.#left--;
    return this.isSpent ? undefined : this.#files.script(path);
  }
}

/** A script whose imports are also looked for in the folders that it adds for them. */
function withFolders(it: CodeScript): CodeScript {
  const { path, script, roots } = it;
  if (script.searchPaths.length === 0) return it;
  // A relative one starts from the folder in which the program runs: that of the script or the repository.
  const added = ["", folderOf(path)].flatMap((from) => foldersFor(script.searchPaths, path, from));
  return { ...it, roots: [...new Set([...roots, ...added])] };
}

interface Imported {
  readonly found: readonly CodeScript[];
  /** Whether a module that is not found comes with Python or with a package. */
  readonly isKnown: boolean;
}

function importedBy(
  { path, script, roots }: CodeScript,
  lookups: Lookups,
  isInstalled: (module: string) => boolean,
): Imported {
  const all = script.imports.map((it) => ({ it, paths: modulesOf(path, it, roots, lookups) }));
  const isKnown = all.every(({ it, paths }) => paths.length > 0 || isElsewhere(it, isInstalled));
  const paths = new Set(
    all.flatMap(({ it, paths }) => [...paths, ...packagesOf(path, it, roots, lookups)]),
  );
  const found = [...paths].flatMap((at) => {
    const file = lookups.script(at);
    return file?.script
      ? [withFolders({ path: at, file, script: file.script, roots, imported: true })]
      : [];
  });
  return { found, isKnown };
}

function isElsewhere({ module }: Import, isInstalled: (module: string) => boolean): boolean {
  const [top = ""] = module.split(".");
  return top !== "" && (isKnownModule(top) || isInstalled(top));
}

/** The packages on the way to a module, which Python runs first. */
function packagesOf(
  path: string,
  { module }: Import,
  roots: readonly string[],
  lookups: Lookups,
): readonly string[] {
  const parts = module.split(".");
  return parts.slice(1).flatMap((_, index) => {
    if (lookups.isSpent) return [];
    const name = parts.slice(0, index + 1).join(".");
    if (/^\.*$/.test(name)) return [];
    return modulesOf(path, { module: name, name: undefined, local: undefined }, roots, lookups);
  });
}

/** The files of the project that an import means: those in the first folder that has any. */
function modulesOf(
  path: string,
  it: Import,
  roots: readonly string[],
  lookups: Lookups,
): readonly string[] {
  if (lookups.isSpent) return [];
  const groups = moduleGroups(path, it, roots).map((group) =>
    group.filter((at) => lookups.script(at)?.script),
  );
  return groups.find((it) => it.length > 0) ?? [];
}
