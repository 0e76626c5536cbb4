import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { rules } from "#core/features/diagnostics/index.ts";
import { textOf, typeScriptIn } from "../support/type-script-in.ts";

const core = "server/src/core";

/** The folders of core from the lowest; those after `shell` may import all folders before them. */
const layers = [
  "base",
  "syntax",
  "schema",
  "model",
  "expression",
  "simulation",
  "graph",
  "python",
  "shell",
  "document",
  "names",
  "edits",
  "scripts",
  "features",
];

/** Which folders of core a folder may import, beside itself; arrows point down only. */
const mayImport: { readonly [folder: string]: readonly string[] } = {
  base: [],
  syntax: ["base"],
  schema: ["base", "syntax"],
  model: ["base", "syntax"],
  expression: ["base", "model"],
  simulation: ["base", "model", "expression"],
  graph: ["base", "model", "simulation"],
  python: ["base", "model"],
  shell: ["base", "model", "python"],
  document: everythingBelow("document"),
  names: everythingBelow("names"),
  edits: everythingBelow("edits"),
  scripts: everythingBelow("scripts"),
  features: everythingBelow("features"),
};

/** Which packages may be imported, and by which files alone. */
const packageUsers: { readonly [name: string]: readonly string[] } = {
  yaml: ["parse", "compose", "yaml-tokens", "tree-reader", "token-reader", "layout-tree"].map(
    (it) => `${core}/syntax/${it}.ts`,
  ),
  "@dagrejs/dagre": [`${core}/graph/dagre-rows.ts`],
  papaparse: [`${core}/simulation/metadata/csv.ts`],
  "@lezer/python": [`${core}/python/syntax.ts`],
  "@lezer/common": [`${core}/python/syntax.ts`],
  minimatch: [
    ...["path-pattern", "segment-pattern"].map((it) => `${core}/base/${it}.ts`),
    "client/src/match-globs.ts",
  ],
};

const sources = ["server/src", "client/src", "client/webview"].flatMap(typeScriptIn);

test("core imports only what lies below it", () => {
  const wrong = sources
    .filter((file) => file.startsWith(`${core}/`))
    .flatMap((file) =>
      importsOf(file)
        .filter((it) => !isAllowedInCore(file, it))
        .map((it) => `${file} imports ${it}`),
    );
  assert.deepEqual(wrong, []);
});

test("each wrapped package is imported by its wrapper alone", () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((it) => packageUsers[it] && !packageUsers[it].includes(file))
      .map((it) => `${file} imports ${it}`),
  );
  assert.deepEqual(wrong, []);
});

test("only the server's shell knows the protocol", () => {
  const wrong = sources.filter(
    (file) =>
      !file.startsWith("server/src/lsp/") &&
      importsOf(file).some((it) => it.startsWith("vscode-languageserver")),
  );
  assert.deepEqual(wrong, []);
});

test("the page imports nothing of Node, VS Code or the panel but the messages", () => {
  const wrong = sources
    .filter((file) => file.startsWith("client/webview/"))
    .flatMap((file) =>
      importsOf(file)
        .filter(
          (it) =>
            /^(?:node:|vscode)/.test(it) ||
            /client\/src\/(?!(?:preview|graph|runs)-messages)/.test(resolved(file, it)),
        )
        .map((it) => `${file} imports ${it}`),
    );
  assert.deepEqual(wrong, []);
});

test("the rules are listed in the order of their codes", () => {
  const codes = rules.map((it) => it.code);
  assert.deepEqual(codes, [...codes].sort());
});

