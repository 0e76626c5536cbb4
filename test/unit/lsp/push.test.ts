import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { createPublisher } from "../../../server/src/lsp/diagnostics/push.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";

const uri = "file:///project/valohai.yaml";

test("a text counts as diagnosed once its diagnostics are sent, not while files are waited for", async () => {
  const source = "- step: { name: train, image: busybox, command: train }\n";
  const text = textsIn("utf-16").create(uri, "valohai-yaml", 1, source);
  const snapshot = { text, version: 1, document: createDocument(source) };
  const context = {
    isLeftOut: false,
    policy: defaultPolicy,
    code: undefined,
    missing: new Set([{}]),
  };
  const events: string[] = [];
  const later: (() => void)[] = [];
  const publisher = createPublisher(
    {
      sendDiagnostics: async () => void events.push("sent"),
      console,
    },
    {
      codeFor: () => undefined,
      configNames: {
        of: () => undefined,
        known: async () => undefined,
        changed: () => undefined,
        onChange: () => undefined,
      },
      contextForClient: () => context,
      contextOf: () => context,
      lintConfigOf: () => undefined,
      scheduler: { defer: (act) => void later.push(act), turn: async () => undefined },
      settled: (compute) => {
        events.push("waits");
        context.missing.clear();
        return compute();
      },
      snapshotOf: () => snapshot,
      whenRead: () => undefined,
    },
    () => void events.push("diagnosed"),
  );
  publisher.schedule(uri);
  for (const act of later) act();
  for (let wait = 0; wait < 3; wait++) await new Promise(setImmediate);
  assert.deepEqual(events, ["waits", "waits", "sent", "diagnosed"]);
});
