import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const file = (rest: string) => `- step:
    name: train
    parameters:
      - { name: rate, type: float, default: 0.5 }
      - { name: mode }
    inputs: [{ name: data }]
    environment-variables: [{ name: LEVEL }]
- pipeline:
    name: p
    nodes:
      - name: a
        type: execution
        step: train
      - name: b
        type: execution
        step: train
        ${rest}
`;

test("offers an entry for each part of the step that is not overridden yet", () => {
  const override = (text: string) => file(`override:\n          ${text}`);
  checkCompletion(override("parameters: [{ name: mode }, <|>]"), ["rate"]);
  checkAccepted(
    override("parameters:\n            - <|>"),
    "rate",
    override("parameters:\n            - name: rate\n              default: 0.5"),
  );
  checkAccepted(
    override("inputs:\n            - <|>"),
    "data",
    override("inputs:\n            - name: data\n              default: <|>"),
  );
  checkCompletion(override("environment-variables:\n            - <|>"), ["LEVEL", "name", "…"]);
});

test("offers a pipeline parameter for each parameter of the nodes", () => {
  const parameters = (text: string) => file(`on-error: stop-all\n    parameters:\n      ${text}`);
  checkCompletion(
    parameters("- { name: rate, target: a.parameter.rate }\n      - <|>"),
    ["mode", "name", "target", "…"],
    parameters(
      "- { name: rate, target: a.parameter.rate }\n      - name: mode\n        targets:\n          - a.parameter.mode\n          - b.parameter.mode",
    ),
  );
  checkCompletion(parameters("- name: <|>"), ["rate", "mode"], parameters("- name: rate"));
});

test("offers what actions are mostly for", () => {
  checkCompletion(
    file("actions:\n          - <|>"),
    ["stop on a condition", "ask for approval", "when", "then", "if"],
    file(
      "actions:\n          - when: node-complete\n            if: metadata.accuracy < 0.8\n            then: stop-pipeline",
    ),
  );
});
