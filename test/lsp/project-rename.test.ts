import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type LspClient,
  type Position,
  positionAt,
  startLspClient,
} from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";
import { metricProject } from "../support/yaml.ts";

const yaml = (rate?: string, key?: string) => metricProject({ rate, key });

const script = (rate = "rate", key = "accuracy") => `import json
import valohai

rate = valohai.parameters("${rate}").value
print(json.dumps({"${key}": rate}))
`;

interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly changes?: { readonly [uri: string]: readonly Edit[] };
  readonly changeAnnotations?: { readonly [id: string]: { readonly needsConfirmation?: boolean } };
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly (Edit & { readonly annotationId?: string })[];
  }[];
}

interface Opened {
  readonly folder: ProjectFolder;
  readonly client: LspClient;
  readonly texts: { readonly [name: string]: string };
}

const lists = { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } };

/** Starts a server on a folder with these files, none of them open. */
async function project(
  t: TestContext,
  texts: { readonly [name: string]: string },
  workspace: object = lists,
): Promise<Opened> {
  const folder = projectFolder(t, texts);
  const client = await startLspClient(t, {
    rootUri: folder.uri,
    capabilities: { workspace },
    initializationOptions: { renamesUnsentScripts: true },
  });
  return { folder, client, texts };
}

async function open({ client, folder }: Opened, name: string, text: string): Promise<void> {
  const languageId = name.endsWith(".py") ? "python" : "valohai-yaml";
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: folder.uriOf(name), languageId, version: 1, text },
  });
}

/** Asks about a word of a file, at its second letter. */
async function ask<Answer>(
  { client, folder, texts }: Opened,
  method: string,
  [name, word]: readonly [name: string, word: string],
  more: object = {},
): Promise<Answer> {
  const text = texts[name] ?? "";
  const position = positionAt(text, text.indexOf(word) + 1);
  const textDocument = { uri: folder.uriOf(name) };
  const request = `textDocument/${method}`;
  return client.connection.sendRequest<Answer>(request, { textDocument, position, ...more });
}

/** The texts of all files after an edit. */
function applied(
  { folder, texts }: Opened,
  edit: WorkspaceEdit | null,
): { readonly [name: string]: string } {
  const byUri = new Map<string, readonly Edit[]>([
    ...Object.entries(edit?.changes ?? {}),
    ...(edit?.documentChanges ?? []).map((it) => [it.textDocument.uri, it.edits] as const),
  ]);
  const changed = Object.entries(texts).map(([name, text]) => {
    const lines = text.split("\n");
    const edits = [...(byUri.get(folder.uriOf(name)) ?? [])].reverse();
    for (const { range, newText } of edits) {
      const line = lines[range.start.line] ?? "";
      lines[range.start.line] =
        line.slice(0, range.start.character) + newText + line.slice(range.end.character);
    }
    return [name, lines.join("\n")];
  });
  return Object.fromEntries(changed);
}

test("all files of a rename are listed, and none has to be confirmed", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  await open(it, "valohai.yaml", yaml());
  const edit = await ask<WorkspaceEdit>(it, "rename", ["valohai.yaml", "accuracy"], {
    newName: "score",
  });
  assert.deepEqual(applied(it, edit), {
    "valohai.yaml": yaml("rate", "score"),
    "train.py": script("rate", "score"),
  });
  const annotations = Object.values(edit.changeAnnotations ?? {});
  assert.equal(annotations.length, 2);
  assert.ok(annotations.every((annotation) => annotation.needsConfirmation !== true));
  assert.deepEqual(
    edit.documentChanges?.map(({ textDocument }) => textDocument.version),
    [1, null],
  );
});

test("clients that list no groups, or know no versions, get the whole rename too", async (t) => {
  for (const workspace of [{}, { workspaceEdit: { documentChanges: true } }]) {
    const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() }, workspace);
    await open(it, "valohai.yaml", yaml());
    const edit = await ask<WorkspaceEdit>(it, "rename", ["valohai.yaml", "rate,"], {
      newName: "speed",
    });
    assert.equal(edit.changeAnnotations, undefined);
    assert.deepEqual(applied(it, edit), {
      "valohai.yaml": yaml("speed"),
      "train.py": script("speed"),
    });
  }
});

test("a rename, a definition and references begin in a script as well, as it is in the editor", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  const unsaved = `# more\n${script()}`;
  await open(it, "train.py", unsaved);
  const opened = { ...it, texts: { ...it.texts, "train.py": unsaved } };
  const prepared = await ask<{ placeholder: string }>(opened, "prepareRename", [
    "train.py",
    '"accuracy',
  ]);
  assert.equal(prepared.placeholder, "accuracy");
  const edit = await ask<WorkspaceEdit>(opened, "rename", ["train.py", '"accuracy'], {
    newName: "score",
  });
  assert.deepEqual(applied(opened, edit), {
    "valohai.yaml": yaml("rate", "score"),
    "train.py": `# more\n${script("rate", "score")}`,
  });
  const lines = async (method: string, word: string) => {
    const found = await ask<{ uri: string; range: Edit["range"] }[]>(
      opened,
      method,
      ["train.py", word],
      { context: { includeDeclaration: true } },
    );
    return found.map(({ uri, range }) => `${path.posix.basename(uri)} ${range.start.line + 1}`);
  };
  assert.deepEqual(await lines("definition", '"accuracy'), ["valohai.yaml 19"]);
  assert.deepEqual(await lines("definition", '"rate'), ["valohai.yaml 6"]);
  assert.deepEqual(await lines("references", '"rate'), ["valohai.yaml 6", "train.py 5"]);
  assert.deepEqual(await lines("references", '"accuracy'), ["valohai.yaml 19", "train.py 6"]);
});

