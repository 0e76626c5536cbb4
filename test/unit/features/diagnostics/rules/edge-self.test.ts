import { test } from "node:test";
import { checkDiagnostics, checkTyping } from "../../../../support/check-diagnostics.ts";
import { edgesFile } from "../../../../support/edges-file.ts";

test("edge-self reports a node that feeds itself", () => {
  checkDiagnostics(
    edgesFile(`
      - [train.output.model.pkl, train.input.data]
                                 ^^^^^ edge-self: Node "train" cannot feed itself
`),
  );
});

test("edge-self leaves two nodes of the same step alone", () => {
  checkDiagnostics(
    edgesFile(`
      - [train.output.model.pkl, search.input.data]
`),
  );
});

test("edge-self stays quiet until the end is typed", () => {
  checkTyping("edge-self", edgesFile("      - [train.output.model.pkl, train<|>]\n"));
  checkTyping("edge-self", edgesFile("      - [train.output.model.pkl, train.input<|>]\n"));
});
