import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";

const entry = "client/src/extension.ts";

/** How the client is built, from the checkout's `build.mjs`. */
const { targets }: { readonly targets: { readonly client: readonly BuildOptions[] } } =
  await import(pathToFileURL("build.mjs").href);
const [options = {}] = targets.client;
const { external = [] } = options;
const entries = targets.client.flatMap((it) =>
  Array.isArray(it.entryPoints) ? it.entryPoints : [],
);

/** The largest size, in bytes, of what every window that shows a YAML file loads. */
const limit = 15_000;

test("activation loads small files of the client and nothing else", async () => {
  assert.ok(entries.includes(entry));
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    external,
    metafile: true,
    write: false,
    outdir: "out/client",
  });
  const [output] = Object.values(metafile.outputs);
  assert.ok(output);
  const foreign = Object.keys(output.inputs).filter((it) => !it.startsWith("client/src/"));
  assert.deepEqual(foreign, []);
  assert.ok(output.bytes < limit, `${output.bytes} bytes`);
  const loaded = Object.values(metafile.inputs)
    .flatMap((it) => it.imports)
    .filter((it) => it.external && it.kind !== "require-call")
    .map((it) => it.path);
  assert.deepEqual([...new Set(loaded)], ["vscode"]);
});

test("what activation does not load is built as bundles of their own", () => {
  const text = readFileSync("client/src/bundles.ts", "utf8");
  const later = [...text.matchAll(/=> require\("\.\/([\w-]+)\.js"\)/g)].map((it) => it[1] ?? "");
  assert.ok(later.includes("language-client") && later.includes("preview-panels"));
  const files = ["vscode", ...later.map((name) => `./${name}.js`)];
  assert.deepEqual(new Set(external), new Set(files));
  for (const name of later) assert.ok(entries.includes(`client/src/${name}.ts`), name);
});
