import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asFile } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["- step:\n    name: a\n    image: i\n    command: c"],
  ["- step:\n  name: a\n  image: i\n  command: c", "item-unindented «step»"],
  ["- step:\n    name: a\n    image: i\n  command: c", "item-unindented «command»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n  description: x",
    "item-unindented «description»",
  ],
  ["- step: { name: a, image: i, command: c }\n  description: x", "item-unindented «description»"],
  ["- step: {}\n  name: a", "prop-missing «step»", "prop-missing «step»", "item-unindented «name»"],
  [
    "- step:\n    name: a\n    command: c\n  inputs: []",
    "prop-missing «a»",
    "item-unindented «inputs»",
  ],
  [
    "- step:\n    name: a\n  image: i\n  command: c",
    "item-unindented «image»",
    "item-unindented «command»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n  task: { name: t, step: a }",
    "item-extra-key «task»",
    "prop-missing «t»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n  endpoint: { name: T, image: i, wsgi: x:y }",
    "item-extra-key «endpoint»",
    "prop-pattern «T»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n  pipeline: 5",
    "item-extra-key «pipeline»",
    "prop-type «5»",
  ],
  ["- step: { name: a, image: i, command: c }\n  deployment: 5", "item-extra-key «deployment»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n  endpoint:\n    name: bb\n    image: i\n    wsgi: x:y",
    "item-extra-key «endpoint»",
  ],
  [
    "-   step:\n      name: a\n      image: i\n      command: c\n    endpoint:\n      name: bb\n      image: i\n      wsgi: x:y",
    "item-extra-key «endpoint»",
  ],
  [
    '- { step: { name: a, image: i, command: c }, endpoint: { name: bb, image: i, wsgi: "x:y" } }',
    "item-extra-key «endpoint»",
  ],
  [
    "- endpoint:\n    name: bb\n    image: i\n    wsgi: x:y\n  step:\n    name: a\n    image: i\n    command: c",
    "item-extra-key «endpoint»",
  ],
  ["- stpe:\n    name: a\n    image: i\n    command: c", "item-misspelt «stpe»"],
  ["- steps:\n    name: a\n    image: i\n    command: c", "item-misspelt «steps»"],
  ["- Step:\n    name: a\n    image: i\n    command: c", "item-misspelt «Step»"],
  ["- job:\n    name: a", "item-unknown «job»"],
  ["- definitions: [1, 2]"],
  ["- x-anything: 1"],
  ["- task-blueprint:\n    name: t\n    step: a", "item-misspelt «task-blueprint»"],
  ["- step", "item-not-a-mapping «step»"],
  ["- 5", "item-not-a-mapping «5»"],
  ["- [step]", "item-not-a-mapping «[step]»"],
  ["- null", "item-not-a-mapping «null»"],
  ["-", "item-not-a-mapping «-»"],
  ['- step: { name: a, image: i, command: "x\n      ---\n      y" }'],
  [
    "- step: { name: a, image: i, command: c }\n- step: { name: a, image: i, command: c }",
    "name-duplicate «a»",
  ],
  ["- step: { name: a, image: i, command: c }\n- task: { name: a, step: a, parameters: [] }"],
  [
    "- deployment: { name: a, defaults: { target: t } }\n- deployment: { name: a, defaults: { target: t } }",
    "name-duplicate «a»",
  ],
  [
    "- pipeline: { name: p, nodes: [], edges: [] }\n- pipeline: { name: p, nodes: [], edges: [] }",
    "name-duplicate «p»",
  ],
  ["- step: { name: a, image: i, command: c, time-limit: 5 }"],
  ["- step: { name: a, image: i, command: c, time-limit: 5h }"],
  ["- step: { name: a, image: i, command: c, time-limit: 5 hours }"],
  ["- step: { name: a, image: i, command: c, no-output-timeout: 1h 30m }"],
  ["- step: &a { name: a, image: i, command: c }\n- step: { <<: *a, name: b }"],
  ["- step:\n    name: a\n    image: i\n    command: c\n    description: one\n     two"],
  ["- pipline: { name: p, nodes: [], edges: [] }", "item-misspelt «pipline»"],
  ["- task_blueprint: { name: t }", "item-misspelt «task_blueprint»"],
  [
    "- blueprint: { name: t, step: a, parameters: [] }",
    "item-deprecated-blueprint «blueprint»",
    "prop-missing «t»",
    "prop-missing «t»",
    "prop-unknown «step»",
  ],
  ["- xyz: { name: t }", "item-unknown «xyz»"],
  [
    "- step: { name: a, image: i, command: c }\n  # note\n  pipeline: { name: p, nodes: [], edges: [] }",
    "item-extra-key «pipeline»",
  ],
  [
    '- \'step\': { name: a, image: i, command: c }\n- "endpoint": { name: ab, image: i, wsgi: "x:y" }',
  ],
];

