import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["step: train", "prop-missing «t»"],
  ["step: trian", "prop-missing «t»", "task-step-missing «trian»"],
  ["stp: train", "prop-missing «t»", "prop-unknown «stp»"],
  ["step: train\n    parameters: []"],
  ["step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]"],
  [
    "step: train\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
    "task-parameter-missing «z»",
  ],
  [
    "step: trian\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
    "task-step-missing «trian»",
  ],
  [
    "step: train\n    parameters: [{ style: multiple, rules: { items: [1, 2] } }]",
    "prop-missing «style»",
  ],
  ["step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1] } }]"],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [] } }]",
    "task-rules-incomplete «items»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 10] } }]",
    "task-value-invalid «10»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [x, 1.5] } }]",
    "task-value-invalid «x»",
    "task-value-invalid «1.5»",
  ],
  [
    'step: train\n    parameters: [{ name: a, style: multiple, rules: { items: ["1", "x"], numberify: true } }]',
    'task-value-invalid «"x"»',
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: 5 } }]",
    "prop-type «5»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: {} }]",
    "task-rules-incomplete «rules»",
  ],
  ["step: train\n    parameters: [{ name: a, style: multiple }]", "prop-missing «a»"],
  [
    "step: train\n    parameters: [{ name: b, style: multiple, rules: { items: [1e-3, fast, null] } }]",
    "task-value-invalid «fast»",
    "prop-type «null»",
  ],
  [
    "step: train\n    parameters: [{ name: c, style: multiple, rules: { items: [x, z, null] } }]",
    "task-value-invalid «z»",
    "prop-type «null»",
  ],
  ["step: train\n    parameters: [{ name: a, style: single, rules: { value: 3 } }]"],
  [
    "step: train\n    parameters: [{ name: a, style: single, rules: { value: 12 } }]",
    "task-value-invalid «12»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: single, rules: { items: [3] } }]",
    "task-rules-incomplete «rules»",
    "task-rules-foreign «items»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5, step: 1 } }]",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 50, step: 1 } }]",
    "task-value-invalid «50»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: -5, end: 5, step: 1 } }]",
    "task-value-invalid «-5»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5, step: 0.5 } }]",
    "task-value-invalid «0.5»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5, step: 0.5, integerify: true } }]",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5 } }]",
    "task-rules-incomplete «rules»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { end: 5 } }]",
    "task-rules-incomplete «rules»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { min: 1, max: 5, step: 1 } }]",
    "task-rules-incomplete «rules»",
    "task-rules-foreign «min»",
    "task-rules-foreign «max»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: x, end: 5, step: 1 } }]",
    "prop-type «x»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5, step: 0 } }]",
    "task-rules-incomplete «0»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 5, end: 1, step: 1 } }]",
    "task-rules-incomplete «1»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { start: -3, end: -1, count: 3, base: 10 } }]",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { start: -3, end: -1, count: 3 } }]",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: -3, max: -1, count: 3 } }]",
    "task-logspace-minmax «min»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 0.001, max: 0.1, count: 3 } }]",
    "task-logspace-minmax «min»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 1, count: 3 } }]",
    "task-rules-incomplete «rules»",
    "task-logspace-minmax «min»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { start: 1, end: 2, count: 0 } }]",
    "task-rules-incomplete «0»",
  ],
  ["step: train\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]"],
  [
    "step: train\n    type: random_search\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-no-count «random_search»",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0 } }]",
    "task-rules-incomplete «rules»",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 0\n    parameters: [{ name: b, style: random, rules: { min: 1, max: 0 } }]",
    "task-count-range «0»",
    "task-rules-incomplete «0»",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: many\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "prop-type «many»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: Linear, rules: { start: 0, end: 1, step: 1 } }]",
    "prop-enum «Linear»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: liner, rules: { start: 0, end: 1, step: 1 } }]",
    "prop-enum «liner»",
  ],
  [
    "step: train\n    parameters: [{ name: b, rules: { start: 0, end: 1, step: 1 } }]",
    "prop-missing «b»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2], start: 1 } }]",
    "task-rules-foreign «start»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 2, step: 1, base: 2 } }]",
    "task-rules-foreign «base»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { itmes: [1, 2] } }]",
    "prop-unknown «itmes»",
  ],
  [
    "step: train\n    type: bayesian_tpe\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-bayesian-small «5»",
  ],
  [
    "step: train\n    type: bayesian_tpe\n    execution-count: 50\n    execution-batch-size: 5\n    optimization-target-metric: acc\n    optimization-target-value: 0.9\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
  ],
  [
    "step: train\n    type: bayesian_tpe\n    optimization-target-metric: acc\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-no-count «bayesian_tpe»",
  ],
  [
    "step: train\n    execution-batch-size: 5\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  [
    "step: train\n    optimization-target-metric: acc\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-bayesian-only «optimization-target-metric»",
  ],
  ["step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 2 }]"],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 0.1 }, { a: 2 }]",
    "task-sets-ragged «a»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 20, c: q, z: 1 }]",
    "task-sets-ragged «a»",
    "task-value-invalid «20»",
    "task-value-invalid «q»",
    "task-parameter-missing «z»",
  ],
  ["step: train\n    type: manual_search\n    parameter-sets: 5", "prop-type «5»"],
  ["step: train\n    type: manual_search\n    parameter-sets: [5]", "prop-type «5»"],
  [
    "step: train\n    type: manual_search\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }]\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-sets-and-parameters «a»",
  ],
  [
    "step: train\n    type: grid_search\n    parameter-sets: [{ a: 1 }, { a: 2 }]",
    "task-sets-type «parameter-sets»",
  ],
  ["step: train\n    parameter-sets: [{ a: 1 }, { a: 2 }]", "task-sets-type «parameter-sets»"],
  [
    "step: train\n    type: grid\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-type «grid»",
  ],
  [
    "step: train\n    type: GRID_SEARCH\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  ["step: train\n    type: distributed\n    execution-count: 3", "prop-missing «t»"],
  ["step: train\n    type: distributed", "prop-missing «t»", "task-no-count «distributed»"],
  [
    "step: train\n    on-child-error: stop-all\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-on-child-error «stop-all»",
  ],
  [
    "step: train\n    on-child-error: stop-all-and-error\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 0, end: 1000, step: 1 } }]",
    "task-large «parameters»",
    "task-value-invalid «1000»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }, { name: a, style: multiple, rules: { items: [3, 4] } }]",
  ],
  [
    "step: train\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }, { name: z, style: multiple, rules: { items: [1, 2] } }]",
    "task-parameter-missing «z»",
    "task-parameter-missing «z»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ z: 1 }, { z: 2 }]",
    "task-parameter-missing «z»",
    "task-parameter-missing «z»",
  ],
  ["step: train\n    type: manual_search\n    parameter-sets: [{}, { a: 2 }, { b: 1 }]"],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ c: Y }]",
    "task-value-invalid «Y»",
  ],
  [
    "step: train\n    type: distributed\n    execution-count: 3\n    parameters: [{ name: a, style: linear, rules: { start: 0, end: 1000, step: 1 } }]",
    "task-value-invalid «1000»",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 3\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]\n    optimization-target-metric: acc",
    "task-bayesian-only «optimization-target-metric»",
  ],
  [
    "step: train\n    optimization-target-metric: acc\n    optimization-target-value: 1\n    execution-count: 4\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-bayesian-only «optimization-target-metric»",
    "task-bayesian-only «optimization-target-value»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { start: 1, end: 3, count: 3, base: 10 } }]",
  ],
  [
    "step: train\n    parameters: [{ name: c, style: logspace, rules: { start: 1, end: 3, count: 3, base: 10 } }]",
  ],
  [
    "step: train\n    parameters: [{ name: c, style: multiple, rules: { items: [1, x] } }]",
    "task-value-invalid «1»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [yes, 1e1] } }]",
    "task-value-invalid «yes»",
    "task-value-invalid «1e1»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: yes, c: off }, { a: null, c: 1:30 }]",
    "task-value-invalid «yes»",
    "task-value-invalid «off»",
    "yaml-typed-scalar «off»",
    "task-value-invalid «1:30»",
    "yaml-typed-scalar «1:30»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 0.1 }, { b: 0.2, a: 2 }]",
  ],
  ["step: train\n    type: manual_search\n    parameters: []\n    parameter-sets: [{ a: 1 }]"],
  [
    "step: train\n    type: random_search\n    execution-count: 1\n    parameters: [{ name: a, style: random, rules: { min: 0.5, max: 3 } }]",
  ],
  ["step: train\n    step-preset: x\n    parameters: []", "prop-unknown «step-preset»"],
  ['step: ""\n    parameters: []', 'task-step-missing «""»'],
];

