import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { file, pipeline } from "../../../../support/yaml.ts";

test("node-deployment-undefined says that the deployment must exist in the project", () => {
  checkRule(
    "node-deployment-undefined",
    file(
      pipeline(`
      - { name: a, type: deployment, deployment: shop }
                                                 ^^^^ node-deployment-undefined: Deployment "shop" must exist in the project
    `),
    ),
  );
});

test("node-deployment-undefined offers the nearest deployment of the file", () => {
  checkRule(
    "node-deployment-undefined",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shpo }
                                                 ^^^^ node-deployment-undefined: Deployment "shpo" must exist in the project; did you mean "shop"?
    `),
    ),
  );
});

test("node-deployment-undefined stays quiet about a deployment that the file defines", () => {
  checkRule(
    "node-deployment-undefined",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop }
    `),
    ),
  );
});

test("node-deployment-undefined stays quiet while the name is not written", () => {
  checkTyping(
    "node-deployment-undefined",
    file(
      pipeline(`
      - name: a
        type: deployment
        deployment:<|>
    `),
    ),
  );
});

test("node-deployment-undefined changes to the nearest name", () => {
  const text = (nodes: string) =>
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(nodes),
    );
  checkFix(
    "node-deployment-undefined",
    'choose: Change to "shop"',
    text(`
    - { name: a, type: deployment, deployment: shpo } # keep
  `),
    text(`
    - { name: a, type: deployment, deployment: shop } # keep
  `),
  );
});

test("node-deployment-undefined wants the deployment of a deployment node", async (t) => {
  await checkFixRows(
    t,
    "node-deployment-undefined",
    [
      ["{ name: s, type: deployment, deployment: prd }", "«prd»"],
      ["{ name: s, type: deployment }"],
      ["{ name: s, type: execution, step: train, deployment: prd }"],
    ],
    asNode,
  );
});
