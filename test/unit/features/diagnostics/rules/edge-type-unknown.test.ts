import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-type-unknown reports a socket type that does not exist", () => {
  checkRule(
    "edge-type-unknown",
    edgesFile(`
      - [prepare.ouput.*, train.input.data]
                 ^^^^^ edge-type-unknown: No socket type is named "ouput"; did you mean "output"?
`),
  );
});

test("edge-type-unknown names the types that fit the other end", () => {
  checkRule(
    "edge-type-unknown",
    edgesFile(`
      - [prepare.output.*, train.folder.data]
                                 ^^^^^^ edge-type-unknown: No socket type is named "folder"; write "input"
`),
  );
});

test("edge-type-unknown says nothing more about the end", () => {
  checkSlip(
    "edge-type-unknown",
    edgesFile(`
      - [prepare.output.*, train.inptu.dta]
                                 ^^^^^ edge-type-unknown: No socket type is named "inptu"; did you mean "input"?
`),
  );
});

test("edge-type-unknown leaves the known types alone", () => {
  checkRule(
    "edge-type-unknown",
    edgesFile(`
      - [prepare.environment-variable.TOKEN, train.environment-variable.TOKEN]
      - [prepare.dependency.*, train.dependency.*]
`),
  );
});

test("edge-type-unknown stays quiet while the type is typed", () => {
  checkTyping("edge-type-unknown", edgesFile("      - [prepare.out<|>]\n"));
});

test("edge-type-unknown offers the nearest type", () => {
  checkFix(
    "edge-type-unknown",
    'spelling: Change to "output"',
    edgesFile(`
      - [prepare.ouput.*, train.input.data] # keep
`),
    edgesFile(`
      - [prepare.output.*, train.input.data] # keep
`),
  );
});

test("edge-type-unknown says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-type-unknown",
    [
      ['["prepare.output.*", "train.inputt.data"]', "«inputt» | spelling «inputt»→«input»"],
      ["['prepare.outputt.*', 'train.input.data']", "«outputt» | spelling «outputt»→«output»"],
    ],
    asEdge,
  );
});
