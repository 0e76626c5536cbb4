import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type CompiledCode, readCompiledCode } from "../../server/src/start/code-cache.ts";
import { CompiledFiles } from "../../server/src/start/compiled-files.ts";
import { folderWith, runCli } from "../support/cli.ts";
import { startServer } from "../support/server-stream.ts";

const yaml = "- step: { name: a, image: b:1, command: c }\n";

/** A folder in which a file is checked, with the code that is kept between the runs in a folder of its own. */
function folderWithCache(t: TestContext) {
  const folder = folderWith(t, { "valohai.yaml": yaml });
  const cache = path.join(folder, "cache");
  const check = (environment: { readonly [name: string]: string } = {}) =>
    runCli(folder, ["check", "valohai.yaml"], "", { NODE_COMPILE_CACHE: cache, ...environment });
  const kept = () => {
    const names = readdirSync(cache).filter((it) => it.startsWith("vhyaml-"));
    assert.equal(names.length, 1, names.join(" "));
    return path.join(cache, names[0] ?? "");
  };
  return { folder, cache, check, kept };
}

const checked = { status: 0, out: "0 errors, 0 warnings in 1 file\n", error: "" };

test("the first three runs keep what V8 has compiled, and later ones only read it", (t) => {
  const { check, kept } = folderWithCache(t);
  const files = Array.from({ length: 5 }, () => {
    assert.deepEqual(check(), checked);
    return statSync(kept(), { bigint: true }).ino + statSync(kept(), { bigint: true }).mtimeNs;
  });
  assert.equal(new Set(files).size, 3);
  assert.equal(files[2], files[4]);
});

test("another command adds its files to what is kept", (t) => {
  const { folder, cache, check, kept } = folderWithCache(t);
  for (let run = 0; run < 3; run++) check();
  const before = statSync(kept()).size;
  runCli(folder, ["completion", "bash"], "", { NODE_COMPILE_CACHE: cache });
  assert.ok(statSync(kept()).size > before);
});

test("what is kept is readable for its user alone", { skip: process.platform === "win32" }, (t) => {
  const { cache, folder, check, kept } = folderWithCache(t);
  check();
  assert.equal(statSync(kept()).mode & 0o777, 0o600);
  // From 22 on, Node itself makes the folder that its variable names.
  const home = path.join(folder, "home");
  check({ NODE_COMPILE_CACHE: "", HOME: home, XDG_CACHE_HOME: path.dirname(cache) });
  const caches = process.platform === "darwin" ? path.join(home, "Library", "Caches") : folder;
  assert.equal(statSync(path.join(caches, "valohai-yaml")).mode & 0o777, 0o700);
});

const damages: readonly (readonly [name: string, damage: (file: string) => void])[] = [
  ["empty", (it) => writeFileSync(it, "")],
  ["cut off", (it) => writeFileSync(it, readFileSync(it).subarray(0, 5_000))],
  ["changed in one byte", changeOneByte],
  ["writable for others", (it) => chmodSync(it, 0o666)],
];

function changeOneByte(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  writeFileSync(file, bytes);
}

for (const [name, damage] of damages)
  test(`kept code that is ${name} is not used, and written anew`, (t) => {
    const { check, kept } = folderWithCache(t);
    for (let run = 0; run < 3; run++) check();
    damage(kept());
    const damaged = statSync(kept());
    assert.deepEqual(check(), checked);
    assert.notEqual(statSync(kept()).mtimeMs, damaged.mtimeMs);
    assert.equal(statSync(kept()).mode & 0o777, 0o600);
  });

test("where no code can be kept, and where none should be, the command runs all the same", (t) => {
  const { cache, check } = folderWithCache(t);
  assert.deepEqual(check({ NODE_DISABLE_COMPILE_CACHE: "1" }), checked);
  assert.throws(() => readdirSync(cache), { code: "ENOENT" });
  writeFileSync(cache, "a file");
  assert.deepEqual(check(), checked);
});

test("a new version removes what an older one has kept, and nothing else", (t) => {
  const { cache, check } = folderWithCache(t);
  check();
  writeFileSync(path.join(cache, "vhyaml-0.0.1-v20.0.0-x64.code"), "old");
  writeFileSync(path.join(cache, "other.code"), "of another program");
  check();
  const names = readdirSync(cache).filter((it) => it.endsWith(".code"));
  assert.equal(names.length, 2);
  assert.ok(names.includes("other.code"));
});

test("the server keeps what it has compiled once its first file has been diagnosed, and starts with it", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": yaml });
  const cache = path.join(folder, "cache");
  const { href: uri } = pathToFileURL(path.join(folder, "valohai.yaml"));
  // A run is counted only if all code that earlier runs kept could be used.
  for (const runs of [1, 2]) {
    const server = startServer(t, [], { NODE_COMPILE_CACHE: cache });
    server.send({ id: 1, method: "initialize", params: { processId: null, capabilities: {} } });
    await server.answer(1);
    const textDocument = { uri, languageId: "valohai-yaml", version: 1, text: yaml };
    server.send(
      { method: "initialized", params: {} },
      { method: "textDocument/didOpen", params: { textDocument } },
    );
    while (keptBy(cache).runs !== runs) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual([...keptBy(cache).files.keys()], ["./connection.js", "./engine.js"]);
  }
});

/** What servers have kept in a folder. */
function keptBy(cache: string): CompiledCode {
  const name = existsSync(cache) && readdirSync(cache).find((it) => it.startsWith("language-"));
  return readCompiledCode(path.join(cache, name || "none"));
}

test("code of files that are gone is kept no longer", async (t) => {
  const folder = folderWith(t, { "a.js": "require('./b-1.js');", "b-1.js": "", "c.js": "" });
  const cacheFile = path.join(folder, "kept.code");
  const keptAfter = async (name: string) => {
    const files = new CompiledFiles(folder, cacheFile);
    files.load(name);
    await files.keep();
    return [...readCompiledCode(cacheFile).files.keys()].sort();
  };
  assert.deepEqual(await keptAfter("./a.js"), ["./a.js", "./b-1.js"]);
  renameSync(path.join(folder, "b-1.js"), path.join(folder, "b-2.js"));
  assert.deepEqual(await keptAfter("./c.js"), ["./a.js", "./c.js"]);
});

test("code is not used for a source that has changed, though its length has not", async (t) => {
  const folder = folderWith(t, {
    "a.js": "exports.answer = () => require('./b.js').one + 1;",
    "b.js": "exports.one = 1; exports.folder = [__dirname, __filename];",
  });
  const cacheFile = path.join(folder, "kept.code");
  const answer = async () => {
    const files = new CompiledFiles(folder, cacheFile);
    const exported = files.load("./a.js");
    assert.ok(exported && typeof exported === "object" && "answer" in exported);
    assert.ok(typeof exported.answer === "function");
    const given: unknown = exported.answer();
    await files.keep();
    return given;
  };
  assert.deepEqual([await answer(), await answer()], [2, 2]);
  writeFileSync(
    path.join(folder, "b.js"),
    "exports.one = 7; exports.folder = [__dirname, __filename];",
  );
  assert.deepEqual([await answer(), await answer()], [8, 8]);
});