test("says of each task what is wrong and no more", async (t) => {
  await checkRows(t, rows, asTaskKeys, ["task-not-varied"]);
});

const blocks: readonly ProblemRow[] = [
  ["parameters:\n      - name: a\n        style: multiple", "prop-missing «a»"],
  ["parameters:\n      - name: a\n        style: multiple\n        rules:", "prop-missing «rules»"],
  [
    "parameters:\n      - name: a\n        style: multiple\n        rules:\n          items: [1, 12]",
    "task-value-invalid «12»",
  ],
  [
    "parameters:\n      - name: a\n        style: multiple\n        rules:\n          items:\n            - 1\n            - x",
    "task-value-invalid «x»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules:\n          start: 1",
    "task-rules-incomplete «rules»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules:\n          start: 1\n          end: 3\n          step: 1\n          count: 3",
    "task-rules-foreign «count»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules:\n          count: 3\n          start: 1\n          end: 3\n          step: 1",
    "task-rules-foreign «count»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          max: 2\n          count: 3",
    "task-logspace-minmax «min»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          start: 1\n          max: 2\n          count: 3",
    "task-rules-incomplete «rules»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          end: 2\n          count: 3",
    "task-rules-incomplete «rules»",
  ],
  [
    "parameters:\n      - name: d\n        style: multiple\n        rules:\n          items: [true, false, 1, x]",
    "task-value-invalid «x»",
  ],
  [
    "parameters:\n      - name: l\n        style: multiple\n        rules:\n          items: [[1, 2], [3], x]",
    "prop-type «[1, 2]»",
    "prop-type «[3]»",
    "task-value-invalid «x»",
  ],
  [
    "parameters:\n      - name: c\n        style: linear\n        rules: { start: 1, end: 3, step: 1 }",
  ],
  [
    "parameters:\n      - name: c\n        style: single\n        rules: { value: yes }",
    "prop-type «yes»",
  ],
  [
    "parameters:\n      - name: a\n        style: random\n        rules: { min: -3, max: 20, count: 2 }",
    "task-value-invalid «-3»",
    "task-value-invalid «20»",
  ],
  [
    "parameters:\n      - name: a\n        style: random\n        rules: { min: 5, max: 2, count: 2 }",
    "task-rules-incomplete «2»",
  ],
  [
    "parameters:\n      - name: a\n        style: random\n        rules: { min: 5, max: 5, count: 2 }",
  ],
  [
    "parameters:\n      - name: a\n        style: logspace\n        rules: { start: 0, end: 3, count: 4, base: 10 }",
    "task-value-invalid «3»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules: { start: 1.0, end: 3, step: 1 }",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules: { start: 1.5, end: 3, step: 1 }",
    "task-value-invalid «1.5»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules: { start: 1.5, end: 3, step: 1, integerify: true }",
  ],
  [
    "type: manual_search\n    parameter-sets:\n      - a: 1\n        b: 0.1\n      - a: 2",
    "task-sets-ragged «a»",
  ],
  [
    "type: manual_search\n    parameter-sets:\n      - a: 1\n      - a: 2\n        c: x\n        d: true",
    "task-sets-ragged «a»",
  ],
  ["type: manual_search\n    parameter-sets:\n      - { a: 1, l: [1, 2] }\n      - { a: 2, l: 3 }"],
  [
    "type: manual_search\n    parameter-sets:\n      - { z: 1 }\n      - { a: 2 }",
    "task-parameter-missing «z»",
  ],
  ["type: manual_search\n    parameter-sets:\n      - { a: 1 }\n      - {}"],
  ["type: manual_search\n    parameter-sets:\n      - { a: 1, a: 2 }", "yaml-duplicate-key «a»"],
  [
    "type: manual_search\n    parameter-sets: [{ a: 1 }]\n    parameters:\n      - name: b\n        style: multiple\n        rules: { items: [1, 2] }",
  ],
  [
    "type: manual_search\n    parameters:\n      - name: b\n        style: multiple\n        rules: { items: [1, 2] }\n    parameter-sets: [{ a: 1 }]",
  ],
  [
    "type: random_search\n    parameter-sets: [{ a: 1 }]",
    "task-no-count «random_search»",
    "task-sets-type «parameter-sets»",
  ],
  [
    "type: bayesian_tpe\n    parameter-sets: [{ a: 1 }]",
    "task-no-count «bayesian_tpe»",
    "task-sets-type «parameter-sets»",
  ],
  [
    "type: bayesian_tpe\n    execution-count: 19\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-bayesian-small «19»",
  ],
  [
    "type: bayesian_tpe\n    execution-count: 20\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
  ],
  [
    "type: bayesian_tpe\n    execution-count: 21\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
  ],
  [
    "type: random_search\n    optimization-target-value: 3\n    execution-count: 3\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-bayesian-only «optimization-target-value»",
  ],
  ["type: bayesian\n    execution-count: 30", "prop-missing «t»", "task-type «bayesian»"],
  ['type: ""', "prop-missing «t»"],
  ["type: 5", "prop-missing «t»", "prop-type «5»"],
  [
    "on-child-error: stop-all-and-eror\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-on-child-error «stop-all-and-eror»",
  ],
  ['on-child-error: ""\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]'],
  [
    "parameters: [{ name: a, style: multiple, rules: { items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] } }, { name: b, style: linear, rules: { start: 1, end: 9, step: 1 } }]",
  ],
  [
    "parameters: [{ name: a, style: multiple, rules: { items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] } }, { name: b, style: linear, rules: { start: 1, end: 10, step: 1 } }]",
  ],
  [
    "parameters: [{ name: a, style: multiple, rules: { items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] } }, { name: b, style: linear, rules: { start: 1, end: 11, step: 1 } }]",
    "task-large «parameters»",
  ],
];

test("says the same of a task that is written over several lines", async (t) => {
  await checkRows(t, blocks, asTaskBlock, ["task-not-varied"]);
});
