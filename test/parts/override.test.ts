import { test } from "node:test";
import { checkFix } from "../support/check-diagnostics.ts";
import { checkRule } from "../support/check-rule.ts";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asNode } from "../support/part-places.ts";
import { file, pipeline, step } from "../support/yaml.ts";

/** The rules that read a key of an override. */
const overrideCodes = ["prop-missing", "prop-type", "prop-unknown", "task-not-varied"];

const rows: readonly ProblemRow[] = [
  ["{ name: n, type: execution, step: train, override: { image: x } }"],
  ["{ name: n, type: execution, step: train, override: { inputs: [{ name: data, default: x }] } }"],
  [
    "{ name: n, type: execution, step: train, override: { inputs: [{ name: dat, default: x }] } }",
    "override-unknown-input «dat»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { inputs: [{ default: x }] } }",
    "prop-missing «default»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: 2 }] } }",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: z, default: 2 }] } }",
    "override-unknown-parameter «z»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a }] } }",
    "override-clears-default «a»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: null }] } }",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: z }] } }",
    "override-unknown-parameter «z»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ default: 2 }] } }",
    "prop-missing «default»",
  ],
  [
    "{ name: n, type: execution, step: trian, override: { parameters: [{ name: z, default: 2 }] } }",
    "node-step-missing «trian»",
  ],
  [
    "{ name: n, type: execution, step: train, commit: main, override: { parameters: [{ name: z, default: 2 }] } }",
  ],
  [
    "{ name: n, type: task, task: sweep, override: { parameters: [{ name: z, default: 2 }] } }",
    "override-unknown-parameter «z»",
  ],
  [
    '{ name: n, type: execution, step: train, override: { command: "run {parameter:z}" } }',
    "command-unknown-parameter «z»",
  ],
  ['{ name: n, type: execution, step: train, override: { command: "run {parameter:a}" } }'],
  ["{ name: n, type: execution, step: train, override: { comand: run } }", "prop-unknown «comand»"],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: b }, { name: l }] } }",
    "override-clears-default «b»",
    "override-clears-default «l»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: 1 }, { name: a }] } }",
    "override-clears-default «a»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, optional: true }] } }",
    "override-clears-default «a»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: { name: a } } }",
    "prop-type «parameters»",
  ],
  ["{ name: n, type: execution, step: train, override: { parameters: [a] } }", "prop-type «a»"],
  [
    "{ name: n, type: execution, step: train, commit: main, override: { parameters: [{ name: a }] } }",
  ],
  [
    "{ name: n, type: execution, step: trian, override: { parameters: [{ name: a }] } }",
    "node-step-missing «trian»",
  ],
  [
    "{ name: n, type: task, task: sweep, override: { parameters: [{ name: a }, { name: b }] } }",
    "override-clears-default «a»",
    "override-clears-default «b»",
  ],
  [
    "{ name: n, type: task, task: swep, override: { parameters: [{ name: z }], inputs: [{ name: z }] } }",
    "node-task-missing «swep»",
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api], override: { parameters: [{ name: a }] } }",
    "prop-unknown «override»",
  ],
  ["{ name: n, type: execution, step: train, override: 5 }", "prop-type «5»"],
  [
    "{ name: n, type: execution, step: other, override: { parameters: [{ name: a, default: 1 }], inputs: [{ name: d }] } }",
    "override-unknown-parameter «a»",
    "override-unknown-input «d»",
  ],
  [
    '{ name: n, type: execution, step: train, override: { command: "run --a={parameter:a} {parameter-value:l} {param:a}" } }',
    "command-value-of-list «{parameter-value:l}»",
    "command-near-placeholder «{param:a}»",
  ],
];

test("says of each override what is wrong and no more", async (t) => {
  await checkRows(t, rows, asNode);
});

const nodeWith = (override: string, more = "") =>
  file(
    step("train", "autorestart: true"),
    pipeline(`
    - name: n
      type: execution
      step: train${more}
      override:
${override}
  `),
  );

test("an override sets autorestart on nodes of both kinds, with and without an environment or a commit", () => {
  checkRule(
    overrideCodes,
    file(
      step("train", "autorestart: no"),
      pipeline(`
      - { name: a, type: execution, step: train, override: { autorestart: false } }
      - { name: b, type: task, step: train, override: { autorestart: true, environment: spot } }
                         ^^^^ task-not-varied: No edge fills a parameter of this task node, so it runs a single execution
      - { name: c, type: execution, step: elsewhere, commit: "library:a/b", override: { autorestart: yes } }
    `),
    ),
  );
});

test("an override cannot unset what the step says", () => {
  const rest =
    "an override cannot unset what the step says: give another value or leave the key out";
  checkRule(
    overrideCodes,
    nodeWith(`        autorestart: null
                     ^^^^ prop-type: "autorestart" takes a true/false value, but this is nothing; ${rest}
        image: ~
               ^ prop-type: "image" takes text, but this is nothing; ${rest}
        command: [~]
                  ^ prop-type: "command" takes a list of texts, but this is nothing
        environment:
        ^^^^^^^^^^^ prop-missing: "environment" has no value; it takes text; ${rest}`),
  );
});

test("autorestart takes a truth value, not a text", () => {
  checkRule(
    overrideCodes,
    nodeWith(`        autorestart: "true"
                     ^^^^^^ prop-type: "autorestart" takes a true/false value, but this is text`),
  );
});

test("autorestart on the node itself belongs into its override", () => {
  checkFix(
    "prop-unknown",
    'keep: Move "autorestart" into "override"',
    nodeWith("        image: b", "\n      autorestart: false # keep"),
    nodeWith("        image: b\n        autorestart: false # keep"),
  );
});
