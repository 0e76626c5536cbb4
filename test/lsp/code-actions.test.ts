import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../server/src/core/base/edit.ts";
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
    image: busybox
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

test("a problem offers its fix first, and to fix all of its kind", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const offered = (await actions(client, cursor)).filter((it) => it.kind === "quickfix");
  const [fix] = offered;
  assert.equal(fix?.title, 'Change to "train"');
  assert.ok(fix?.isPreferred);
  assert.deepEqual(
    fix?.diagnostics?.map((it) => it.code),
    ["node-step-missing"],
  );
  assert.equal(after(text, fix), text.replace("trian", "train"));
  const all = offered.find((it) => it.title === 'Fix all "node-step-missing" problems');
  assert.equal(after(text, all), text.replace("trian", "train").replace("tarin", "train"));
});

test("no fix is offered away from a problem", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, source);
  const place = positionAt(text, text.indexOf("image"));
  assert.deepEqual(await actions(client, place, ["quickfix"]), []);
});

for (const kind of ["source.fixAll", "source.fixAll.valohai"]) {
  test(`${kind} mends everything that needs no choice, and is offered only on demand`, async (t) => {
    const client = await startLspClient(t);
    const { text, cursor } = await client.open(uri, source);
    const unasked = await actions(client, cursor);
    assert.ok(unasked.every((it) => !it.kind.startsWith("source")));
    const [action, ...others] = await actions(client, cursor, [kind]);
    assert.equal(action?.kind, kind);
    assert.deepEqual(others, []);
    const mended = text
      .replace("trian", "train")
      .replace("tarin", "train")
      .replace("a.outputs", "a.output");
    assert.equal(after(text, action), mended);
  });
}

test("actions of another kind are not offered", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, source);
  assert.deepEqual(await actions(client, cursor, ["source.organizeImports"]), []);
});
