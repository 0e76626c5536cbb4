import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../support/snippets.ts";

test("yaml-syntax names the cause at its place", () => {
  checkDiagnostics(`
  - step:
      name: train
      image python:3.12
      ^^^^^ yaml-syntax: A ":" is missing after "image"
      command: train
`);
});

test("yaml-syntax reports a tab", () => {
  checkDiagnostics(`
  - step:
      name: train
  	image: python:3.12
  ^ yaml-syntax: YAML does not take tabs as indentation; write spaces
      command: train
`);
});

test("yaml-syntax reports an open bracket, and reads on at the next item", () => {
  checkDiagnostics(
    file(
      `
      - step:
          name: train
          image: python:3.12
          command: train
          inputs: [{ name: a }
                  ^^^^^^^^^^^^ yaml-syntax: This "[" is not closed; add "]"
    `,
      `
      - pipeline:
          name: main
          nodes:
            - { name: a, type: execution, step: trian }
                                                ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
          edges: []
    `,
    ),
  );
});

test("yaml-syntax reports an open quote", () => {
  checkDiagnostics(`
  - step:
      name: train
      image: "python:3.12
             ^^^^^^^^^^^^ yaml-syntax: This quote is not closed; add " at the end of the text
      command: train
`);
});

test("yaml-syntax reports an alias of nothing", () => {
  checkDiagnostics(`
  - step:
      name: train
      image: *image
             ^^^^^^ yaml-syntax: No "&image" stands before this; put "*image" in quotes if it is text
      command: train
`);
});

test("yaml-syntax reports the marks of a merge conflict", () => {
  checkDiagnostics(`
  - step:
      name: train
  <<<<<<< HEAD
  ^^^^^^^^^^^^ yaml-syntax: A Git conflict marker is left in the file; keep one side and remove the markers
      image: a
  =======
  ^^^^^^^ yaml-syntax: A Git conflict marker is left in the file; keep one side and remove the markers
      image: b
  >>>>>>> other
  ^^^^^^^^^^^^^ yaml-syntax: A Git conflict marker is left in the file; keep one side and remove the markers
      command: train
`);
});

test("yaml-syntax allows colons and stars inside quotes and text", () => {
  checkDiagnostics(`
  - step:
      name: "a: b"
      image: python:3.12
      command: ls *.py | grep a:b
`);
});

test("yaml-syntax stays quiet while a value is not written", () => {
  checkTyping(
    "yaml-syntax",
    `
  - step:
      name: train
      image:<|>
`,
  );
});

test("yaml-syntax inserts the colon", () => {
  checkFix(
    "yaml-syntax",
    'Insert ":"',
    `
    - step:
        name: train
        image python:3.12 # keep
        command: train
  `,
    `
    - step:
        name: train
        image: python:3.12 # keep
        command: train
  `,
  );
});

test("yaml-syntax puts an alias of nothing in quotes", () => {
  checkFix(
    "yaml-syntax",
    "Put it in quotes",
    `
    - step:
        name: train
        image: python:3.12
        command: train
        description: *important # keep
  `,
    `
    - step:
        name: train
        image: python:3.12
        command: train
        description: "*important" # keep
  `,
  );
});

test("yaml-syntax is all that is said where an alias stands for nothing", () => {
  checkDiagnostics(
    file(
      step(
        "train",
        `
      parameters: *common
                  ^^^^^^^ yaml-syntax: No "&common" stands before this; put "*common" in quotes if it is text
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: rate, default: 1 }] } }
    `),
    ),
  );
});
