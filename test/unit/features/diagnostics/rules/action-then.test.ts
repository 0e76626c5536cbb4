import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";

const pipeline = (outcome: string) => `
- step:
    name: train
    image: busybox
    command: train
- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        actions:
          - when: node-complete
            then: ${outcome}
    edges: []
`;

test("action-then reports an action that does not exist", () => {
  checkRule(
    "action-then",
    pipeline(`notify
                  ^^^^^^ action-then: No action is named "notify"; write "stop-pipeline", "require-approval" or "error-pipeline"`),
  );
});

test("action-then reports the one wrong action of a list", () => {
  checkRule(
    "action-then",
    pipeline(`[stop-pipeline, "eror-pipeline"]
                                  ^^^^^^^^^^^^^^^ action-then: No action is named "eror-pipeline"; did you mean "error-pipeline"?`),
  );
});

test("action-then takes every action that is documented", () => {
  checkRule("action-then", pipeline("require-approval"));
  checkRule("action-then", pipeline("[stop-pipeline, error-pipeline, noop]"));
});

test("action-then reports an action in the wrong case, which the platform does not read", () => {
  checkRule(
    "action-then",
    pipeline(`Stop-Pipeline
                  ^^^^^^^^^^^^^ action-then: No action is named "Stop-Pipeline"; did you mean "stop-pipeline"?`),
  );
});

test("action-then stays quiet until an action is written", () => {
  checkTyping("action-then", pipeline("<|>"));
  checkTyping("action-then", pipeline("[<|>"));
});

test("action-then offers the nearest action and keeps the quotes and the comment", () => {
  checkFix(
    "action-then",
    'spelling: Change to "stop-pipeline"',
    pipeline('"stop_pipeline" # enough'),
    pipeline('"stop-pipeline" # enough'),
  );
});

test("action-then says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "action-then",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, then: stop }] }",
        "«stop» | choose «stop»→«stop-pipeline»",
      ],
    ],
    asNode,
  );
});
