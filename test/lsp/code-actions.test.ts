import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { applyEdits } from "#core/base/edit.ts";
import {
  type Diagnostic,
  type LspClient,
  positionAt,
  startLspClient,
} from "../support/lsp-client.ts";

interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit: {
    readonly changes: {
      readonly [uri: string]: readonly {
        readonly range: Diagnostic["range"];
        readonly newText: string;
      }[];
    };
  };
}

const uri = "file:///project/valohai.yaml";

const source = `- step:
    name: train
    image: busybox:1
    command: train
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: t<|>rian } # one
      - { name: b, type: execution, step: tarin } # two
    edges:
      - [a.outputs.*, b.output.x]
`;

async function actions(
  client: LspClient,
  cursor: Diagnostic["range"]["start"],
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const diagnostics = await client.diagnostics(uri, 1);
  return client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: cursor, end: cursor },
    context: { diagnostics, triggerKind: 1, ...(only ? { only } : {}) },
  });
}

/** The text after an action. */
function after(text: string, action: CodeAction | undefined): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Diagnostic["range"]["start"]) =>
    lines.slice(0, line).reduce((sum, it) => sum + it.length + 1, character);
  const edits = action?.edit.changes[uri] ?? [];
  assert.ok(edits.length > 0);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      range: { start: offset(range.start), end: offset(range.end) },
      newText,
    })),
  );
}

const plurals = `- step:
    name: train
    image: busybox:1
    command: train
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    edges:
      - [a.out<|>puts.*, b.input.x] # one
      - [a.outputs.*, b.input.y] # two
`;

test("a problem offers its fix first, and to fix all of its kind", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, plurals);
  const offered = (await actions(client, cursor)).filter((it) => it.kind === "quickfix");
  const [fix] = offered;
  assert.equal(fix?.title, 'Change to "output"');
  assert.ok(fix?.isPreferred);
  assert.deepEqual(
    fix?.diagnostics?.map((it) => it.code),
    ["edge-type-plural"],
  );
  assert.equal(after(text, fix), text.replace("outputs", "output"));
  const all = offered.find((it) => it.title === 'Fix all "edge-type-plural" problems');
  assert.equal(after(text, all), text.replaceAll("outputs", "output"));
});

test("a nearest name is offered, but neither preferred nor for all at once", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const offered = (await actions(client, cursor)).filter((it) => it.kind === "quickfix");
  const [fix] = offered;
  assert.equal(fix?.title, 'Change to "train"');
  assert.ok(!fix?.isPreferred);
  assert.equal(after(text, fix), text.replace("trian", "train"));
  assert.ok(offered.every((it) => !it.title.startsWith("Fix all")));
});

/** What Kate 22 asks for the fix of one problem: with a range of the whole text, and it makes all that is answered. */
async function askedForFix(client: LspClient, text: string, code?: string, at = uri) {
  const diagnostics = await client.diagnostics(at, 1);
  const asked = diagnostics.filter((it) => it.code === code);
  assert.ok(asked.length > 0);
  return client.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: at },
    range: { start: { line: 0, character: 0 }, end: positionAt(text, text.length) },
    context: { diagnostics: asked.slice(0, 1) },
  });
}

test("a client that makes all that is answered gets the one fix of the problem that it names", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, source);
  const offered = await askedForFix(client, text, "node-step-missing");
  assert.deepEqual(
    offered.map((it) => it.title),
    ['Change to "train"'],
  );
  assert.equal(after(text, offered[0]), text.replace("trian", "train"));
});

test("such a client gets nothing where only its user can choose", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, source.replace("t<|>rian", "other<|>"));
  const place = positionAt(text, text.indexOf("other"));
  const shown = await actions(client, place, ["quickfix"]);
  assert.ok(shown.some((it) => it.title === 'Create step "other"'));
  assert.deepEqual(await askedForFix(client, text, "node-step-missing"), []);
});

test("such a client gets the one fix of a problem in a config", async (t) => {
  const client = await startLspClient(t);
  const config = "file:///project/.valohai-lint.yaml";
  const { text } = await client.open(config, "rules:\n  unused-stepp: off\n  edge-cycle: of\n");
  const offered = await askedForFix(client, text, undefined, config);
  assert.deepEqual(
    offered.map((it) => it.title),
    ['Change to "unused-step"'],
  );
});

