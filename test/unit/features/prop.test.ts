import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const rows: readonly ProblemRow[] = [
  ["- step:", "prop-missing «step»"],
  ["- step: a", "prop-type «a»"],
  ["- step: [a]", "prop-type «step»"],
  ["- step: 5", "prop-type «5»"],
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
  [
    "- step: { name: a, image: i, command: c, name: b }",
    "yaml-duplicate-key «name» | «name: a, »→«»",
  ],
  [
    "- step: { name: a, image: i, command: c, step-preset: x }",
    "prop-unknown «step-preset» | «, step-preset: x»→«»",
  ],
  [
    "- step: { name: a, command: c, step-preset: x }",
    "prop-missing «a» | «»→«, image: python:3.12»",
    "prop-unknown «step-preset» | «, step-preset: x»→«»",
  ],
  [
    "- step: { name: a, image: i, command: c, environment: e, step-preset: x }",
    "prop-unknown «step-preset» | «, step-preset: x»→«»",
  ],
  ["- step: { name: a, image: i }", "prop-missing «a» | «»→«, command: python main.py»"],
  ["- step: { image: i, command: c }", "prop-missing «step» | «»→«, name: my-name»"],
  ["- step: { name: a, command: c }", "prop-missing «a» | «»→«, image: python:3.12»"],
  ["- endpoint: { name: a, image: i }", "endpoint-command «a»", "prop-pattern «a»"],
  [
    '- endpoint: { name: a, image: i, wsgi: "x:y", server-command: run }',
    "prop-pattern «a»",
    'endpoint-command «server-command» | «, server-command: run»→«» | «wsgi: "x:y", »→«»',
  ],
  ["- endpoint: { name: a, image: i, server-command: run }", "prop-pattern «a»"],
  [
    '- endpoint: { name: a, image: i, wsgi: "x:y", files: [{ name: m, path: p }, { name: m, path: q }] }',
    "prop-pattern «a»",
  ],
  [
    "- step: { name: a, image: i, command: c, inputs: [{ name: d }, { name: d }] }",
    "input-duplicate «d» | «{ name: d }, »→«»",
  ],
  [
    '- step: { name: a, image: i, command: c, inputs: [{ name: d, default: "s3://{parameter:x}/y" }] }',
    "input-unknown-parameter «x»",
  ],
  [
    "- step: { name: a, image: i, command: c, inputs: [{ default: x }] }",
    "prop-missing «default» | «»→«, name: my-name»",
  ],
  ["- step: { name: a, image: i, command: c, inputs: [d] }", "prop-type «d» | «d»→«name: d»"],
  ["- step: { name: a, image: i, command: c, inputs: { name: d } }", "prop-type «inputs»"],
  ["- step: { name: a, image: i, command: c, time-limit: soon }", "duration-invalid «soon»"],
  [
    "- step: { name: a, image: i, command: c, environment-variables: [{ name: X, default: 5 }] }",
    'prop-type «5» | «5»→«"5"»',
  ],
  [
    "- step: { name: a, image: i, command: c, environment-variables: { X: 5 } }",
    "prop-type «environment-variables»",
  ],
  ["- step: { name: yes, image: i, command: c }", 'prop-type «yes» | «yes»→«"yes"»'],
  ["- step: { name: 1:30, image: i, command: c }", 'prop-type «1:30» | «1:30»→«"1:30"»'],
  [
    "- step: { name: 2026-01-01, image: i, command: c }",
    'prop-type «2026-01-01» | «2026-01-01»→«"2026-01-01"»',
  ],
  [
    "- step: { name: a, image: no, command: off }",
    'prop-type «no» | «no»→«"no"»',
    'prop-type «off» | «off»→«"off"»',
  ],
  [
    "- step: { name: a, image: i, command: [1, yes, null, ~] }",
    'prop-type «1» | «1»→«"1"»',
    'prop-type «yes» | «yes»→«"yes"»',
    "prop-type «null»",
    "prop-type «~»",
  ],
  ["- step: { name: a, image: i, command: *c }", 'yaml-syntax «*c» | «*c»→«"*c"»'],
  [
    "- step: &a { name: a, image: i, command: c }\n- step: { <<: *b, name: b }",
    'yaml-syntax «*b» | «*b»→«"*b"»',
  ],
  [
    "- step:\n    name: a\n    image: i\n    command: c\n    description: one\n    desciption: two",
    "prop-unknown «desciption» | «⏎    desciption: two»→«»",
  ],
];

test("says of each property what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (written) => written);
});
