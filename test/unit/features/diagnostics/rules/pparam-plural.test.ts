import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../../support/snippets.ts";

test("pparam-plural reports the plural alone", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      parameters: [{ name: p, targets: [a.parameters.x] }]
                                          ^^^^^^^^^^ pparam-plural: The documented form is "parameter"
      edges: []
    `,
      ),
    ),
  );
});

test("pparam-plural allows the singular", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      parameters: [{ name: p, targets: [a.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("pparam-plural stays quiet while the key is not written", () => {
  checkTyping(
    "pparam-plural",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      edges: []
      parameters:
        - name: p
          targets:
            - a.parameters<|>
    `,
      ),
    ),
  );
});

test("pparam-plural writes the singular", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        keys,
      ),
    );
  checkFix(
    "pparam-plural",
    'Change to "parameter"',
    text(`
    parameters:
      - name: p
        targets:
          - a.parameters.x # keep
    edges: []
  `),
    text(`
    parameters:
      - name: p
        targets:
          - a.parameter.x # keep
    edges: []
  `),
  );
});
