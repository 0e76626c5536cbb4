// Builds the programs of this project into `out`: node build.mjs [TARGET ...], all of the product by default.
import { argv, exit } from "node:process";
import { build } from "esbuild";
import { cliFiles, yamlInParts } from "./build-cli.mjs";
import { buildSplit } from "./build-split.mjs";

/** For whatever runs in Node or in the editor. */
const node = { bundle: true, platform: "node", target: "node20", logLevel: "warning" };
/** For programs that stay in this checkout and take their packages from it. */
const local = {
  ...node,
  packages: "external",
  format: "esm",
  sourcemap: true,
  outExtension: { ".js": ".mjs" },
  outdir: "out/test",
};

/** For whatever runs in a browser. */
const web = {
  bundle: true,
  platform: "browser",
  target: "es2022",
  minify: true,
  sourcemap: true,
  // Packages that also run in Node ask whether these are there.
  define: { Buffer: "undefined", process: "undefined" },
  outdir: "out/web",
  logLevel: "warning",
};

// For Node `yaml` asks the environment at each token, which takes a tenth of the time to the first diagnostics.
const yaml = { yaml: "./node_modules/yaml/browser/index.js" };

/** What the extension does not load on activation, with `match-globs`: `client/src/bundles.ts` loads each by its first need. */
const loadedLater = ["commands", "git-head", "language-client", "preview-panels", "project-view"];

/** The SDK would make code at run time to check answers to questions that this program never asks. */
const withoutValidator = {
  name: "without-validator",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]validation[\\/]ajv-provider\.js$/ }, () => ({
      contents: "export class AjvJsonSchemaValidator {}",
    }));
  },
};

/** The language client compares versions of the editor once, to see what the manifest has made sure of. */
const withoutVersions = {
  name: "without-versions",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]semver[\\/]functions[\\/](?:parse|satisfies)\.js$/ }, () => ({
      contents: "module.exports = (version) => version;",
    }));
  },
};

/** Grammars of Lezer say how editors colour what they read; here nothing is coloured by them. */
const withoutColours = {
  name: "without-colours",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@lezer[\\/]highlight[\\/]dist[\\/]index\.c?js$/ }, () => ({
      contents: [
        "const tag = new Proxy(() => tag, { get: () => tag });",
        "export const tags = tag;",
        "export const styleTags = () => () => undefined;",
      ].join("\n"),
    }));
  },
};

