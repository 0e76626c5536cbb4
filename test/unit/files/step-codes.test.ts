import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { FileStore } from "../../../server/src/files/file-store.ts";
import { createStepCodes } from "../../../server/src/files/step-codes.ts";
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
    return codes.codeOf(item.config, item, files);
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
