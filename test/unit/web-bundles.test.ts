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

/** The largest sizes of both together, in bytes: as they are, and as they are sent. */
const limits = { whole: 2_050_000, packed: 700_000 };

interface WebBundle {
  readonly text: string;
  /** The files of this project that it holds. */
  readonly sources: readonly string[];
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
  return { text: file.text, sources };
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
