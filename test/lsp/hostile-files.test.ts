import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MessageType } from "vscode-languageserver";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";
import { makePipe, makeSparse, withoutPipes } from "../support/special-files.ts";

const yaml = `- step:
    name: train
    image: busybox:1
    command: python train.py
    imgae: x
`;

interface Project {
  readonly client: LspClient;
  readonly folder: ProjectFolder;
  /** What the server has said about files that it does not read. */
  readonly reported: readonly string[];
  placeOf(name: string): string;
}

async function projectWith(
  t: TestContext,
  files: { readonly [name: string]: string },
  prepare: (placeOf: (name: string) => string) => void,
): Promise<Project> {
  const folder = projectFolder(t, files);
  const placeOf = (name: string) => fileURLToPath(folder.uriOf(name));
  prepare(placeOf);
  const reported: string[] = [];
  const extra = { rootUri: folder.uri, capabilities: { textDocument: { diagnostic: {} } } };
  const client = await startLspClient(t, extra, (connection) => {
    connection.onNotification("window/logMessage", (it: { type: MessageType; message: string }) => {
      if (it.type <= MessageType.Warning) reported.push(it.message);
    });
  });
  return { client, folder, reported, placeOf };
}

interface Report {
  readonly items: readonly { readonly code: string; readonly message: string }[];
}

function pull({ client }: Project, uri: string): Promise<Report> {
  return client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
}

const elsewhere = (t: TestContext): string => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "valohai-elsewhere-")));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "lint.yaml"), "rules:\n  prop-unknown: off\n");
  return path.join(folder, "lint.yaml");
};

/** Configs that are not read, with what is said about each. */
const configs: readonly (readonly [
  what: string,
  make: (place: string, t: TestContext) => void,
  reason: string,
])[] = [
  ["a pipe", makePipe, "is a pipe, not a file"],
  ["a folder", (place) => mkdirSync(place), "is a folder"],
  ["a link to a device", (place) => symlinkSync("/dev/zero", place), "is a device"],
  ["a link out of the folder", (place, t) => symlinkSync(elsewhere(t), place), "leads out"],
  ["a link to itself", (place) => symlinkSync(place, place), "leads in a circle"],
  ["a file of 2 MB", (place) => makeSparse(place, 2_000_000), "is larger than 1 MB"],
  ["a file of 100 GB", (place) => makeSparse(place, 1e11), "is larger than 1 MB"],
];

for (const [what, make, reason] of configs) {
  test(`a config that is ${what} is not read, which is reported once`, {
    skip: withoutPipes,
  }, async (t) => {
    const project = await projectWith(t, { "valohai.yaml": yaml }, (placeOf) =>
      make(placeOf(".valohai-lint.yaml"), t),
    );
    const uri = project.folder.uriOf("valohai.yaml");
    await project.client.open(uri, yaml);
    const { items } = await pull(project, uri);
    assert.deepEqual(
      items.map((it) => it.code),
      ["prop-unknown"],
    );
    await pull(project, project.folder.uriOf("other.valohai.yaml"));
    const own = project.reported.filter((it) => it.includes(".valohai-lint.yaml"));
    assert.equal(own.length, 1, own.join("\n"));
    assert.ok(own[0]?.includes(reason), own[0]);
    assert.match(own[0] ?? "", /, so it is not read$/);
  });
}

test("Valohai files that are none are left out of the workspace, and each is reported once", {
  skip: withoutPipes,
}, async (t) => {
  const project = await projectWith(t, { "valohai.yaml": yaml, "real.yaml": yaml }, (placeOf) => {
    makePipe(placeOf("pipe.valohai.yaml"));
    mkdirSync(placeOf("folder.valohai.yaml"));
    symlinkSync("/dev/zero", placeOf("zero.valohai.yaml"));
    symlinkSync("nothing", placeOf("broken.valohai.yaml"));
    symlinkSync("real.yaml", placeOf("link.valohai.yaml"));
    symlinkSync("valohai.yaml", placeOf("again.valohai.yaml"));
    makeSparse(placeOf("large.valohai.yaml"), 1e11);
  });
  for (let time = 0; time < 2; time++) {
    const { items } = await project.client.connection.sendRequest<{
      items: readonly { readonly uri: string; readonly items: Report["items"] }[];
    }>("workspace/diagnostic", { previousResultIds: [] });
    const found = items.filter((it) => it.items.length > 0).map((it) => path.basename(it.uri));
    assert.deepEqual(found.sort(), ["link.valohai.yaml", "valohai.yaml"]);
  }
  const reported = project.reported.map((it) =>
    it.replace(/^"(.*?)" (.*)$/, (_, file, rest) => `${path.basename(file)} ${rest}`),
  );
  assert.deepEqual(reported.sort(), [
    "broken.valohai.yaml is a link that leads nowhere, so it is not read",
    "folder.valohai.yaml is a folder, so it is not read",
    "large.valohai.yaml is larger than 20 MB, so it is not read",
    "pipe.valohai.yaml is a pipe, not a file, so it is not read",
    "zero.valohai.yaml is a device, not a file, so it is not read",
  ]);
});

/** Scripts that are not read, with what is said at the command. */
const scripts: readonly (readonly [
  what: string,
  make: (place: string) => void,
  message: string,
])[] = [
  [
    "of 100 GB",
    (place) => makeSparse(place, 1e11),
    '"train.py" is larger than 300 kB, so it is not read',
  ],
  [
    "that a link leads out to",
    (place) => symlinkSync("/etc/passwd", place),
    '"train.py" leads out of the workspace folder, so it is not read',
  ],
  ["that is a pipe", makePipe, '"train.py" is not in the project'],
  ["that is a folder", (place) => mkdirSync(place), '"train.py" is not in the project'],
  [
    "that is a link to a device",
    (place) => symlinkSync("/dev/zero", place),
    '"train.py" is not in the project',
  ],
];

for (const [what, make, message] of scripts) {
  test(`a script ${what} is not read`, { skip: withoutPipes }, async (t) => {
    const files = { "valohai.yaml": yaml, "other.py": "" };
    const project = await projectWith(t, files, (placeOf) => make(placeOf("train.py")));
    const uri = project.folder.uriOf("valohai.yaml");
    await project.client.open(uri, yaml);
    const { items } = await pull(project, uri);
    const own = items.filter((it) => it.code === "script-missing");
    assert.deepEqual(
      own.map((it) => it.message),
      [message],
    );
  });
}

test("a pull for a file that is neither open nor in a workspace folder answers nothing", async (t) => {
  const outside = projectFolder(t, { "valohai.yaml": yaml });
  const project = await projectWith(t, { "valohai.yaml": yaml }, (placeOf) =>
    symlinkSync(fileURLToPath(outside.uriOf("valohai.yaml")), placeOf("link.valohai.yaml")),
  );
  const inside = await pull(project, project.folder.uriOf("valohai.yaml"));
  assert.ok(inside.items.length > 0);
  const nothing = { kind: "full", items: [] };
  for (const uri of [
    outside.uriOf("valohai.yaml"),
    project.folder.uriOf("link.valohai.yaml"),
    project.folder.uriOf("../valohai.yaml"),
    pathToFileURL("/etc/passwd").href,
    pathToFileURL("/dev/zero").href,
    "untitled:one",
  ]) {
    assert.deepEqual(await pull(project, uri), nothing, uri);
  }
  await project.client.open(outside.uriOf("valohai.yaml"), yaml);
  const opened = await pull(project, outside.uriOf("valohai.yaml"));
  assert.ok(opened.items.length > 0);
});
