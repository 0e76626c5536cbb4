import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { codeOf } from "../../support/check-code.ts";

/** The metadata keys of a step with these commands; `?` where there may be others. */
function printed(...commands: readonly string[]): string {
  const document = createDocument(`- step:
    name: train
    image: busybox
    command: ${JSON.stringify(commands)}
`);
  const code = codeOf({ "train.py": 'import json\nprint(json.dumps({"loss": 1}))' });
  const [item] = document.items;
  const own = item && code.ofItem(item.item);
  const names = own?.metadata.map((it) => it.name) ?? [];
  return [...names, ...(own?.metadataComplete ? [] : ["?"])].join(" ");
}

test("counts no metadata of programs whose output goes elsewhere", () => {
  for (const [command, expected] of [
    ["python train.py", "loss"],
    ["python train.py > log.txt", ""],
    ["python train.py >> log.txt 2>&1", ""],
    ["python train.py &> log.txt", ""],
    ["python train.py > /dev/null", ""],
    ["python train.py >&2", ""],
    ["python train.py 1>&2", ""],
    ["python train.py > /dev/stderr", ""],
    ["python train.py > /dev/stdout", "loss"],
    ["python train.py 2> log.txt", "loss"],
    ["python train.py 2>&1", "loss"],
    ["python train.py 2>&1 | tee log.txt", "loss"],
    [`python -c 'import json; print(json.dumps({"a": 1}))'`, "a"],
    [`python -c 'import json; print(json.dumps({"a": 1}))' > log.txt`, ""],
  ] as const) {
    assert.equal(printed(command), expected, command);
  }
  assert.equal(printed("python train.py > log.txt", "python train.py"), "loss");
});
