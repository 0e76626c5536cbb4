import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { diagnosticsOf } from "../../../server/src/lsp/diagnostics/problems.ts";
import type { Snapshot } from "../../../server/src/lsp/documents.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";
import { createWarmUp } from "../../../server/src/lsp/warm-up.ts";

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
  const open = {
    current: snapshotOf(source, 1),
    typed: 0,
    failing: false,
    defer: setImmediate,
    turn: (): void => undefined,
    ended: 0,
    finished: (): void => {
      open.ended++;
    },
  };
  const texts = textsIn("utf-16");
  const from: Parameters<typeof createWarmUp>[0] = {
    snapshotOf: () => open.current,
    whenRead: () => undefined,
    textOf: () => open.current.text,
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
    contextOf: () => ({
      isLeftOut: false,
      policy: defaultPolicy,
      code: undefined,
      missing: new Set(),
    }),
    codeFor: () => undefined,
    scheduler: { defer: setImmediate, turn: async () => open.turn() },
  };
  return { open, from };
}

/** The pause before the warm-up passes, and then its work is done. */
async function warmedUp(t: TestContext): Promise<void> {
  t.mock.timers.tick(1000);
  for (let wait = 0; wait < 3; wait++) await new Promise(setImmediate);
}

test("the warm-up types for a while into a copy, once, and the text stays as it is", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  const before = JSON.stringify(diagnosticsOf(open.current, from.contextOf(uri)));
  const warmUp = createWarmUp(from, open.finished);
  warmUp.diagnosed(uri);
  await warmedUp(t);
  const { typed } = open;
  assert.ok(typed > 1 && typed <= 120, `${typed} keystrokes`);
  assert.equal(open.current.text.getText(), source);
  assert.equal(JSON.stringify(diagnosticsOf(open.current, from.contextOf(uri))), before);
  assert.equal(open.ended, 1);
  warmUp.diagnosed(uri);
  await warmedUp(t);
  assert.equal(open.typed, typed);
  assert.equal(open.ended, 1);
});

test("the warm-up ends when the text changes while it waits for its turn", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  createWarmUp(from, open.finished).diagnosed(uri);
  open.turn = () => {
    if (open.typed === 2) open.current = snapshotOf(`${source}# more\n`, 2);
  };
  await warmedUp(t);
  assert.equal(open.typed, 2);
});

test("the warm-up does not begin once the user types", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  createWarmUp(from, open.finished).diagnosed(uri);
  open.current = snapshotOf(`${source}# more\n`, 2);
  await warmedUp(t);
  assert.equal(open.typed, 0);
  assert.equal(open.ended, 0);
});

test("a fault ends the warm-up and nothing else", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { open, from } = openText();
  open.failing = true;
  createWarmUp(from, open.finished).diagnosed(uri);
  await warmedUp(t);
  assert.equal(open.typed, 1);
  assert.equal(open.ended, 1);
});
