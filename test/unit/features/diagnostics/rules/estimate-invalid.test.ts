import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";

const nowhere =
  "estimate-invalid: This estimate belongs to no step, task or node; write it on one of their lines, or indented below them";

test("estimate-invalid reports the parts of an estimate that are not read", () => {
  checkRule(
    "estimate-invalid",
    `
- step:
    name: train # valohai-estimate: 12 minutes each, 4 parallel, cheap -- measured, in May
                                    ^^^^^^^^^^^^^^^ estimate-invalid: "12 minutes each" is not read as a time, a number of parallel executions or a price; write it as in "12 min, 4 parallel, 0.90 EUR per hour"
                                                                 ^^^^^ estimate-invalid: "cheap" is not read as a time, a number of parallel executions or a price; write it as in "12 min, 4 parallel, 0.90 EUR per hour"
    image: python:3.12
    command: python train.py
`,
  );
});

test("estimate-invalid reports a second figure of a kind", () => {
  checkRule(
    "estimate-invalid",
    `
- task:
    name: tune # valohai-estimate: 12 min, 13 min
                                           ^^^^^^ estimate-invalid: Only the first time, number of parallel executions and price count, so "13 min" does not
    # valohai-estimate: 1 EUR/h
    # valohai-estimate: 2 EUR/h
                        ^^^^^^^ estimate-invalid: Only the first time, number of parallel executions and price count, so "2 EUR/h" does not
    step: train
    type: grid_search
`,
  );
});

test("estimate-invalid reports an estimate that belongs to nothing", () => {
  checkRule(
    "estimate-invalid",
    `
# valohai-estimate: 1 min
^^^^^^^^^^^^^^^^^^^^^^^^^ ${nowhere}
- pipeline:
    name: p # valohai-estimate: 12 min
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ ${nowhere}
    nodes:
      # valohai-estimate: 1 min
      - name: a
        type: execution
        step: a # valohai-estimate: 4 parallel
    edges:
      - [a.output.x, b.input.x] # valohai-estimate: 1 h
                                ^^^^^^^^^^^^^^^^^^^^^^^ ${nowhere}
`,
  );
});

test("estimate-invalid reports the word that begins an estimate without its colon", () => {
  checkRule(
    "estimate-invalid",
    `
- step:
    name: train # valohai-estimate 12 min
                  ^^^^^^^^^^^^^^^^ estimate-invalid: An estimate begins with "valohai-estimate:"
    image: python:3.12
    command: python train.py
`,
  );
});

test("estimate-invalid leaves estimates that count and free comments alone", () => {
  checkRule(
    "estimate-invalid",
    `
# A valohai-estimate: says how long it takes. The valohai-estimate of 12 min is mine.
- step:
    name: train # valohai-estimate: 10-12-20 min, 4 parallel -- measured in May, 12 min each
    # valohai-estimate: 0.90 EUR per hour
    # valohai-estimate is described in the manual
    image: python:3.12
    command: 'python train.py # valohai-estimate: soon'
`,
  );
});

test("estimate-invalid leaves comments beside what cannot be read alone", () => {
  checkRule(
    "estimate-invalid",
    `
- step: # valohai-estimate: 12 min
    name: train
    image: [
`,
  );
});

test("estimate-invalid corrects the word that begins an estimate", async (t) => {
  const right = "valohai-estimate:";
  await checkFixRows(
    t,
    "estimate-invalid",
    ["valohai-estimate", "valohai-estimates", "valohai-estimates:"].map((it) => [
      `${it} 12 min`,
      `«${it}» | spelling «${it}»→«${right}»`,
    ]),
    (comment) => `- step:\n    name: train # ${comment}\n    image: i\n    command: c\n`,
  );
});

test("estimate-invalid stays quiet until something is written", () => {
  checkTyping(
    "estimate-invalid",
    `
- step:
    name: train # valohai-estimate:<|>
    image: python:3.12
    command: python train.py
`,
  );
});
