import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectFolder } from "../support/project-folder.ts";
import { startServer } from "../support/server-stream.ts";

/** What reaches beyond the machine or runs what is not in the bundle. */
const modules =
  /^(node:)?(child_process|cluster|dgram|dns|http|http2|https|inspector|net|repl|tls|vm|wasi|worker_threads)(\/.*)?$/;
const globals =
  /(?<![\w$.])(fetch|eval|Function|importScripts)\(|\b(XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|sendBeacon)\b|\bnew (?:[\w$.]+\.)?(Worker|SharedWorker|Function)\b|\b(?:globalThis|window|self)\.fetch\b/g;

/** What bundles may hold of that, with the reason. */
const allowed: { readonly [bundle: string]: { readonly [what: string]: string } } = {
  "server/connection.js": {
    net: "vscode-jsonrpc's transports --pipe and --socket, which the client asks for",
    child_process: "vscode-languageserver's look-up of npm modules, which nobody calls",
  },
  "server/main.js": {
    vm: ownCode(),
  },
  cli: {
    XMLHttpRequest: papaParse(),
    child_process: "diff --git asks Git for the text of a file, which nobody else does",
    Worker: "papaparse's option `worker`, which no source sets, and the threads that check files",
    worker_threads: "files are checked in threads of the same program, which can be ended",
    vm: ownCode(),
  },
  "client/preview-panels.js": { XMLHttpRequest: papaParse(), Worker: papaParse() },
  "client/language-client.js": {
    net: "vscode-languageclient's transports by pipe and socket, which are not chosen",
    child_process: "the language server is a process",
  },
  "web/extension.js": {
    XMLHttpRequest: papaParse(),
    Worker: "papaparse's option `worker`, and the language server, which is a worker",
  },
  "webview/main.js": { XMLHttpRequest: papaParse(), Worker: papaParse() },
};

function ownCode(): string {
  return "the program's own files are run with the code that V8 compiled for them before";
}

function papaParse(): string {
  return "papaparse's options `download` and `worker`, which no source sets";
}

/** The names of files of the command line change with what they hold, so it counts as one. */
const bundles: readonly (readonly [name: string, files: readonly string[]])[] = [
  ["cli", filesIn("cli")],
  ...["server", "client", "web", "webview"].flatMap(filesIn).map((it) => [it, [it]] as const),
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join("out", folder), { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".js"))
    .map((it) => `${folder}/${it}`);
}

function reachesOf(files: readonly string[]): ReadonlySet<string> {
  const text = files.map((it) => readFileSync(path.join("out", it), "utf8")).join("\n");
  const required = [...text.matchAll(/\b(?:require|import)\(["']([^"']+)["']\)/g)]
    .map((it) => it[1] ?? "")
    .filter((it) => modules.test(it))
    .map((it) => it.replace(/^node:/, ""));
  const used = [...text.matchAll(globals)].map((it) => it[0].replace(/^new |\($|[\w$]+\./g, ""));
  return new Set([...required, ...used]);
}

test("no bundle holds a way to the network or to run other code, but for what is known", () => {
  assert.ok(bundles.length >= 6);
  for (const [name, files] of bundles) {
    const known = allowed[name] ?? {};
    assert.deepEqual([...reachesOf(files)].sort(), Object.keys(known).sort(), name);
  }
});

test("no source loads files by papaparse or runs it in a worker", () => {
  for (const folder of ["server/src", "client/src", "client/webview"]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = readFileSync(path.join(folder, file), "utf8");
      if (text.includes("papaparse")) assert.doesNotMatch(text, /\b(download|worker)\s*:/, file);
    }
  }
});

/** Ends the process, with a code of its own, at the first try to connect or to start another program. */
const guard = `
const refuse = () => process.exit(97);
require("node:net").Socket.prototype.connect = refuse;
require("node:dgram").createSocket = refuse;
const dns = require("node:dns");
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = refuse;
globalThis.fetch = refuse;
const programs = require("node:child_process");
for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) programs[name] = refuse;
`;

const yaml = `- step:
    name: train
    image: https://registry.example.test/image
    source-path: https://evil.example.test
    command: python train.py && curl https://evil.example.test
    inputs: [{ name: data, default: "https://evil.example.test/data.csv" }]
- pipeline:
    name: p
    nodes: [{ name: n, type: task, step: train }]
    edges: []
`;

test("neither the command line nor the server connects or starts a program", async (t) => {
  const folder = projectFolder(t, {
    "guard.cjs": guard,
    "valohai.yaml": yaml,
    "train.py": "import urllib.request\nurllib.request.urlopen('https://evil.example.test')\n",
  });
  const file = (name: string) => path.resolve(new URL(folder.uriOf(name)).pathname);
  const run = (...parameters: readonly string[]) =>
    spawnSync(process.execPath, ["--require", file("guard.cjs"), ...parameters], {
      encoding: "utf8",
    });
  const watched = run("-e", "fetch('http://127.0.0.1:9')");
  assert.equal(watched.status, 97);
  const checked = run("out/cli/main.js", "check", file("valohai.yaml"));
  assert.ok(checked.status === 0 || checked.status === 1, checked.stderr);
  const uri = folder.uriOf("valohai.yaml");
  const textDocument = { uri };
  const server = startServer(t, ["--require", file("guard.cjs")]);
  server.send(
    { id: 0, method: "initialize", params: { rootUri: folder.uri, capabilities: {} } },
    { method: "initialized", params: {} },
    {
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "valohai-yaml", version: 1, text: yaml } },
    },
    { id: 1, method: "textDocument/documentLink", params: { textDocument } },
    { id: 2, method: "valohai/pipelineSource", params: { uri, pipeline: "p" } },
    { id: 3, method: "textDocument/diagnostic", params: { textDocument } },
  );
  await server.answer(3);
  server.send({ id: 4, method: "shutdown" }, { method: "exit" });
  assert.equal(await server.ended, 0);
  assert.ok(server.messages().some((it) => it.id === 3 && it.error === undefined));
});
