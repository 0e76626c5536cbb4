import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../../support/snippets.ts";

test("pparam-type reports both keys", () => {
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
      parameters: [{ name: p, type: integer, value: 5, targets: [a.parameter.x] }]
                              ^^^^ pparam-type: A pipeline parameter has no "type"; the parameters that it fills have their own
                                             ^^^^^ pparam-type: A pipeline parameter has no "value"; write "default"
      edges: []
    `,
      ),
    ),
  );
});

test("pparam-type allows a default", () => {
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
      parameters: [{ name: p, default: 5, category: c, description: d, targets: [a.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("pparam-type stays quiet while the key is being typed", () => {
  checkTyping(
    "pparam-type",
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
          targets: [a.parameter.x]
          typ<|>
    `,
      ),
    ),
  );
});

test("pparam-type removes the type", () => {
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
    "pparam-type",
    'Remove "type"',
    text(`
    parameters:
      - name: p
        type: string
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
    text(`
    parameters:
      - name: p
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
  );
});

test("pparam-type renames the value", () => {
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
    "pparam-type",
    'Rename to "default"',
    text(`
    parameters:
      - name: p
        value: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
    text(`
    parameters:
      - name: p
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
  );
});

test("pparam-type removes the value beside a default", () => {
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
    "pparam-type",
    'Remove "value"',
    text(`
    parameters: [{ name: p, value: y, default: z, targets: [a.parameter.x] }]
    edges: []
  `),
    text(`
    parameters: [{ name: p, default: z, targets: [a.parameter.x] }]
    edges: []
  `),
  );
});
