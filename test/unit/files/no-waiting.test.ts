import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";

/** How the server is built, from the checkout's `build.mjs`. */
const { targets }: { readonly targets: { readonly server: readonly BuildOptions[] } } =
  await import(pathToFileURL("build.mjs").href);

/** The files of this project that the bundles of the server hold. */
async function serverSources(): Promise<readonly string[]> {
  const results = await Promise.all(
    targets.server.map((it) =>
      build({ ...it, write: false, metafile: true as const, sourcemap: false }),
    ),
  );
  const inputs = results.flatMap((it) => Object.keys(it.metafile.inputs));
  return [...new Set(inputs)].filter((it) => it.startsWith("server/src/"));
}

test("the server calls no function of Node that waits for the system", async () => {
  const sources = await serverSources();
  assert.ok(sources.includes("server/src/files/node-file-system.ts"));
  const waiting = sources.filter((it) => /\b\w+Sync\(/.test(readFileSync(it, "utf8")));
  assert.deepEqual(waiting, []);
});

test("only the file system of Node, and what it is made of, asks Node for files", async () => {
  const sources = (await serverSources()).filter((it) => it.startsWith("server/src/files/"));
  const own = ["node-file-system", "regular", "decode-utf8"].map(
    (it) => `server/src/files/${it}.ts`,
  );
  const users = sources.filter((it) =>
    /from "node:|\b(?:Buffer|process)\b/.test(readFileSync(it, "utf8")),
  );
  assert.deepEqual(
    users.filter((it) => !own.includes(it)),
    [],
  );
});
