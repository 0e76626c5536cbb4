import { test } from "node:test";
import { checkFix, checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline } from "../../../../support/yaml.ts";

test("node-endpoint-missing reports each endpoint that the file does not define", () => {
  checkRule(
    "node-endpoint-missing",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop, endpoints: [one, two] }
                                                                   ^^^ node-endpoint-missing: No endpoint is named "one"
                                                                        ^^^ node-endpoint-missing: No endpoint is named "two"
    `),
    ),
  );
});

test("node-endpoint-missing suggests an endpoint that is not listed yet", () => {
  checkRule(
    "node-endpoint-missing",
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

test("node-endpoint-missing stays quiet about an endpoint of the file", () => {
  checkRule(
    "node-endpoint-missing",
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      `
      - endpoint: { name: predict, image: i, server-command: s }
    `,
      pipeline(`
      - { name: a, type: deployment, deployment: shop, endpoints: [predict] }
    `),
    ),
  );
});

test("node-endpoint-missing stays quiet while the list is empty", () => {
  checkTyping(
    "node-endpoint-missing",
    file(
      pipeline(`
      - name: a
        type: deployment
        deployment: shop
        endpoints:
          -<|>
    `),
    ),
  );
});

test("node-endpoint-missing changes to the nearest name", () => {
  const text = (nodes: string) =>
    file(
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      `
      - endpoint: { name: predict, image: i, server-command: s }
    `,
      pipeline(nodes),
    );
  checkFix(
    "node-endpoint-missing",
    'choose: Change to "predict"',
    text(`
    - name: a
      type: deployment
      deployment: shop
      endpoints:
        - predcit # keep
  `),
    text(`
    - name: a
      type: deployment
      deployment: shop
      endpoints:
        - predict # keep
  `),
  );
});

test("node-endpoint-missing offers no endpoint that the node lists already", () => {
  const text = (endpoints: string) =>
    file(
      "- endpoint: { name: predict, image: python, wsgi: app:main }",
      pipeline(`- { name: a, type: deployment, deployment: shop, endpoints: [${endpoints}] }`),
    );
  checkFix(
    "node-endpoint-missing",
    'choose: Change to "predict"',
    text("predictt"),
    text("predict"),
  );
  checkNoFix("node-endpoint-missing", text("predict, predictt"));
});
