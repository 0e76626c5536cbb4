import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
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
