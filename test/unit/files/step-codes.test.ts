import assert from "node:assert/strict";
import { test } from "node:test";
import { finish, type Steps } from "#core/base/steps.ts";
import { createDocument } from "#core/document/document.ts";
import type { Item } from "#core/model/piece.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";
import type { Background } from "../../../server/src/files/background.ts";
import { FileStore } from "../../../server/src/files/file-store.ts";
import { Reads } from "../../../server/src/files/reads.ts";
import { createStepCodes } from "../../../server/src/files/step-codes.ts";
import { longScript } from "../../support/long-script.ts";
import { memoryFiles } from "../../support/memory-files.ts";

const source = `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - name: rate
        type: float
        default: 0.1
    description: Trains
`;

/** Reads the code of the one step of a text, and counts how often a script is asked for. */
function reader() {
  const codes = createStepCodes(new FileStore({ fileSystem: memoryFiles({}) }));
  const asked = { count: 0 };
  const files = {
    script: () => {
      asked.count++;
      return undefined;
    },
    obstacle: () => undefined,
    siblings: () => [],
    isKnown: true,
  };
  const codeIn = (text: string) => {
    const item = createDocument(text).items[0]?.item;
    assert.ok(item?.config?.kind === "step");
    return codes.codeOf(item.config, item, files, new Reads());
  };
  return { asked, codeIn };
}

test("what runs in a step is not read again for an edit of what does not run", () => {
  const { asked, codeIn } = reader();
  const code = codeIn(source);
  const before = asked.count;
  assert.equal(codeIn(source.replace("Trains", "Trains fast")), code);
  assert.equal(asked.count, before);
});

const changes = {
  "another command": ["train.py", "fit.py"],
  "another spelling of the command": [
    "python train.py {parameters}",
    '"python train.py {parameters}"',
  ],
  "another default": ["0.1", "0.2"],
  "another place of the command": ["busybox", "busybox:1"],
};

for (const [change, [from = "", to = ""]] of Object.entries(changes)) {
  test(`what runs in a step is read again for ${change}`, () => {
    const { codeIn } = reader();
    const text = source.replace(from, to);
    const code = codeIn(source);
    const again = codeIn(text);
    assert.notEqual(again, code);
    assert.deepEqual(again, reader().codeIn(text));
  });
}

/** What runs in the step of a text, where reading goes on only when it is let. */
function slowReader(script: string) {
  const works: { readonly steps: Steps<unknown>; readonly isWanted: () => boolean }[] = [];
  const ends: ((answer: undefined) => void)[] = [];
  const background: Background = {
    isShort: () => false,
    run<Answer>(steps: Steps<Answer>, isWanted: () => boolean) {
      works.push({ steps, isWanted });
      return new Promise<Answer | undefined>((resolve) => {
        ends.push(() => resolve(isWanted() ? finish(steps) : undefined));
      });
    },
  };
  const store = new FileStore({ fileSystem: memoryFiles({}) });
  const codes = createStepCodes(store, background);
  const file = finish(readCodeFile("file:///train.py", script));
  const files = {
    script: (path: string) => (path === "train.py" ? file : undefined),
    obstacle: () => undefined,
    siblings: () => [],
    isKnown: true,
  };
  const reads = new Reads();
  const items = new Map<string, Item>();
  const codeIn = (text: string) => {
    const item = items.get(text) ?? createDocument(text).items[0]?.item;
    assert.ok(item?.config?.kind === "step");
    items.set(text, item);
    return codes.codeOf(item.config, item, files, reads);
  };
  /** Lets the readings end that have begun. */
  const letEnd = async () => {
    for (const end of ends.splice(0)) end(undefined);
    await new Promise(setImmediate);
  };
  const wanted = () => works.map((it) => it.isWanted());
  return { codeIn, letEnd, wanted, reads, store };
}

test("a long program is read in the background, and what was found before counts until then", async () => {
  const script = longScript(5_000);
  const { codeIn, letEnd, reads, store } = slowReader(script);
  assert.equal(codeIn(source), undefined);
  assert.equal(reads.missing.size, 1);
  assert.equal(store.holds(reads), true);
  await letEnd();
  assert.equal(store.holds(reads), false);
  const code = codeIn(source);
  assert.deepEqual(
    code?.metadata.map((it) => it.name),
    ["accuracy"],
  );
  assert.equal(codeIn(source), code);
  const edited = source.replace("{parameters}", "--rate 1");
  assert.equal(codeIn(edited), undefined);
  await letEnd();
  assert.deepEqual(
    codeIn(edited)?.started[0]?.words.map((it) => it.written),
    ["--rate", "1"],
  );
});

test("the reading of an earlier version of a step is given up, and begins again if it is asked for", async () => {
  const { codeIn, letEnd, wanted } = slowReader(longScript(5_000));
  const edited = source.replace("{parameters}", "--rate 1");
  codeIn(source);
  codeIn(edited);
  assert.deepEqual(wanted(), [false, true]);
  await letEnd();
  assert.ok(codeIn(edited));
  assert.equal(codeIn(source), undefined);
  codeIn(source.replace("{parameters}", "--rate 2"));
  assert.deepEqual(wanted().slice(2), [true, true]);
  await letEnd();
  assert.ok(codeIn(source));
});
