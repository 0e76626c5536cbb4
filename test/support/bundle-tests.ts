import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { type BuildOptions, build } from "esbuild";

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
};

/** For the tests of one file, in milliseconds: what takes longer waits for something that does not happen. */
const fileLimit = 600_000;

/**
 * Runs test files, each as a suite of its name. A file that cannot be loaded is a failed test, since the closing lines of
 * Node's runner do not count suites.
 */
const runSuites = `
import { after, describe, test } from "node:test";
import { finish } from "./support/at-end.ts";
export function runSuites(names) {
  after(finish);
  for (const name of names) {
    describe(name, { timeout: ${fileLimit} }, async () => {
      await loaders[name]().catch((error) => test("loads", () => { throw error; }));
    });
  }
}`;

/** Of short tests little code runs often enough to be worth optimizing: V8 waits about ten times as long as it usually does. */
const optimizingLittle = [
  "--always-sparkplug",
  ...(process.versions.node.startsWith("20.")
    ? ["--interrupt-budget=1000000"]
    : ["--invocation-count-for-maglev=4000", "--invocation-count-for-turbofan=30000"]),
];

/** Test files that a process of its own runs. */
export interface TestShare {
  readonly name: string;
  /** Whether its tests are short. */
  readonly isShort?: boolean;
  /** Relative to the folder of all tests. */
  readonly files: readonly string[];
  /** Variables that are set before the tests are loaded. */
  readonly variables?: { readonly [name: string]: string };
}

/** The shares of a group, or of the parts of it whose paths begin so, for so many processes; none without tests. */
export async function sharesOf(
  repository: string,
  group: string,
  processes: number,
  parts: readonly string[] = [],
): Promise<readonly TestShare[]> {
  const all = await filesBelow(join(repository, "test", group), ".test.ts");
  const files = all
    .map((it) => `${group}/${it}`)
    .filter((file) => parts.length === 0 || parts.some((it) => file.startsWith(it)));
  return Array.from({ length: processes }, (_, share) => ({
    name: group,
    files: files.filter((_file, at) => at % processes === share),
  })).filter((it) => it.files.length > 0);
}

/**
 * Bundles the test files of each group into one module, and writes into the same folder a program for each share that runs
 * its files, each as a suite of its name; answers the paths of the programs. Node's runner starts them in the order of
 * their names, which is that of the shares.
 */
export async function bundleShares(
  repository: string,
  shares: readonly TestShare[],
  folder = join(repository, "out", "test"),
): Promise<readonly string[]> {
  for (const it of await filesBelow(folder, ".test.mjs")) await rm(join(folder, it));
  const groups = new Set(shares.map((it) => it.name));
  await Promise.all(
    [...groups].map((name) => {
      const files = shares.filter((it) => it.name === name).flatMap((it) => it.files);
      return bundleSuites(repository, files, join(folder, suitesOf(name)));
    }),
  );
  return Promise.all(
    shares.map(async (share, index) => {
      const name = `${String(index + 1).padStart(2, "0")}-${share.name}.test.mjs`;
      await writeFile(join(folder, name), programOf(share));
      return join(folder, name);
    }),
  );
}

/** The name of the module with the suites of a group. */
function suitesOf(group: string): string {
  return `suites-${group}.mjs`;
}

/** The flags and the variables are set before anything else is loaded. */
function programOf({ name, isShort, files, variables = {} }: TestShare): string {
  const flags = isShort ? optimizingLittle : [];
  return [
    'import { setFlagsFromString } from "node:v8";',
    ...flags.map((it) => `setFlagsFromString(${JSON.stringify(it)});`),
    `Object.assign(process.env, ${JSON.stringify(variables)});`,
    `const { runSuites } = await import("./${suitesOf(name)}");`,
    `runSuites(${JSON.stringify(files.map(suiteName))});\n`,
  ].join("\n");
}

function suiteName(file: string): string {
  return file.slice(0, -".test.ts".length);
}

async function bundleSuites(
  repository: string,
  files: readonly string[],
  outfile: string,
): Promise<void> {
  const loaders = files.map(
    (file) => `${JSON.stringify(suiteName(file))}: () => import(${JSON.stringify(`./${file}`)}),`,
  );
  await build({
    ...common,
    stdin: {
      contents: [runSuites, "const loaders = {", ...loaders, "};"].join("\n"),
      resolveDir: join(repository, "test"),
      sourcefile: basename(outfile),
    },
    outfile,
    format: "esm",
    packages: "external",
    alias: {
      // As the programs are built: for Node `yaml` asks the environment at each token.
      yaml: join(repository, "node_modules", "yaml", "browser", "index.js"),
      vscode: join(repository, "test", "support", "fake-editor.ts"),
    },
    // The server is bundled as CommonJS, and finds its manual from where it lies.
    define: { __dirname: JSON.stringify(join(repository, "out", "server")) },
    jsx: "automatic",
    jsxImportSource: "preact",
  });
}

/** Bundles the suite that runs inside VS Code, which loads a CommonJS module. */
export async function bundleEditorSuite(repository: string): Promise<void> {
  const folder = join(repository, "test", "e2e");
  const outfile = join(repository, "out", "test", "e2e", "index.js");
  await mkdir(join(repository, "out", "test", "e2e"), { recursive: true });
  const files = await filesBelow(join(folder, "suite"), ".ts");
  const imports = files.map((file) => `import ${JSON.stringify(`./suite/${file}`)};`);
  const contents = [...imports, 'export { run } from "./index.ts";'].join("\n");
  await build({
    ...common,
    stdin: { contents, resolveDir: folder, sourcefile: "editor-suite.ts" },
    outfile,
    format: "cjs",
    external: ["vscode"],
  });
}

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  const files = paths.filter((path) => path.endsWith(ending));
  return files.map((path) => path.split(sep).join("/")).sort();
}
