import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";

/** How the web bundles are built, from the checkout's `build.mjs`. */
const { targets }: { readonly targets: { readonly web: readonly BuildOptions[] } } = await import(
  pathToFileURL("build.mjs").href
);

/**
 * The largest sizes of both together, in bytes: as they are, and as they are sent. Of 2.10 MB, our own code is 1.06 MB in the server
 * and 0.14 MB in the extension, the client of the protocol with what it needs 0.37 MB, its server 0.18 MB, `yaml` 0.10 MB, the
 * parser of Python 0.09 MB and dagre 0.05 MB.
 */
const limits = { whole: 2_230_000, packed: 695_000 };

interface WebBundle {
  readonly text: string;
  /** The files of this project that it holds. */
  readonly sources: readonly string[];
  /** The files of packages that it holds code of. */
  readonly foreign: readonly string[];
}

const bundles: readonly WebBundle[] = await Promise.all(targets.web.map(bundleOf));

async function bundleOf(options: BuildOptions): Promise<WebBundle> {
  const { outputFiles, metafile } = await build({
    ...options,
    write: false,
    metafile: true,
    sourcemap: false,
  });
  const [file] = outputFiles;
  assert.ok(file && outputFiles.length === 1, "one file");
  const sources = Object.keys(metafile.inputs).filter((it) => /^(?:server|client)\//.test(it));
  const held = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const foreign = held.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 && path.startsWith("node_modules/") ? [path] : [],
  );
  return { text: file.text, sources, foreign };
}

test("the server and the extension are one file each, and need nothing but the editor", () => {
  assert.deepEqual(
    bundles.map(({ sources }) => sources.filter((it) => /worker\.ts$|extension\.ts$/.test(it))),
    [["server/src/lsp/worker.ts"], ["client/src/extension.ts"]],
  );
  for (const { text } of bundles) {
    const needed = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    assert.deepEqual(
      needed.filter((it) => it !== "vscode"),
      [],
    );
    assert.doesNotMatch(text, /\bimport\(|\bimportScripts\b/);
  }
});

test("no source of ours that they hold uses Node, and no package looks for it", () => {
  const node = /from "node:|\bBuffer\b[.(]|\bprocess\.|\bsetImmediate\(|\b__dirname\b/;
  for (const { text, sources } of bundles) {
    assert.deepEqual(
      sources.filter((it) => node.test(readFileSync(it, "utf8"))),
      [],
    );
    assert.doesNotMatch(text, /\btypeof (?:process|Buffer)\b|\bprocess\.env\b|\bBuffer\.from\b/);
  }
});

test("each package is held only where it is used, and in one form", () => {
  const packageOf = (path: string) =>
    /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
  const both = ["balanced-match", "brace-expansion", "minimatch"];
  const protocol = [
    "jsonrpc",
    "languageserver-protocol",
    "languageserver-textdocument",
    "languageserver-types",
  ];
  const shared = [...both, ...protocol.map((it) => `vscode-${it}`)];
  const python = ["@lezer/common", "@lezer/highlight", "@lezer/lr", "@lezer/python"];
  assert.deepEqual(
    bundles.map(({ foreign }) => [...new Set(foreign.map(packageOf))].sort()),
    [
      [...python, ...shared, "@dagrejs/dagre", "vscode-languageserver", "yaml"].sort(),
      [...shared, "papaparse", "vscode-languageclient"].sort(),
    ],
  );
  for (const { foreign } of bundles) {
    const forms = foreign.filter((it) => both.includes(packageOf(it)));
    assert.deepEqual(
      forms.filter((it) => !it.includes("/dist/esm/")),
      [],
    );
  }
});

test("together they are no larger than is promised", () => {
  const sizes = bundles.map(({ text }) => ({
    whole: Buffer.byteLength(text),
    packed: gzipSync(text).length,
  }));
  for (const key of ["whole", "packed"] as const) {
    const size = sizes.reduce((sum, it) => sum + it[key], 0);
    assert.ok(size <= limits[key], `${key}: ${size} bytes`);
  }
});
