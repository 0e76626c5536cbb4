import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, step, task } from "../../../support/snippets.ts";

test("prop-type says what YAML reads", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      environment-variables:
        - { name: a, default: 1.10 }
                              ^^^^ prop-type: "default" takes text, but this is a number
        - { name: b, default: yes }
                              ^^^ prop-type: "default" takes text, but this is read as true
        - { name: c, default: 2020-09-02 }
                              ^^^^^^^^^^ prop-type: "default" takes text, but this is read as the date 2020-09-02
    `,
      ),
    ),
  );
});

test("prop-type reports a text in place of a mapping", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      inputs: [images]
               ^^^^^^ prop-type: "inputs" takes a list with mappings, but this is text
    `,
      ),
    ),
  );
});

test("prop-type reports the key of a mapping in place of a text", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      description:
      ^^^^^^^^^^^ prop-type: "description" takes text, but this is a mapping
        text: x
    `,
      ),
    ),
  );
});

test("prop-type reports a number in quotes", () => {
  checkDiagnostics(`
  - endpoint: { name: predict, image: i, server-command: s, port: "8000" }
                                                                  ^^^^^^ prop-type: "port" takes a number, but this is text
`);
});

test("prop-type reports a list of nodes that is a mapping", () => {
  checkDiagnostics(`
  - pipeline:
      name: main
      nodes:
      ^^^^^ prop-type: "nodes" takes a list, but this is a mapping
        a: { type: execution, step: train }
      edges: []
`);
});

test("prop-type reports a single value that is text", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: single, rules: { value: a } }]
                                                             ^ prop-type: "value" takes a number, but this is text
    `,
      ),
    ),
  );
});

test("prop-type allows each of several types", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      time-limit: 60
      inputs: [{ name: a, default: "s3://b/c" }, { name: d, default: ["s3://b/c"], keep-directories: true }]
    `,
      ),
    ),
  );
});

test("prop-type allows integers for numbers", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: float, min: 1, max: 2.5 }]
    `,
      ),
    ),
  );
});

test("prop-type stays quiet while the value is not written", () => {
  checkTyping(
    "prop-type",
    file(
      step(
        "train",
        `
      inputs:
        -<|>
    `,
      ),
    ),
  );
});

test("prop-type puts text in quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    "Put it in quotes",
    text(`
    environment-variables:
      - name: a
        default: 1.10 # keep
  `),
    text(`
    environment-variables:
      - name: a
        default: "1.10" # keep
  `),
  );
});

test("prop-type writes the number", () => {
  checkFix(
    "prop-type",
    'Change to "8000"',
    `
    - endpoint: { name: predict, image: i, server-command: s, port: "8000" } # keep
  `,
    `
    - endpoint: { name: predict, image: i, server-command: s, port: 8000 } # keep
  `,
  );
});

test("prop-type gives an entry its name", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    'Write "name: images"',
    text(`
    inputs:
      - images # keep
  `),
    text(`
    inputs:
      - name: images # keep
  `),
  );
});

test("prop-type makes a list", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    "Make it a list",
    text(`
    cache-volumes: data # keep
  `),
    text(`
    cache-volumes: [data] # keep
  `),
  );
});
