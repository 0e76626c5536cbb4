import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { createProjectFiles } from "../../../server/src/files/project-files.ts";
import { type DiagnosticSource, diagnosticsOf } from "../../../server/src/lsp/diagnostics.ts";
import type { Snapshot } from "../../../server/src/lsp/documents.ts";
import { createRehearsal } from "../../../server/src/lsp/rehearsal.ts";
import { defaultSettings } from "../../../server/src/lsp/settings.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";

const uri = "file:///project/valohai.yaml";
const source = `
- step:
    name: train
    image: busybox
    command: train
- pipeline:
    name: all
    nodes:
      - { name: a, type: execution, step: tain }
    edges: []
`;

function snapshotOf(text: string, version: number): Snapshot {
  return {
    text: textsIn("utf-16").create(uri, "valohai-yaml", version, text),
    version,
    document: createDocument(text),
  };
}

/** A source of one open text that counts what is typed into copies of it. */
function openText() {
  const open = { current: snapshotOf(source, 1), typed: 0, failing: false };
  const texts = textsIn("utf-16");
  const from: DiagnosticSource = {
    snapshotOf: () => open.current,
    textOf: () => open.current.text,
    lintConfigOf: () => undefined,
    openUris: () => [uri],
    settings: () => defaultSettings,
    files: createProjectFiles(),
    texts: {
      create: texts.create,
      takeTyped: () => undefined,
      asked: () => undefined,
      update(...parts) {
        open.typed++;
        if (open.failing) throw new Error("a fault");
        return texts.update(...parts);
      },
    },
    codeFor: () => undefined,
    freshCodeFor: () => undefined,
    revision: () => 0,
  };
  return { open, from };
}

/** Time passes in steps, so that timers that are set meanwhile run too. */
function passTime(t: TestContext, milliseconds: number): void {
  for (let passed = 0; passed < milliseconds; passed++) t.mock.timers.tick(1);
}

test("a rehearsal types a while into a copy, once, and the text stays as it is", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  const before = JSON.stringify(diagnosticsOf(from, open.current));
  const rehearsal = createRehearsal(from);
  rehearsal.opened(uri);
  passTime(t, 1000);
  const { typed } = open;
  assert.ok(typed > 1 && typed <= 60, `${typed} keystrokes`);
  assert.equal(open.current.text.getText(), source);
  assert.equal(JSON.stringify(diagnosticsOf(from, open.current)), before);
  rehearsal.opened(uri);
  passTime(t, 1000);
  assert.equal(open.typed, typed);
});

test("a rehearsal ends when the text changes", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  createRehearsal(from).opened(uri);
  passTime(t, 252);
  const { typed } = open;
  assert.ok(typed > 0);
  open.current = snapshotOf(`${source}# more\n`, 2);
  passTime(t, 1000);
  assert.equal(open.typed, typed);
});

test("a fault ends the rehearsal and nothing else", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  open.failing = true;
  createRehearsal(from).opened(uri);
  passTime(t, 1000);
  assert.equal(open.typed, 1);
});
