import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { edgesFile } from "../../../support/edges-file.ts";

test("edge-malformed reports a list that has not two ends", () => {
  checkDiagnostics(
    edgesFile(`
      - [prepare.output.*]
        ^^^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]; this one has 1
      - [prepare.output.*, train.input.data, train.input.extra]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]; this one has 3
`),
  );
});

test("edge-malformed reports a text", () => {
  checkDiagnostics(
    edgesFile(`
      - prepare.output.*
        ^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]
`),
  );
});

test("edge-malformed reports an end that is no text", () => {
  checkDiagnostics(
    edgesFile(`
      - [prepare.output.*, [train.input.data]]
                           ^^^^^^^^^^^^^^^^^^ edge-malformed: An end of an edge is a text, node.type.key
`),
  );
});

test("edge-malformed takes both forms of an edge", () => {
  checkDiagnostics(
    edgesFile(`
      - - prepare.output.a
        - train.input.data
      - source: prepare.output.b
        target: train.input.data
`),
  );
});

test("edge-malformed stays quiet while the target is not written yet", () => {
  checkTyping(
    "edge-malformed",
    edgesFile("      - source: prepare.output.*\n        target: <|>\n"),
  );
});

test("edge-malformed puts brackets around two ends", () => {
  checkFix(
    "edge-malformed",
    "Write [prepare.output.*, train.input.data]",
    edgesFile(`
      - prepare.output.* -> train.input.data # keep
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # keep
`),
  );
});
