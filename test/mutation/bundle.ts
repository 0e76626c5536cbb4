import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { type Instrumented, instrument, type Mutant } from "./instrument.ts";

/** All tests that reach a list of sources, in one text, with all mutants of these sources. */
export interface MutantBundle {
  readonly code: string;
  readonly mutants: readonly Mutant[];
  /** The test files, relative to the folder. */
  readonly files: readonly string[];
}

/** Bundles the test files of a folder that import one of the sources, directly or not. */
export async function bundleMutants(
  folder: string,
  testFiles: readonly string[],
  sources: readonly string[],
): Promise<MutantBundle> {
  const instrumented = new Map<string, Instrumented>();
  const mutants: Mutant[] = [];
  for (const source of sources) {
    const made = instrument(source, await readFile(join(folder, source), "utf8"), mutants.length);
    instrumented.set(join(folder, source), made);
    mutants.push(...made.mutants);
  }
  const plugin = withMutants(instrumented);
  const reached = await importsOf(folder, testFiles);
  const files = testFiles.filter((file) => sources.some((it) => reached(file).has(it)));
  const built = await build({
    ...common,
    absWorkingDir: folder,
    stdin: { contents: entry(files), resolveDir: folder, sourcefile: "mutants.ts" },
    plugins: [plugin],
    format: "cjs",
  });
  return { code: built.outputFiles[0]?.text ?? "", mutants, files };
}

const common = {
  bundle: true,
  write: false,
  platform: "node",
  target: "node20",
  packages: "external",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
} as const;

function entry(files: readonly string[]): string {
  const loaders = files.map((file) => `${JSON.stringify(file)}: () => import("./${file}"),`);
  return [
    'export { kept } from "node:test";',
    `export const loaders = {\n${loaders.join("\n")}\n};`,
  ].join("\n");
}

/** Everything that a file imports, directly or not. */
async function importsOf(
  folder: string,
  files: readonly string[],
): Promise<(file: string) => ReadonlySet<string>> {
  const { metafile } = await build({
    ...common,
    absWorkingDir: folder,
    entryPoints: [...files],
    outdir: "out",
    format: "esm",
    metafile: true,
  });
  return (file) => {
    const found = new Set<string>();
    const visit = (path: string): void => {
      if (found.has(path)) return;
      found.add(path);
      for (const it of metafile.inputs[path]?.imports ?? []) visit(it.path);
    };
    visit(file);
    return found;
  };
}

function withMutants(sources: ReadonlyMap<string, Instrumented>): Plugin {
  return {
    name: "mutants",
    setup(to) {
      to.onResolve({ filter: /^node:test$/ }, () => ({ path: "tests", namespace: "mutants" }));
      to.onLoad({ filter: /.*/, namespace: "mutants" }, () => ({ contents: keeper }));
      to.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const source = sources.get(path);
        return source && { contents: source.code, loader: "ts" };
      });
    },
  };
}

/** What stands for `node:test` in the bundle: tests are kept, to be run one by one. */
const keeper = `
export const kept = [];
const bodyOf = (rest) => rest.find((it) => typeof it === "function");
export const test = (name, ...rest) => void kept.push({ name, body: bodyOf(rest) });
export const describe = (name, ...rest) => bodyOf(rest)();
`;
