import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { askEverything } from "../support/ask-everything.ts";
import { properties } from "../support/fuzz-properties.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { fc } from "../support/property.ts";

// A few runs of what `npm run fuzz` does for as long as it is let.
for (const { name, property } of properties) {
  test(name, () => {
    fc.assert(property, { numRuns: 20 });
  });
}

const everyKind = `# region all kinds
- step: &step
    name: träin 😀
    image: "busybox:\\u00e9"
    command: [python train.py {parameters}, "echo {parameter:lr}"]
    parameters:
      - { name: lr, type: float, default: 1e-3 }
    inputs: [{ name: data, default: s3://b/{parameter:lr} }]
- step: { <<: *step, name: b }
- task: { name: t, type: grid_search, step: b, parameters: [{ name: lr, style: linear, rules: { start: 1, end: 3, step: 1 } }] }
- endpoint: { name: e, image: i, port: 80, server-command: run, files: [{ name: f, path: p }] }
- deployment: { name: d, defaults: { target: k } }
- pipeline:
    name: p
    parameters: [{ name: x, targets: [n.parameters.lr], default: |
      1 }]
    nodes:
      - { name: n, type: execution, step: b, actions: [{ when: node-complete, if: metadata.a > 1, then: stop-pipeline }] }
      - { name: m, type: task, step: b }
      - { name: o, type: deployment, deployment: d, endpoints: [e] }
    edges:
      - [n.metadata.lr, m.parameter.lr] # valohai-ignore
      - { source: n.output.*, target: o.file.e.f }
`;

/** In characters; it shares no factor with the indentation, so that all columns are met. */
const stride = 3;

test("everything can be asked wherever a file ends", { timeout: 120_000 }, () => {
  for (let end = 0; end <= everyKind.length; end += stride) {
    askEverything(createDocument(everyKind.slice(0, end)), [end]);
  }
});

for (const [name, text] of hostileTexts(0.01)) {
  test(`everything can be asked of ${name}`, { timeout: 120_000 }, () => {
    const made = text();
    askEverything(createDocument(made), [Math.min(made.length, 40)]);
  });
}