/** The options of each target; the tests read those of the client. */
export const targets = {
  // The connection answers `initialize` before it loads the engine; both share one vscode-languageserver.
  server: [
    {
      ...node,
      entryPoints: ["main", "connection", "mcp"].map((it) => `server/src/lsp/${it}.ts`),
      external: ["./connection.js", "./engine.js", "./mcp.js"],
      plugins: [withoutValidator],
      outdir: "out/server",
      minify: true,
      sourcemap: true,
    },
    {
      ...node,
      entryPoints: ["server/src/lsp/engine.ts"],
      external: ["./connection.js"],
      alias: { "vscode-languageserver": "./connection.js", ...yaml },
      plugins: [withoutColours],
      outdir: "out/server",
      minify: true,
      sourcemap: true,
    },
  ],
  // The same server for a worker of a browser, and the extension for the editor in a browser: one file each.
  web: [
    {
      ...web,
      entryPoints: { server: "server/src/lsp/worker.ts" },
      format: "iife",
      alias: yaml,
      plugins: [withoutColours],
    },
    {
      ...web,
      entryPoints: ["client/src/extension.ts"],
      format: "cjs",
      external: ["vscode"],
      // The language client takes the copy for CommonJS, and we the other one.
      alias: { minimatch: "./node_modules/minimatch/dist/esm/index.js" },
    },
  ],
  // Each command, and much of what it may need, is loaded when it is used, with the code that earlier runs compiled.
  cli: [
    {
      ...node,
      entryPoints: ["server/src/cli/run.ts", "server/src/cli/check-thread.ts"],
      outdir: "out/cli",
      plugins: [withoutValidator, withoutColours, yamlInParts],
      splitting: true,
    },
    {
      ...node,
      entryPoints: ["server/src/cli/main.ts"],
      external: ["./run.js"],
      outdir: "out/cli",
      minify: true,
      sourcemap: true,
    },
  ],
  // What `import … from "valohai-yaml"` gives, with its types beside it. Names stay as they are, so that errors say where they come from.
  engine: [
    {
      ...node,
      minifySyntax: true,
      minifyWhitespace: true,
      entryPoints: ["server/src/engine.ts"],
      plugins: [withoutColours],
      platform: "neutral",
      mainFields: ["module", "main"],
      format: "esm",
      alias: yaml,
      outdir: "out/engine",
      outExtension: { ".js": ".mjs" },
      sourcemap: true,
    },
  ],
  client: [
    {
      ...node,
      entryPoints: ["extension", ...loadedLater].map((it) => `client/src/${it}.ts`),
      external: ["vscode", "./match-globs.js", ...loadedLater.map((it) => `./${it}.js`)],
      // The language client takes it from the bundle that holds it.
      alias: { minimatch: "./match-globs.js" },
      plugins: [withoutVersions],
      outdir: "out/client",
      minify: true,
      sourcemap: true,
    },
    {
      ...node,
      entryPoints: ["client/src/match-globs.ts"],
      external: ["vscode"],
      outdir: "out/client",
      minify: true,
      sourcemap: true,
    },
  ],
  page: [
    {
      entryPoints: ["client/webview/main.tsx"],
      bundle: true,
      platform: "browser",
      target: "es2022",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      minify: true,
      sourcemap: true,
      outdir: "out/webview",
      logLevel: "warning",
    },
  ],
  test: [
    {
      ...local,
      entryPoints: {
        run: "test/run.ts",
        watch: "test/watch.ts",
        "new-rule": "test/new-rule.ts",
        start: "test/start.ts",
        pictures: "test/pictures.ts",
        release: "test/release.ts",
        look: "test/vscode/look.ts",
        "ran-reporter": "test/support/ran-reporter.ts",
        "failed-reporter": "test/support/failed-reporter.ts",
      },
    },
  ],
  bench: [
    { ...local, entryPoints: ["bench/main.ts"], sourcemap: false, outdir: "out/bench" },
    {
      ...node,
      entryPoints: ["bench/floor.ts"],
      minify: true,
      outExtension: { ".js": ".cjs" },
      outdir: "out/bench",
    },
  ],
  fuzz: [
    { ...local, entryPoints: ["test/fuzz.ts"], define: { __dirname: '"out/server"' } },
    {
      ...local,
      entryPoints: ["test/support/open-text.ts"],
      packages: "bundle",
      alias: yaml,
    },
  ],
  soak: [{ ...local, entryPoints: ["test/soak.ts"] }],
  mutate: [
    {
      ...local,
      entryPoints: { mutate: "test/mutate.ts", "mutate-worker": "test/mutation/worker.ts" },
    },
  ],
  drift: [{ ...local, entryPoints: ["test/drift.ts"] }],
};

/** One after the other, since a program of several files first clears its folder. */
export async function buildTarget(name) {
  for (const options of targets[name])
    await (options.splitting ? buildSplit(options, cliFiles) : build(options));
}

/** What the extension and the command line are made of. */
const product = ["server", "cli", "client", "page", "web"];

if (argv[1]?.endsWith("build.mjs")) {
  const chosen = argv.slice(2);
  const unknown = chosen.filter((it) => !(it in targets));
  if (unknown.length > 0) {
    console.error(
      `No target is named "${unknown[0]}"; there are ${Object.keys(targets).join(", ")}`,
    );
    exit(2);
  }
  const names = chosen.length > 0 ? chosen : product;
  await Promise.all(names.map(buildTarget));
  // TypeScript takes longer to load than everything else takes to build.
  if (chosen.includes("engine")) (await import("./build-types.mjs")).writeTypes();
}
