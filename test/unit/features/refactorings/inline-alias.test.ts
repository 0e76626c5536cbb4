import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

test("writes a block in place of its alias, with its comments", () => {
  checkRefactoring(
    `
    - step:
        parameters: &p
          - name: x # first
            type: flag
    - step:
        override:
            parameters: *<|>p # here
    `,
    'Inline "*p"',
    `
    - step:
        parameters: &p
          - name: x # first
            type: flag
    - step:
        override:
            parameters:
              - name: x # first
                type: flag # here
    `,
  );
});

test("writes scalars and what is between brackets as they are", () => {
  checkRefactoring(
    "- a: &a 'x y'\n- step: { image: *<|>a }\n",
    'Inline "*a"',
    "- a: &a 'x y'\n- step: { image: 'x y' }\n",
  );
});

test("writes a block between brackets where the alias is", () => {
  checkRefactoring(
    "- a: &a\n    min: 1\n- step: { resources: { cpu: *<|>a } }\n",
    'Inline "*a"',
    "- a: &a\n    min: 1\n- step: { resources: { cpu: { min: 1 } } }\n",
  );
});

test("leaves merges and aliases of nothing alone", () => {
  checkNoRefactoring("- a: &a { x: 1 }\n- step:\n    <<: *<|>a\n", "Inline");
  checkNoRefactoring("- step:\n    image: *<|>b\n", "Inline");
});
