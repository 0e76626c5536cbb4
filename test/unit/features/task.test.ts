import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const before = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: a, type: integer, default: 1, min: 0, max: 9 }
      - { name: b, type: float, default: 0.5 }
      - { name: c, type: string, choices: [x, y], default: x }
- task:
    name: t
    `;

const rows: readonly ProblemRow[] = [
  ["step: train", "prop-missing «t»"],
  [
    "step: trian",
    "prop-missing «t»",
    "task-step-missing «trian» | «trian»→«train» | «»→«- step:⏎    name: trian⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  ["stp: train", "prop-missing «t»", "prop-unknown «stp» | «stp»→«step»"],
  ["step: train\n    parameters: []"],
  ["step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]"],
  [
    "step: train\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
    "task-parameter-missing «z» | «»→«⏎      - { name: z }»",
  ],
  [
    "step: trian\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
    "task-step-missing «trian» | «trian»→«train» | «»→«- step:⏎    name: trian⏎    image: busybox⏎    command: python main.py {parameters}⏎    parameters:⏎      - name: z⏎»",
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
    "prop-type «5» | «5»→«[5]»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: {} }]",
    "task-rules-incomplete «rules» | «»→« items: [1] »",
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
    "task-rules-incomplete «rules» | «»→«, value: 1»",
    "task-rules-foreign «items» | unnecessary",
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
    "task-rules-incomplete «rules» | «»→«, step: 1»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { end: 5 } }]",
    "task-rules-incomplete «rules» | «»→«, start: 5, step: 1»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { min: 1, max: 5, step: 1 } }]",
    "task-rules-incomplete «rules» | «»→«, start: 1, end: 1»",
    "task-rules-foreign «min» | unnecessary | «min: 1, »→«»",
    "task-rules-foreign «max» | unnecessary | «max: 5, »→«»",
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
    "task-logspace-minmax «min» | «min»→«start» «max»→«end»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 0.001, max: 0.1, count: 3 } }]",
    "task-logspace-minmax «min» | «min»→«start» «max»→«end»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 1, count: 3 } }]",
    "task-rules-incomplete «rules» | «»→«, max: 1»",
    "task-logspace-minmax «min» | «min»→«start»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: logspace, rules: { start: 1, end: 2, count: 0 } }]",
    "task-rules-incomplete «0»",
  ],
  ["step: train\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]"],
  [
    "step: train\n    type: random_search\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
    "task-no-count «random_search» | «»→«⏎    execution-count: 10»",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
  ],
  [
    "step: train\n    type: random_search\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0 } }]",
    "task-rules-incomplete «rules» | «»→«, max: 0»",
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
    "prop-enum «Linear» | «Linear»→«linear»",
  ],
  [
    "step: train\n    parameters: [{ name: b, style: liner, rules: { start: 0, end: 1, step: 1 } }]",
    "prop-enum «liner» | «liner»→«linear»",
  ],
  [
    "step: train\n    parameters: [{ name: b, rules: { start: 0, end: 1, step: 1 } }]",
    "prop-missing «b»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2], start: 1 } }]",
    "task-rules-foreign «start» | unnecessary | «, start: 1»→«»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 2, step: 1, base: 2 } }]",
    "task-rules-foreign «base» | unnecessary | «, base: 2»→«»",
  ],
  [
    "step: train\n    parameters: [{ name: a, style: multiple, rules: { itmes: [1, 2] } }]",
    "task-rules-incomplete «rules» | «»→«, items: [1]»",
    "prop-unknown «itmes» | «itmes»→«items»",
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
    "task-no-count «bayesian_tpe» | «»→«⏎    execution-count: 30»",
  ],
  [
    "step: train\n    execution-batch-size: 5\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  [
    "step: train\n    optimization-target-metric: acc\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-bayesian-only «optimization-target-metric» | unnecessary | «    optimization-target-metric: acc⏎»→«»",
  ],
  ["step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 2 }]"],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 0.1 }, { a: 2 }]",
    "task-sets-ragged «a» | «»→«, b: 0.5»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 20, c: q, z: 1 }]",
    "task-sets-ragged «a» | «»→«, c: x, z: 1»",
    "task-value-invalid «20»",
    "task-value-invalid «q»",
    "task-parameter-missing «z» | «»→«⏎      - { name: z }»",
  ],
  ["step: train\n    type: manual_search\n    parameter-sets: 5", "prop-type «5» | «5»→«[5]»"],
  ["step: train\n    type: manual_search\n    parameter-sets: [5]", "prop-type «5»"],
  [
    "step: train\n    type: manual_search\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }]\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-sets-and-parameters «a» | unnecessary",
  ],
  [
    "step: train\n    type: grid_search\n    parameter-sets: [{ a: 1 }, { a: 2 }]",
    "task-sets-type «parameter-sets» | «grid_search»→«manual_search»",
  ],
  [
    "step: train\n    parameter-sets: [{ a: 1 }, { a: 2 }]",
    "task-sets-type «parameter-sets» | «»→«⏎    type: manual_search»",
  ],
  [
    "step: train\n    type: grid\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-type «grid» | «grid»→«grid_search»",
  ],
  [
    "step: train\n    type: GRID_SEARCH\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
  ],
  ["step: train\n    type: distributed\n    execution-count: 3", "prop-missing «t»"],
  [
    "step: train\n    type: distributed",
    "prop-missing «t»",
    "task-no-count «distributed» | «»→«⏎    execution-count: 2»",
  ],
  [
    "step: train\n    on-child-error: stop-all\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-on-child-error «stop-all» | «stop-all»→«stop-all-and-error»",
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
    "task-parameter-missing «z» | «»→«⏎      - { name: z }»",
    "task-parameter-missing «z»",
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ z: 1 }, { z: 2 }]",
    "task-parameter-missing «z» | «»→«⏎      - { name: z }»",
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
    "task-bayesian-only «optimization-target-metric» | unnecessary | «    optimization-target-metric: acc⏎»→«» | «random_search»→«bayesian_tpe»",
  ],
  [
    "step: train\n    optimization-target-metric: acc\n    optimization-target-value: 1\n    execution-count: 4\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-bayesian-only «optimization-target-metric» | unnecessary | «    optimization-target-metric: acc⏎»→«» | «»→«⏎    type: bayesian_tpe»",
    "task-bayesian-only «optimization-target-value» | unnecessary | «    optimization-target-value: 1⏎»→«» | «»→«⏎    type: bayesian_tpe»",
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
    'yaml-typed-scalar «off» | «off»→«"off"»',
    "task-value-invalid «1:30»",
    'yaml-typed-scalar «1:30» | «1:30»→«"1:30"»',
  ],
  [
    "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 0.1 }, { b: 0.2, a: 2 }]",
  ],
  ["step: train\n    type: manual_search\n    parameters: []\n    parameter-sets: [{ a: 1 }]"],
  [
    "step: train\n    type: random_search\n    execution-count: 1\n    parameters: [{ name: a, style: random, rules: { min: 0.5, max: 3 } }]",
  ],
  [
    "step: train\n    step-preset: x\n    parameters: []",
    "prop-unknown «step-preset» | «    step-preset: x⏎»→«»",
  ],
  [
    'step: ""\n    parameters: []',
    'task-step-missing «""» | «»→«- step:⏎    name: ""⏎    image: busybox⏎    command: python main.py⏎»',
  ],
];

test("says of each task what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (written) => `${before}${written}\n`);
});

const beforeBlocks = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: a, type: integer, default: 1, min: 0, max: 9 }
      - { name: b, type: float, default: 0.5 }
      - { name: c, type: string, choices: [x, y], default: x }
      - { name: d, type: flag }
      - { name: l, type: integer, multiple: repeat, default: [1] }
- task:
    name: t
    step: train
    `;

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
    "task-rules-incomplete «rules» | «»→«⏎          end: 1⏎          step: 1»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules:\n          start: 1\n          end: 3\n          step: 1\n          count: 3",
    "task-rules-foreign «count» | unnecessary | «          count: 3⏎»→«»",
  ],
  [
    "parameters:\n      - name: a\n        style: linear\n        rules:\n          count: 3\n          start: 1\n          end: 3\n          step: 1",
    "task-rules-foreign «count» | unnecessary | «          count: 3⏎»→«»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          max: 2\n          count: 3",
    "task-logspace-minmax «min» | «min»→«start» «max»→«end»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          start: 1\n          max: 2\n          count: 3",
    "task-rules-incomplete «rules» | «»→«⏎          min: 2»",
  ],
  [
    "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          end: 2\n          count: 3",
    "task-rules-incomplete «rules» | «»→«⏎          max: 1»",
  ],
  [
    "parameters:\n      - name: d\n        style: multiple\n        rules:\n          items: [true, false, 1, x]",
    "task-value-invalid «x»",
  ],
  [
    "parameters:\n      - name: l\n        style: multiple\n        rules:\n          items: [[1, 2], [3], x]",
    'prop-type «[1, 2]» | «[1, 2]»→«"[1, 2]"»',
    'prop-type «[3]» | «[3]»→«"[3]"»',
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
    "task-sets-ragged «a» | «»→«⏎        b: 0.5»",
  ],
  [
    "type: manual_search\n    parameter-sets:\n      - a: 1\n      - a: 2\n        c: x\n        d: true",
    "task-sets-ragged «a» | «»→«⏎        c: x⏎        d: true»",
  ],
  ["type: manual_search\n    parameter-sets:\n      - { a: 1, l: [1, 2] }\n      - { a: 2, l: 3 }"],
  [
    "type: manual_search\n    parameter-sets:\n      - { z: 1 }\n      - { a: 2 }",
    "task-parameter-missing «z» | «»→«⏎      - { name: z }»",
  ],
  ["type: manual_search\n    parameter-sets:\n      - { a: 1 }\n      - {}"],
  [
    "type: manual_search\n    parameter-sets:\n      - { a: 1, a: 2 }",
    "yaml-duplicate-key «a» | The first one: «a» | «a: 1, »→«»",
  ],
  [
    "type: manual_search\n    parameter-sets: [{ a: 1 }]\n    parameters:\n      - name: b\n        style: multiple\n        rules: { items: [1, 2] }",
  ],
  [
    "type: manual_search\n    parameters:\n      - name: b\n        style: multiple\n        rules: { items: [1, 2] }\n    parameter-sets: [{ a: 1 }]",
  ],
  [
    "type: random_search\n    parameter-sets: [{ a: 1 }]",
    "task-no-count «random_search» | «»→«⏎    execution-count: 10»",
    "task-sets-type «parameter-sets» | «random_search»→«manual_search»",
  ],
  [
    "type: bayesian_tpe\n    parameter-sets: [{ a: 1 }]",
    "task-no-count «bayesian_tpe» | «»→«⏎    execution-count: 30»",
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
    "task-bayesian-only «optimization-target-value» | unnecessary | «    optimization-target-value: 3⏎»→«» | «random_search»→«bayesian_tpe»",
  ],
  [
    "type: bayesian\n    execution-count: 30",
    "prop-missing «t»",
    "task-type «bayesian» | «bayesian»→«bayesian_tpe»",
  ],
  ['type: ""', "prop-missing «t»"],
  ["type: 5", "prop-missing «t»", 'prop-type «5» | «5»→«"5"»'],
  [
    "on-child-error: stop-all-and-eror\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
    "task-on-child-error «stop-all-and-eror» | «stop-all-and-eror»→«stop-all-and-error»",
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

test("mends a task that is written over several lines in its own layout", () => {
  checkRows(blocks, (written) => `${beforeBlocks}${written}\n`);
});