/** What coc.nvim asks for the fix of a line, of which it makes the first that is answered. */
async function askedForFixOfLine(client: LspClient, line: number) {
  const diagnostics = await client.diagnostics(uri, 1);
  return client.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
    context: {
      diagnostics: diagnostics.filter((it) => it.range.start.line === line),
      triggerKind: 1,
      only: ["quickfix"],
    },
  });
}

test("a client that makes the first fix of a line gets those that need no choice", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const offered = await askedForFixOfLine(client, cursor.line);
  assert.deepEqual(
    offered.map((it) => it.title),
    ['Change to "train"'],
  );
  assert.equal(after(text, offered[0]), text.replace("trian", "train"));
});

test("such a client creates and ignores nothing", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source.replace("t<|>rian", "other<|>"));
  const place = positionAt(text, text.indexOf("other"));
  const [shown] = await actions(client, place, ["quickfix"]);
  assert.equal(shown?.title, 'Create step "other"');
  assert.deepEqual(await askedForFixOfLine(client, cursor.line), []);
});

test("a client that names the problems of a line gets their fixes for a cursor beside them", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const diagnostics = await client.diagnostics(uri, 1);
  const start = { line: cursor.line, character: 10 };
  const ask = (named: readonly Diagnostic[]) =>
    client.connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: named, only: ["quickfix"] },
    });
  const ofLine = diagnostics.filter((it) => it.range.start.line === cursor.line);
  const [fix] = await ask(ofLine);
  assert.equal(after(text, fix), text.replace("trian", "train"));
  for (const named of [[], diagnostics.filter((it) => !ofLine.includes(it))])
    assert.deepEqual(await ask(named), []);
  const [old] = ofLine;
  assert.ok(old);
  assert.deepEqual(await ask([{ ...old, range: { ...old.range, start } }]), []);
});

test("no fix is offered away from a problem", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, source);
  const place = positionAt(text, text.indexOf("image"));
  assert.deepEqual(await actions(client, place, ["quickfix"]), []);
});

for (const kind of ["source.fixAll", "source.fixAll.valohai"]) {
  test(`${kind} fixes what keeps every word, chooses no name, and is offered only on demand`, async (t) => {
    const client = await startLspClient(t);
    const { text, cursor } = await client.open(uri, source);
    const unasked = await actions(client, cursor);
    assert.ok(unasked.every((it) => !it.kind.startsWith("source")));
    const [action, ...others] = await actions(client, cursor, [kind]);
    assert.equal(action?.kind, kind);
    assert.deepEqual(others, []);
    assert.equal(after(text, action), text.replace("a.outputs", "a.output"));
  });
}

test("a step that is created runs the script of the project that fits its name", async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), "valohai-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, "search.py"), "");
  const { href } = pathToFileURL(folder);
  const client = await startLspClient(t, { workspaceFolders: [{ uri: href, name: "project" }] });
  const here = `${href}/valohai.yaml`;
  const { text, cursor } = await client.open(here, source.replace("t<|>rian", "s<|>earch"));
  await client.diagnostics(here, 1);
  const offered: readonly CodeAction[] = await client.connection.sendRequest(
    "textDocument/codeAction",
    {
      textDocument: { uri: here },
      range: { start: cursor, end: cursor },
      context: { diagnostics: [] },
    },
  );
  const action = offered.find((it) => it.title === 'Create step "search"');
  const [edit] = action?.edit.changes[here] ?? [];
  assert.match(edit?.newText ?? "", /\n {4}command: python search\.py\n/);
  assert.ok(!text.includes("search.py"));
});

test("actions of another kind are not offered", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, source);
  assert.deepEqual(await actions(client, cursor, ["source.organizeImports"]), []);
});

test("a text with conflict markers is offered nothing at all", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, `${source}<<<<<<< HEAD\n`);
  assert.deepEqual(await actions(client, cursor), []);
  assert.deepEqual(await actions(client, cursor, ["source.fixAll", "refactor"]), []);
});

test("a client that shows them gets an action that says why there is none", async (t) => {
  const client = await startLspClient(t, {
    capabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        codeAction: { disabledSupport: true },
      },
    },
  });
  const { cursor } = await client.open(uri, `${source}<<<<<<< HEAD\n`);
  const reason = "A merge conflict in this file is not resolved, so nothing is changed";
  for (const only of [["source.fixAll"], ["refactor"]]) {
    assert.deepEqual(await actions(client, cursor, only), [
      { title: "Change this file", kind: only[0], disabled: { reason } },
    ]);
  }
});
