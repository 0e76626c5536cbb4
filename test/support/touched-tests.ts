import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { build, type Metafile } from "esbuild";

/** The tests to run for a change. */
export interface TouchedTests {
  /** The test files that are about the changed files. */
  readonly files: readonly string[];
  /** How many more test files reach them. */
  readonly others: number;
}

/**
 * The tests of functions that are about files: the changed test files themselves, those that have the name of a
 * changed file, and those that import one; where there are none, the ones that the fewest imports lead to.
 */
export async function touchedTests(changed: readonly string[]): Promise<TouchedTests> {
  const tests = await testFiles();
  const importers = importersOf(await importsOf(tests));
  const chosen = new Set<string>();
  const reached = new Set<string>();
  for (const file of changed) {
    const levels = levelsAbove(file, importers);
    for (const it of levels.flat()) if (isTest(it)) reached.add(it);
    const named = tests.filter((it) => nameOf(it) === nameOf(file));
    const direct = levels.slice(0, 2).flat().filter(isTest);
    const nearest = levels.map((level) => level.filter(isTest)).find((it) => it.length > 0) ?? [];
    const own = [...named, ...direct];
    for (const it of own.length > 0 ? own : nearest) chosen.add(it);
  }
  const files = [...chosen].sort();
  return { files, others: [...reached].filter((it) => !chosen.has(it)).length };
}

async function testFiles(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const group of ["unit", "parts", "property"]) {
    const paths = await readdir(`test/${group}`, { recursive: true });
    for (const it of paths) found.push(`test/${group}/${it.replaceAll("\\", "/")}`);
  }
  return found.filter(isTest).sort();
}

function isTest(file: string): boolean {
  return file.endsWith(".test.ts");
}

/** A file's name without its endings: the test of a file, and the example of a rule, have the same one. */
function nameOf(file: string): string {
  return basename(file).replace(/(?:\.test)?\.\w+$/, "");
}

async function importsOf(tests: readonly string[]): Promise<Metafile["inputs"]> {
  const { metafile } = await build({
    stdin: {
      contents: tests.map((it) => `import "./${it}";`).join("\n"),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  return metafile.inputs;
}

function importersOf(inputs: Metafile["inputs"]): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { path } of imports) importers.set(path, [...(importers.get(path) ?? []), file]);
  }
  return importers;
}

/** The file, what imports it, what imports that, and so on; each file once. */
function levelsAbove(
  file: string,
  importers: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const seen = new Set([file]);
  const levels: string[][] = [];
  for (let level = [file]; level.length > 0; ) {
    levels.push(level);
    level = [...new Set(level.flatMap((it) => importers.get(it) ?? []))].filter(
      (it) => !seen.has(it),
    );
    for (const it of level) seen.add(it);
  }
  return levels;
}