test("nothing is answered in a script where it names nothing of Valohai's, or no step runs it", async (t) => {
  const it = await project(t, {
    "valohai.yaml": yaml(),
    "train.py": script(),
    "other.py": script(),
  });
  await open(it, "train.py", script());
  await open(it, "other.py", script());
  const context = { includeDeclaration: true };
  for (const place of [
    ["train.py", "rate ="],
    ["other.py", '"rate'],
  ] as const) {
    assert.equal(await ask(it, "prepareRename", place), null);
    assert.equal(await ask(it, "rename", place, { newName: "x" }), null);
    assert.deepEqual(await ask(it, "definition", place), []);
    assert.deepEqual(await ask(it, "references", place, { context }), []);
  }
});

test("a script that was typed into a moment ago is renamed as it is now", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  await open(it, "valohai.yaml", yaml());
  await open(it, "train.py", script());
  await ask(it, "rename", ["valohai.yaml", "accuracy"], { newName: "score" });
  const typed = `\n\n${script()}`;
  await it.client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: it.folder.uriOf("train.py"), version: 2 },
    contentChanges: [{ text: typed }],
  });
  const now = { ...it, texts: { ...it.texts, "train.py": typed } };
  const edit = await ask<WorkspaceEdit>(now, "rename", ["valohai.yaml", "accuracy"], {
    newName: "score",
  });
  assert.equal(applied(now, edit)["train.py"], `\n\n${script("rate", "score")}`);
});

test("a script that has changed on disk a moment ago is renamed as it is now", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  await open(it, "valohai.yaml", yaml());
  await ask(it, "rename", ["valohai.yaml", "accuracy"], { newName: "score" });
  const changed = `# changed\n${script()}`;
  it.folder.write("train.py", changed);
  const now = { ...it, texts: { ...it.texts, "train.py": changed } };
  const edit = await ask<WorkspaceEdit>(now, "rename", ["valohai.yaml", "accuracy"], {
    newName: "score",
  });
  assert.equal(applied(now, edit)["train.py"], `# changed\n${script("rate", "score")}`);
});

test("an open script is found under the address that the client writes", async (t) => {
  const parent = projectFolder(t, {});
  const folder = path.join(fileURLToPath(parent.uri), "a+b @1");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "valohai.yaml"), yaml());
  writeFileSync(path.join(folder, "train.py"), "");
  const uriOf = (name: string) => `${parent.uri}/${encodeURIComponent("a+b @1")}/${name}`;
  const client = await startLspClient(t, { rootUri: uriOf("").replace(/\/$/, "") });
  const it: Opened = {
    client,
    folder: { ...parent, uriOf },
    texts: { "valohai.yaml": yaml(), "train.py": script() },
  };
  await open(it, "valohai.yaml", yaml());
  await open(it, "train.py", script());
  const edit = await ask<WorkspaceEdit>(it, "rename", ["train.py", '"accuracy'], {
    newName: "score",
  });
  assert.deepEqual(applied(it, edit), {
    "valohai.yaml": yaml("rate", "score"),
    "train.py": script("rate", "score"),
  });
});

test("nothing is renamed where a script may not be written", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  await open(it, "valohai.yaml", yaml());
  chmodSync(new URL(it.folder.uriOf("train.py")), 0o444);
  await assert.rejects(ask(it, "rename", ["valohai.yaml", "accuracy"], { newName: "score" }), {
    message: '"train.py" is read-only, so nothing is renamed; make it writable first',
  });
});

test("nothing is renamed where a script lies outside of the workspace, or no folder is open", async (t) => {
  const outside = mkdtempSync(path.join(tmpdir(), "valohai-outside-"));
  t.after(() => rmSync(outside, { recursive: true, force: true }));
  writeFileSync(path.join(outside, "train.py"), script());
  const it = await project(t, { "valohai.yaml": yaml() });
  symlinkSync(path.join(outside, "train.py"), new URL(it.folder.uriOf("train.py")));
  await open(it, "valohai.yaml", yaml());
  await assert.rejects(ask(it, "rename", ["valohai.yaml", "accuracy"], { newName: "score" }), {
    message:
      '"train.py" leads out of the workspace folder, so "accuracy" cannot be renamed in it as well',
  });
  const alone = { ...it, client: await startLspClient(t) };
  const uriOf = (name: string) => pathToFileURL(path.join(outside, name)).href;
  const single = { ...alone, folder: { ...it.folder, uriOf } };
  await open(single, "valohai.yaml", yaml());
  await assert.rejects(ask(single, "rename", ["valohai.yaml", "accuracy"], { newName: "score" }), {
    message: '"train.py" is in no open folder, so "accuracy" cannot be renamed in it as well',
  });
});

test("the path of a script in a command leads to the script", async (t) => {
  const it = await project(t, { "valohai.yaml": yaml(), "train.py": script() });
  await open(it, "valohai.yaml", yaml());
  const found = await ask<{ uri: string; range: Edit["range"] }[]>(it, "definition", [
    "valohai.yaml",
    "train.py",
  ]);
  const start = { line: 0, character: 0 };
  assert.deepEqual(found, [{ uri: it.folder.uriOf("train.py"), range: { start, end: start } }]);
});
