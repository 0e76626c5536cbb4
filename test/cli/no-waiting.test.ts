import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";

/** How the server is built, from the checkout's `build.mjs`. */
const { targets }: { readonly targets: { readonly server: readonly BuildOptions[] } } =
  await import(pathToFileURL("build.mjs").href);

const bundles = await Promise.all(
  targets.server.map((it) =>
    build({ ...it, write: false, metafile: true as const, sourcemap: false }),
  ),
);

/** The files of this project that the bundles of the server hold. */
const sources = [...new Set(bundles.flatMap((it) => Object.keys(it.metafile.inputs)))].filter(
  (it) => it.startsWith("server/src/"),
);

/** What loads the code of the server itself, as `require` does. */
const loaders = ["server/src/start/code-cache.ts", "server/src/start/compiled-files.ts"];

test("the server calls no function of Node that waits for the system", () => {
  assert.ok(sources.includes("server/src/files/node-file-system.ts"));
  const waiting = sources.filter((it) => /\b\w+Sync\(/.test(readFileSync(it, "utf8")));
  assert.deepEqual(waiting.toSorted(), loaders);
});

test("only the file system of Node, and what it is made of, asks Node for files", () => {
  const ofFiles = sources.filter((it) => it.startsWith("server/src/files/"));
  const own = ["node-file-system", "regular", "decode-utf8"].map(
    (it) => `server/src/files/${it}.ts`,
  );
  const users = ofFiles.filter((it) =>
    /from "node:|\b(?:Buffer|process)\b/.test(readFileSync(it, "utf8")),
  );
  assert.deepEqual(
    users.filter((it) => !own.includes(it)),
    [],
  );
});
