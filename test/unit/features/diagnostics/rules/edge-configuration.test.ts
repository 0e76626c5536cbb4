import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-configuration points out a configuration", () => {
  checkRule(
    "edge-configuration",
    edgesFile(`
      - source: prepare.output.*
        target: train.input.data
        configuration:
        ^^^^^^^^^^^^^ edge-configuration: No key of an edge's configuration is documented
          hello: world
`),
  );
});

test("edge-configuration leaves an edge without one alone", () => {
  checkRule(
    "edge-configuration",
    edgesFile(`
      - source: prepare.output.*
        target: train.input.data
        configuration: {}
`),
  );
});

test("edge-configuration stays quiet while the configuration is empty", () => {
  checkTyping(
    "edge-configuration",
    edgesFile(`
      - source: prepare.output.*
        target: train.input.data
        configuration:<|>
`),
  );
});

test("edge-configuration reads a configuration with keys, also through an alias", async (t) => {
  await checkFixRows(
    t,
    "edge-configuration",
    [
      ["{ source: prepare.output.*, target: train.input.data, configuration: hello }"],
      ["{ source: prepare.output.*, target: train.input.data, configuration: [a] }"],
      [
        "{ source: prepare.output.a, target: train.input.data, configuration: &c { a: b } }\n{ source: prepare.output.b, target: train.input.data, configuration: *c }",
        "«configuration»",
        "«configuration»",
      ],
    ],
    asEdge,
  );
});
