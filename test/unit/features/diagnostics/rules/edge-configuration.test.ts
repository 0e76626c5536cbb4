import { test } from "node:test";
import { checkDiagnostics, checkTyping } from "../../../../support/check-diagnostics.ts";
import { edgesFile } from "../../../../support/edges-file.ts";

test("edge-configuration points out a configuration", () => {
  checkDiagnostics(
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
  checkDiagnostics(
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