test("says of each item what is wrong and no more", async (t) => {
  await checkRows(t, rows, asFile);
});

const blocks: readonly ProblemRow[] = [
  [
    "- step:\n  name: a\n  image: i\n  command: c\n- step:\n      name: b\n      image: i\n      command: c",
    "item-unindented «step»",
  ],
  [
    "- step:\n  # first\n  name: a\n\n  image: i\n  command: |\n    x\n\n    y\n# end\n",
    "item-unindented «step»",
  ],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n  inputs:\n    - name: d\n  outputs:\n    - name: o",
    "item-unindented «inputs»",
    "item-unindented «outputs»",
  ],
  ["- step:\n        name: a\n        image: i\n  command: c", "item-unindented «command»"],
  ["- name: a\n  step:\n  image: i\n  command: c", "item-unindented «step»"],
  ["- endpoint:\n  name: ab\n  image: i\n  wsgi: x:y", "item-unindented «endpoint»"],
  ["- step: *x\n  name: a", "yaml-syntax «*x»"],
  ["- &x step:\n  name: a\n  image: i\n  command: c", "item-unindented «step»"],
  [
    "  - step:\n      name: a\n      image: i\n      command: c\n    task:\n      name: t\n      step: a\n      parameters: []",
    "item-extra-key «task»",
  ],
  [
    "-\n  step:\n    name: a\n    image: i\n    command: c\n  task:\n    name: t\n    step: a\n    parameters: []",
    "item-extra-key «task»",
  ],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n  step:\n    name: b",
    "yaml-duplicate-key «step»",
    "prop-missing «b»",
    "prop-missing «b»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n- step: { name: b, image: i, command: c }\n- step: { name: a, image: i, command: c }\n- step: { name: a, image: i, command: c }",
    "name-duplicate «a»",
    "name-duplicate «a»",
  ],
  ["- step:\n    name: a\n    name: b\n    image: i\n    command: c", "yaml-duplicate-key «name»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    image: j # keep",
    "yaml-duplicate-key «image»",
  ],
  ["- step: { name: a, image: i, command: c, image: j }", "yaml-duplicate-key «image»"],
  ["- step:\n    <<: { image: i }\n    <<: { command: c }\n    name: a"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      - name: d\n        name: e",
    "yaml-duplicate-key «name»",
  ],
  ["- name: a\n  name: b", "item-unknown «name»", "yaml-duplicate-key «name»"],
  ["- step:\n    name: a\n    image: i\n    command: c\n      more"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    description: one\n      two: x",
    "yaml-syntax «two»",
  ],
  ["- step:\n    name: a\n    image: i\n    command: c\n    description: one\n      image"],
  [
    "- step:\n    name: a\n    image: i\n    command: a\n      optional: true",
    "yaml-syntax «optional»",
  ],
];

test("says the same of an item that is written over several lines", async (t) => {
  await checkRows(t, blocks, asFile);
});
