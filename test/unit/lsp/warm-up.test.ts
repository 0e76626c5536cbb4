import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { createProjectFiles } from "../../../server/src/files/project-files.ts";
import { diagnosticsOf } from "../../../server/src/lsp/diagnostics/problems.ts";
import type { Snapshot } from "../../../server/src/lsp/documents.ts";
import { defaultSettings } from "../../../server/src/lsp/settings.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";
import { createWarmUp } from "../../../server/src/lsp/warm-up.ts";
import type { Workspace } from "../../../server/src/lsp/workspace.ts";

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

/** A workspace of one open text that counts what is typed into copies of it. */
function openText() {
  const open = { current: snapshotOf(source, 1), typed: 0, failing: false };
  const texts = textsIn("utf-16");
  const from: Workspace = {
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
    contextOf: () => ({ isLeftOut: false, policy: defaultPolicy, code: undefined }),
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

test("the warm-up types for a while into a copy, once, and the text stays as it is", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  const before = JSON.stringify(diagnosticsOf(from, open.current));
  const warmUp = createWarmUp(from);
  warmUp.opened(uri);
  passTime(t, 1000);
  const { typed } = open;
  assert.ok(typed > 1 && typed <= 60, `${typed} keystrokes`);
  assert.equal(open.current.text.getText(), source);
  assert.equal(JSON.stringify(diagnosticsOf(from, open.current)), before);
  warmUp.opened(uri);
  passTime(t, 1000);
  assert.equal(open.typed, typed);
});

test("the warm-up ends when the text changes", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  createWarmUp(from).opened(uri);
  passTime(t, 252);
  const { typed } = open;
  assert.ok(typed > 0);
  open.current = snapshotOf(`${source}# more\n`, 2);
  passTime(t, 1000);
  assert.equal(open.typed, typed);
});

test("a fault ends the warm-up and nothing else", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  open.failing = true;
  createWarmUp(from).opened(uri);
  passTime(t, 1000);
  assert.equal(open.typed, 1);
});
