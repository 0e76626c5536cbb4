import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { printedByNode } from "#core/scripts/printed-values.ts";
import { codeOf } from "../../support/check-code.ts";

test("says what the scripts of nodes print, with values that are constants", () => {
  const document = createDocument(`- step: { name: plan, image: i, command: python plan.py }
- step: { name: train, image: i, command: train }
- pipeline:
    name: p
    nodes:
      - { name: first, type: execution, step: plan }
      - { name: second, type: task, step: train }
    edges:
      - [first.metadata.epochs, second.parameter.epochs]
`);
  const code = codeOf({
    "plan.py": `import json
epochs = [1, 2, 3]
print(json.dumps({"epochs": epochs, "loss": x, "phase": "a"}))
print(json.dumps({"phase": "b"}))
`,
  });
  const source = pipelineSource(document, "p");
  assert.ok(source);
  const items = ["1", "2", "3"].map((digits) => ({ kind: "integer", digits }));
  assert.deepEqual(printedByNode(document, code, source), {
    first: [
      { name: "epochs", value: { kind: "list", items } },
      { name: "loss" },
      { name: "phase" },
    ],
  });
});
