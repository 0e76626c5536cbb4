import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { type BuildOptions, build } from "esbuild";

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
};

/** A file that cannot be loaded is a failed test, since the closing lines of Node's runner do not count suites. */
const suiteOfFile = `
import { describe, test } from "node:test";
function suite(name, load) {
  describe(name, async () => {
    await load().catch((error) => test("loads", () => { throw error; }));
  });
}`;

/**
 * Bundles every `*.test.ts` below the group's folder into so many files, which processes of their own run, each test
 * file as a suite of its own name. Answers the paths of the bundles: none if the group has no tests.
 */
export async function bundleGroup(
  repository: string,
  group: string,
  processes: number,
): Promise<readonly string[]> {
  const folder = join(repository, "test", group);
  const folderOfBundles = join(repository, "out", "test");
  const files = await filesBelow(folder, ".test.ts");
  const shares = Array.from({ length: processes }, (_, share) =>
    files.filter((_file, index) => index % processes === share),
  ).filter((it) => it.length > 0);
  const names = shares.map((_, index) => (index === 0 ? group : `${group}-${index + 1}`));
  for (const it of await filesBelow(folderOfBundles, ".test.mjs")) {
    if (it.startsWith(group)) await rm(join(folderOfBundles, it));
  }
  return Promise.all(
    shares.map((share, index) =>
      bundleShare(repository, folder, share, join(folderOfBundles, `${names[index]}.test.mjs`)),
    ),
  );
}

async function bundleShare(
  repository: string,
  folder: string,
  files: readonly string[],
  outfile: string,
): Promise<string> {
  const suites = files.map((file) => {
    const name = JSON.stringify(file.slice(0, -".test.ts".length));
    return `suite(${name}, () => import(${JSON.stringify(`./${file}`)}));`;
  });
  await build({
    ...common,
    stdin: {
      contents: [suiteOfFile, ...suites].join("\n"),
      resolveDir: folder,
      sourcefile: basename(outfile),
    },
    outfile,
    format: "esm",
    packages: "external",
    // The server is bundled as CommonJS, and finds its manual from where it lies.
    define: { __dirname: JSON.stringify(join(repository, "out", "server")) },
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  return outfile;
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
