import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline, step } from "../../../../support/snippets.ts";

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
    'Change to "stop-all"',
    text(`
    - { name: a, type: deployment, deployment: shop, on-error: retry } # keep
  `),
    text(`
    - { name: a, type: deployment, deployment: shop, on-error: stop-all } # keep
  `),
  );
});
