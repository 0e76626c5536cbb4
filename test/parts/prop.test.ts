import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asFile } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["- step:", "prop-missing «step»"],
  ["- step: a", "prop-type «a»"],
  ["- step: [a]", "prop-type «step»"],
  [
    "- step: { name: a, image: i, command: c }\n... - step: { name: b, image: i, command: c }",
    "yaml-syntax «-»",
  ],
  [
    '- endpoint: { name: a, image: i, wsgi: "x:y" }\n- endpoint: { name: a, image: i, wsgi: "x:y" }',
    "prop-pattern «a»",
    "prop-pattern «a»",
    "name-duplicate «a»",
  ],
  ["- deployment: { name: a }", "deployment-no-target «a»"],
  ["- deployment: { name: a, defaults: {} }", "deployment-no-target «a»"],
  ["- step: { name: a, image: i, command: c, name: b }", "yaml-duplicate-key «name»"],
  ["- step: { name: a, image: i, command: c, step-preset: x }", "prop-unknown «step-preset»"],
  [
    "- step: { name: a, command: c, step-preset: x }",
    "prop-missing «a»",
    "prop-unknown «step-preset»",
  ],
  [
    "- step: { name: a, image: i, command: c, environment: e, step-preset: x }",
    "prop-unknown «step-preset»",
  ],
  ["- step: { name: a, image: i }", "prop-missing «a»"],
  ["- step: { image: i, command: c }", "prop-missing «step»"],
  ["- step: { name: a, command: c }", "prop-missing «a»"],
  ["- endpoint: { name: a, image: i }", "endpoint-command «a»", "prop-pattern «a»"],
  [
    '- endpoint: { name: a, image: i, wsgi: "x:y", server-command: run }',
    "prop-pattern «a»",
    "endpoint-command «server-command»",
  ],
  ["- endpoint: { name: a, image: i, server-command: run }", "prop-pattern «a»"],
  [
    '- endpoint: { name: a, image: i, wsgi: "x:y", files: [{ name: m, path: p }, { name: m, path: q }] }',
    "prop-pattern «a»",
  ],
  [
    "- step: { name: a, image: i, command: c, inputs: [{ name: d }, { name: d }] }",
    "input-duplicate «d»",
  ],
  [
    '- step: { name: a, image: i, command: c, inputs: [{ name: d, default: "s3://{parameter:x}/y" }] }',
    "input-unknown-parameter «x»",
  ],
  ["- step: { name: a, image: i, command: c, inputs: [{ default: x }] }", "prop-missing «default»"],
  ["- step: { name: a, image: i, command: c, inputs: [d] }", "prop-type «d»"],
  ["- step: { name: a, image: i, command: c, inputs: { name: d } }", "prop-type «inputs»"],
  ["- step: { name: a, image: i, command: c, time-limit: soon }", "duration-invalid «soon»"],
  [
    "- step: { name: a, image: i, command: c, environment-variables: [{ name: X, default: 5 }] }",
    "prop-type «5»",
  ],
  [
    "- step: { name: a, image: i, command: c, environment-variables: { X: 5 } }",
    "prop-type «environment-variables»",
  ],
  ["- step: { name: yes, image: i, command: c }", "prop-type «yes»"],
  ["- step: { name: 1:30, image: i, command: c }", "prop-type «1:30»"],
  ["- step: { name: 2026-01-01, image: i, command: c }", "prop-type «2026-01-01»"],
  ["- step: { name: a, image: no, command: off }", "prop-type «no»", "prop-type «off»"],
  [
    "- step: { name: a, image: i, command: [1, yes, null, ~] }",
    "prop-type «1»",
    "prop-type «yes»",
    "prop-type «null»",
    "prop-type «~»",
  ],
  ["- step: { name: a, image: i, command: *c }", "yaml-syntax «*c»"],
  ["- step: &a { name: a, image: i, command: c }\n- step: { <<: *b, name: b }", "yaml-syntax «*b»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    description: one\n    desciption: two",
    "prop-unknown «desciption»",
  ],
  [
    '- step: { name: a, image: i, command: c, inputs: [{ name: d, optional: yes }, { name: e, optional: "true" }, { name: f, optional: 1 }] }',
    'prop-type «"true"»',
    "prop-type «1»",
  ],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 80 }', "prop-range «80»"],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: "80" }', 'prop-type «"80"»'],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: -80 }', "prop-range «-80»"],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 70000 }', "prop-range «70000»"],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 0 }', "prop-range «0»"],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 65535 }'],
  ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 8.5 }', "prop-range «8.5»"],
  [
    '- endpoint: { name: ab, image: i, wsgi: "x:y", port: 8,5 }',
    "prop-range «8»",
    "prop-unknown «5»",
  ],
  ['- endpoint: { name: API 2!, image: i, wsgi: "x:y" }', "prop-pattern «API 2!»"],
  ['- endpoint: { name: -ab-, image: i, wsgi: "x:y" }', "prop-pattern «-ab-»"],
  ['- endpoint: { name: 1ab, image: i, wsgi: "x:y" }', "prop-pattern «1ab»"],
  ['- endpoint: { name: "", image: i, wsgi: "x:y" }', 'prop-pattern «""»'],
  ['- endpoint: { name: "!", image: i, wsgi: "x:y" }', 'prop-pattern «"!"»'],
  ['- endpoint: { name: a--b, image: i, wsgi: "x:y" }'],
  [
    "- step: { name: a, image: i, command: c, resources: { cpu: { min: 1.5, max: 2,5 } } }",
    "prop-unknown «5»",
  ],
  [
    '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, min: "1.5", max: 2, default: 1.5 }] }',
    'prop-type «"1.5"»',
  ],
  [
    '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, min: "-1", max: "+2.", default: 1.5 }] }',
    'prop-type «"-1"»',
    'prop-type «"+2."»',
  ],
  [
    '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, max: "2,50", default: 1.5 }] }',
    'prop-type «"2,50"»',
  ],
  [
    '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, max: "12,5", default: 1.5 }] }',
    'prop-type «"12,5"»',
  ],
  [
    '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, max: "1,2,3", default: 1.5 }] }',
    'prop-type «"1,2,3"»',
  ],
  [
    "- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, max: 2x, default: 1.5 }] }",
    "prop-type «2x»",
  ],
  ["- step: { name: a, image: i, command: c, source-path: yes }", "prop-type «yes»"],
  [
    "- step: { name: a, image: i, command: c, icon: 5, category: [x] }",
    "prop-type «5»",
    "prop-type «category»",
  ],
  [
    "- step: { name: [a], image: { i: j }, command: { c: d } }",
    "prop-type «name»",
    "prop-type «image»",
    "prop-type «command»",
  ],
  [
    "- step:\n    name: a\n    image: i\n    command:\n      - c\n      - [d]\n      - e: f",
    "prop-type «[d]»",
    "prop-type «e: f»",
  ],
  [
    "- step:\n    name: a\n    image: i\n    command:\n    inputs:",
    "prop-missing «command»",
    "prop-missing «inputs»",
  ],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      name: d",
    "prop-type «inputs»",
  ],
  ["- step:\n    name: a\n    image: i\n    command: c\n    inputs: d", "prop-type «d»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      - d\n      - e: f",
    "prop-type «d»",
    "prop-missing «e»",
    "prop-unknown «e»",
  ],
  ["- step:\n    name: a\n    image: i\n    commands: c", "prop-unknown «commands»"],
  ["- step:\n    name: a\n    image: i\n    command: c\n    nmae: b", "prop-unknown «nmae»"],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    environment_variables: []",
    "prop-unknown «environment_variables»",
  ],
  ["- step:\n    name: a\n    image: i\n    command: c\n    nodes: []", "prop-unknown «nodes»"],
  [
    "- pipeline: { name: p, nodes: [{ name: a, type: task, step: s, image: x, parameters: [], inputs: [] }], edges: [] }",
    "task-not-varied «task»",
    "node-step-missing «s»",
    "prop-unknown «image»",
    "prop-unknown «parameters»",
    "prop-unknown «inputs»",
  ],
  [
    "- pipeline: { name: p, nodes: [{ name: a, type: execution, step: s, command: x, environment: e }], edges: [] }",
    "node-step-missing «s»",
    "prop-unknown «command»",
    "prop-unknown «environment»",
  ],
  [
    "- pipeline: { name: p, nodes: [{ name: a, type: deployment, deployment: d, command: x }], edges: [] }",
    "node-deployment-undefined «d»",
    "prop-unknown «command»",
  ],
  ["- pipeline: { name: p, nodes: {}, edges: 5 }", "prop-type «nodes»", "prop-type «5»"],
  ["- pipeline: { name: p }", "prop-missing «p»", "prop-missing «p»"],
  ["- pipeline: { nodes: [], edges: [] }", "prop-missing «pipeline»"],
  ["- deployment: { name: d, defaults: { target: t, x: 1 } }"],
  ["- deployment: { defaults: { target: t } }", "prop-missing «deployment»"],
];

test("says of each property what is wrong and no more", async (t) => {
  await checkRows(t, rows, asFile);
});
