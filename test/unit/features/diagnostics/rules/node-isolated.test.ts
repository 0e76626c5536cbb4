import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkRows } from "../../../../support/list-problems.ts";
import { edgesFile, file, pipeline, step } from "../../../../support/yaml.ts";

test("node-isolated reports a node without edges beside nodes with edges", () => {
  checkRule(
    "node-isolated",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
      - { name: c, type: execution, step: train }
                ^ node-isolated: No edge leads to or from "c"
    `,
        `
      edges: [[a.dependency., b.dependency.]]
    `,
      ),
    ),
  );
});

test("node-isolated stays quiet about a pipeline without any edge", () => {
  checkRule(
    "node-isolated",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    `),
    ),
  );
});

test("node-isolated takes a misspelt node name for the node it means", () => {
  checkRule(
    ["node-isolated", "edge-node-missing"],
    file(
      step("train"),
      pipeline(
        `
      - { name: first, type: execution, step: train }
      - { name: second, type: execution, step: train }
    `,
        `
      edges: [[frist.dependency., second.dependency.]]
               ^^^^^ edge-node-missing: No node of this pipeline is named "frist"; did you mean "first"?
    `,
      ),
    ),
  );
});

test("node-isolated stays quiet while the edge is being typed", () => {
  checkTyping(
    "node-isolated",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }<|>
    `,
        `
      edges:
        - [a.
    `,
      ),
    ),
  );
});

/** An edge, in a file with a node that no edge reaches. */
function besideLonely(written: string): string {
  return edgesFile(
    `      - ${written}\n`,
    "      - { name: lonely, type: execution, step: prepare }\n",
  );
}

test("node-isolated waits until every edge has two whole ends", async (t) => {
  await checkRows(
    t,
    [
      ["[prepare.output.*, train.input.data]", "node-isolated «lonely»"],
      ["[prepare.output, train.input.data]"],
      ["[prepare.output.*, train]"],
      ["[prepare.output.*]"],
    ],
    besideLonely,
    ["node-isolated"],
  );
});

test("node-isolated takes a name with a dot for the node that an end begins with", () => {
  checkRule(
    "node-isolated",
    edgesFile(
      `
      - [fetch.raw.output.*, train.input.data]
`,
      `      - { name: fetch.raw, type: execution, step: prepare }
      - { name: other.raw, type: execution, step: prepare }
                ^^^^^^^^^ node-isolated: No edge leads to or from "other.raw"
`,
    ),
  );
});

test("node-isolated wants another node", () => {
  checkRule(
    "node-isolated",
    file(
      step("train"),
      pipeline(
        "- { name: a, type: execution, step: train }",
        "edges: [[x.output.*, y.input.data]]",
      ),
    ),
  );
  checkRule(
    "node-isolated",
    file(
      step("train"),
      pipeline(
        `- { name: a, type: execution, step: train }
          ^ node-isolated: No edge leads to or from "a"
- { name: b, type: execution, step: train }`,
        "edges: [[x.output.*, b.input.data]]",
      ),
    ),
  );
});
