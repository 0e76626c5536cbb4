import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("node-retry-deployment reports a deployment node that is to be retried", () => {
  checkRule(
    "node-retry-deployment",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop, on-error: retry }
                                                                 ^^^^^ node-retry-deployment: A deployment node cannot "retry"; write "stop-all", "stop-next" or "continue"
    `),
    ),
  );
});

test("node-retry-deployment allows an execution node to be retried", () => {
  checkRule(
    "node-retry-deployment",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train, on-error: retry }
    `),
    ),
  );
});

test("node-retry-deployment allows a deployment node to go on", () => {
  checkRule(
    "node-retry-deployment",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop, on-error: continue }
    `),
    ),
  );
});

test("node-retry-deployment stays quiet while the word is not written", () => {
  checkTyping(
    "node-retry-deployment",
    file(
      pipeline(`
      - name: a
        type: deployment
        on-error:<|>
    `),
    ),
  );
});

test("node-retry-deployment writes what is the default", () => {
  const text = (nodes: string) =>
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(nodes),
    );
  checkFix(
    "node-retry-deployment",
    'choose: Change to "stop-all"',
    text(`
    - { name: a, type: deployment, deployment: shop, on-error: retry } # keep
  `),
    text(`
    - { name: a, type: deployment, deployment: shop, on-error: stop-all } # keep
  `),
  );
});

test("node-retry-deployment says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-retry-deployment",
    [
      [
        "{ name: n, type: deployment, deployment: prod, endpoints: [api], on-error: retry }",
        "«retry» | choose «retry»→«stop-all» | choose «retry»→«stop-next» | choose «retry»→«continue»",
      ],
      [
        '{ name: n, type: deployment, deployment: prod, endpoints: [api], on-error: "retry" }',
        '«"retry"» | choose «"retry"»→«stop-all» | choose «"retry"»→«stop-next» | choose «"retry"»→«continue»',
      ],
    ],
    asNode,
  );
});

test("node-retry-deployment says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "node-retry-deployment",
    [
      [
        "- name: n\n        type: deployment\n        deployment: prod\n        endpoints: [api]\n        on-error: retry",
        "«retry» | choose «retry»→«stop-all» | choose «retry»→«stop-next» | choose «retry»→«continue»",
      ],
    ],
    asNodeBlock,
  );
});

test("node-retry-deployment reads an alias, and only texts", async (t) => {
  await checkFixRows(
    t,
    "node-retry-deployment",
    [
      ["{ name: s, type: deployment, deployment: prod, on-error: [retry] }"],
      ["{ name: s, type: deployment, deployment: prod, on-error: continue }"],
      [
        "{ name: r, type: execution, step: train, on-error: &again retry }\n      - { name: s, type: deployment, deployment: prod, on-error: *again }",
        "«*again» | choose «*again»→«stop-all» | choose «*again»→«stop-next» | choose «*again»→«continue»",
      ],
    ],
    asNode,
  );
});
