import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { shownByPiece } from "#core/features/diagnostics/diagnose.ts";
import { FileStore } from "../../server/src/files/file-store.ts";
import { createProjectFiles } from "../../server/src/files/project-files.ts";
import { createProjectScripts } from "../../server/src/files/project-scripts.ts";
import { createFileContexts } from "../../server/src/lsp/file-contexts.ts";
import { defaultSettings } from "../../server/src/lsp/settings.ts";
import { type MemoryFiles, memoryFiles } from "../support/memory-files.ts";
import { fc } from "../support/property.ts";

const root = "file:///p";
const uri = `${root}/sub/valohai.yaml`;
const document = createDocument(`- step:
    name: train
    image: a:1
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float }
- step:
    name: other
    image: a:1
    command: python lib/other.py
- pipeline:
    name: all
    nodes:
      - { name: t, type: execution, step: train }
      - { name: o, type: execution, step: other }
    edges:
      - [t.metadata.accuracy, o.parameter.x]
`);

const places = ["sub/train.py", "train.py", "lib/other.py", "sub/lib/other.py", "shared.py"]
  .map((it) => `${root}/${it}`)
  .concat(`${root}/.valohai-lint.yaml`, `${root}/sub/.valohai-lint.yaml`);

const texts = [
  "import json\nprint(json.dumps({'accuracy': 1}))\n",
  "import json, shared\nprint(json.dumps({'loss': 1}))\n",
  "import argparse\np = argparse.ArgumentParser()\np.add_argument('--rate', type=float)\n",
  "rules:\n  script-missing: off\n",
  "",
];

const change = fc.record({
  place: fc.constantFrom(...places),
  text: fc.option(fc.constantFrom(...texts)),
  action: fc.constantFrom("write", "open", "close", "refuse", "allow", "hold"),
  asks: fc.boolean(),
});

/** What is said about the document, in one line for each problem. */
function askerOf(store: FileStore) {
  const files = createProjectFiles(store);
  files.setFolders([root]);
  const state = { settings: defaultSettings };
  const contexts = createFileContexts({ files, scripts: createProjectScripts(files), state });
  return () => {
    const { policy, code } = contexts.of(uri);
    const problems = shownByPiece(document, policy, code).flatMap((it) => it.problems);
    return problems.map((it) => `${it.range.start} ${it.code} ${it.severity} ${it.message}`);
  };
}

/** Makes a change and reports it, as a client that watches files does. */
function apply(
  { place, text, action }: { place: string; text: string | null; action: string },
  fileSystem: MemoryFiles,
  open: Map<string, string>,
  store: FileStore,
): void {
  if (action === "hold") fileSystem.hold();
  else if (action === "open") open.set(place, text ?? "");
  else if (action === "close") open.delete(place);
  else if (action === "refuse") fileSystem.refuse(place, "may not be read");
  else if (action === "allow") fileSystem.refuse(place, undefined);
  else if (text === null) fileSystem.remove(place);
  else fileSystem.write(place, text);
  if (action === "open" || action === "close") store.edited(place);
  else store.changed([place]);
}

test("whatever happens to files and when it is asked, the final answers are those of a fresh look", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
      const fileSystem = memoryFiles({ [uri]: document.text });
      const open = new Map<string, string>();
      const openText = (it: string) => open.get(it);
      const store = new FileStore({ fileSystem, openText });
      const ask = askerOf(store);
      for (const it of changes) {
        apply(it, fileSystem, open, store);
        if (it.asks) ask();
        await new Promise(setImmediate);
      }
      fileSystem.letAll();
      const found = await store.settled(ask, 5_000);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const fresh = new FileStore({ fileSystem, openText });
      const wanted = await fresh.settled(askerOf(fresh), 5_000);
      for (let round = 0; round < 20 && !isSame(ask(), wanted); round++) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      assert.deepEqual(ask(), wanted, `before: ${found}`);
    }),
    { numRuns: 300 },
  );
});

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}
