import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("unused-endpoint reports an endpoint that no pipeline deploys", () => {
  checkRule(
    "unused-endpoint",
    file(
      step("train"),
      `
      - endpoint: { name: predict, image: i, server-command: s }
                          ^^^^^^^ unused-endpoint: No pipeline deploys endpoint "predict"
    `,
      pipeline(`
      - { name: a, type: execution, step: train }
    `),
    ),
  );
});

test("unused-endpoint stays quiet in a file without pipelines", () => {
  checkRule(
    "unused-endpoint",
    `
  - endpoint: { name: predict, image: i, server-command: s }
`,
  );
});

test("unused-endpoint takes a misspelt name for the endpoint it means", () => {
  checkRule(
    ["unused-endpoint", "node-endpoint-missing"],
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      `
      - endpoint: { name: predict, image: i, server-command: s }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop, endpoints: [predcit] }
                                                                   ^^^^^^^ node-endpoint-missing: No endpoint is named "predcit"; did you mean "predict"?
    `),
    ),
  );
});

test("unused-endpoint counts the file of an edge as a use", () => {
  checkRule(
    "unused-endpoint",
    file(
      step("train"),
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      `
      - endpoint: { name: predict, image: i, server-command: s, files: [{ name: model, path: m }] }
    `,
      pipeline(
        `
      - { name: t, type: execution, step: train }
      - { name: a, type: deployment, deployment: shop }
    `,
        `
      edges: [[t.output.*, a.file.predict.model]]
    `,
      ),
    ),
  );
});

test("unused-endpoint stays quiet while the name is not written", () => {
  checkTyping(
    "unused-endpoint",
    `
  - pipeline: { name: p, nodes: [], edges: [] }
  - endpoint:
      name:<|>
`,
  );
});