test("each rule has a file of its name, and each file a rule", () => {
  const folder = `${core}/features/diagnostics/rules`;
  const codes = rules.map((it) => it.code).sort();
  const machinery = readdirSync(folder)
    .map((it) => it.replace(/\.ts$/, ""))
    .filter((it) => !codes.includes(it));
  const exportsRule = machinery.filter((it) =>
    /^export const \w+: \w*Rule = \{/m.test(readFileSync(`${folder}/${it}.ts`, "utf8")),
  );
  assert.deepEqual(exportsRule, []);
  const missing = codes.filter((it) => !existsSync(`${folder}/${it}.ts`));
  assert.deepEqual(missing, []);
});

test("each rule has a test and an example of its name, and there are no others", () => {
  const codes = rules.map((it) => it.code).sort();
  const namesIn = (folder: string, end: string) =>
    readdirSync(folder)
      .filter((it) => it.endsWith(end))
      .map((it) => it.slice(0, -end.length))
      .sort();
  assert.deepEqual(namesIn("test/unit/features/diagnostics/rules", ".test.ts"), codes);
  assert.deepEqual(namesIn("test/fixtures/rules", ".yaml"), codes);
});

test("no list is handed over as arguments, of which a stack holds only so many", () => {
  const wrong = sources.filter((file) =>
    /\.(?:push|unshift)\(\s*\.\.\.|\.splice\([^()]*\.\.\.|Math\.(?:min|max)\((?:[^()]*,\s*)?\.\.\./.test(
      textOf(file),
    ),
  );
  assert.deepEqual(wrong, []);
});

test("no source names a path of a machine", () => {
  const wrong = sources.filter((file) => /\/work\/|\/home\/|\/Users\//.test(textOf(file)));
  assert.deepEqual(wrong, []);
});

test("the folders of core are the ones that are listed", () => {
  const folders = readdirSync(core, { withFileTypes: true }).filter((it) => it.isDirectory());
  assert.deepEqual(folders.map((it) => it.name).sort(), [...layers].sort());
  assert.deepEqual(Object.keys(mayImport), layers);
});

test("a file imports its own folder of core by a relative path, and others by #core", () => {
  const wrong = [...sources, ...typeScriptIn("test"), ...typeScriptIn("bench")].flatMap((file) =>
    importsOf(file)
      .filter((it) => resolved(file, it).startsWith(`${core}/`))
      .filter((it) => it.startsWith("#") === isSameFolder(file, resolved(file, it)))
      .map((it) => `${file} imports ${it}`),
  );
  assert.deepEqual(wrong, []);
});

test("only completers and hoverers share the name of another file of core", () => {
  const named = typeScriptIn(core)
    .filter((it) => !/\/features\/(?:completion|hover)\/|\/index\.ts$/.test(it))
    .map((it) => path.posix.basename(it));
  assert.deepEqual(
    named.filter((it, index) => named.indexOf(it) !== index),
    [],
  );
});

function isSameFolder(file: string, target: string): boolean {
  return file.startsWith(`${core}/`) && folderOf(file) === folderOf(target);
}

/** The layers before one of them. */
function everythingBelow(layer: string): readonly string[] {
  return layers.slice(0, layers.indexOf(layer));
}

function isAllowedInCore(file: string, imported: string): boolean {
  const target = resolved(file, imported);
  if (target === imported) return packageUsers[imported]?.includes(file) ?? false;
  if (!target.startsWith(`${core}/`)) return false;
  const from = folderOf(file);
  const to = folderOf(target);
  return from === to || (mayImport[from]?.includes(to) ?? false);
}

function folderOf(file: string): string {
  return file.slice(core.length + 1).split("/")[0] ?? "";
}

function resolved(file: string, imported: string): string {
  if (imported.startsWith("#core/")) return imported.replace("#core", core);
  if (imported === "#protocol") return "server/src/protocol.ts";
  if (imported === "#project-protocol") return "server/src/project-protocol.ts";
  return imported.startsWith(".")
    ? path.posix.normalize(path.posix.join(path.posix.dirname(file), imported))
    : imported;
}

function importsOf(file: string): readonly string[] {
  const text = textOf(file);
  const statements = text.matchAll(/^(?:import|(?:import|export|\})[^"=(:]*\bfrom) "([^"]+)";$/gm);
  return [...statements].map((it) => it[1] ?? "");
}
