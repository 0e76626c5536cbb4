import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";

const pipeline = (moment: string) => `
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
          - when: ${moment}
            then: stop-pipeline
    edges: []
`;

test("action-when reports a moment that never comes", () => {
  checkRule(
    "action-when",
    pipeline(`finished
                  ^^^^^^^^ action-when: An action never runs at "finished"; write "node-starting", "node-complete" or "node-error"`),
  );
});

test("action-when reports the one wrong moment of a list", () => {
  checkRule(
    "action-when",
    pipeline(`[node-starting, node-completed]
                                  ^^^^^^^^^^^^^^ action-when: An action never runs at "node-completed"; did you mean "node-complete"?`),
  );
});

test("action-when takes the three moments, in any case", () => {
  checkRule("action-when", pipeline("[Node-Starting, node-complete, node-error]"));
});

test("action-when stays quiet until a moment is written", () => {
  checkTyping("action-when", pipeline("<|>"));
  checkTyping("action-when", pipeline("[node-error, <|>"));
});

test("action-when offers the nearest moment", () => {
  checkFix(
    "action-when",
    'spelling: Change to "node-complete"',
    pipeline("node_complete # keep"),
    pipeline("node-complete # keep"),
  );
});

test("action-when says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "action-when",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complet, then: stop-pipeline }] }",
        "«node-complet» | spelling «node-complet»→«node-complete»",
      ],
    ],
    asNode,
  );
});
