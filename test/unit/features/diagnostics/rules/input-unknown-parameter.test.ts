import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";

const step = (address: string) => `
- step:
    name: train
    image: busybox
    command: train
    parameters:
      - { name: country, default: fi }
    inputs:
      - name: data
        default: ${address}
`;

test("input-unknown-parameter reports a name that the step does not declare", () => {
  checkRule(
    "input-unknown-parameter",
    step(`s3://bucket/{parameter:land}.csv
                                        ^^^^ input-unknown-parameter: The address of the input needs a parameter "land", which step "train" does not have`),
  );
});

test("input-unknown-parameter looks at each address of a list", () => {
  checkRule(
    "input-unknown-parameter",
    step(`
          - s3://bucket/{parameter:country}.csv
          - s3://bucket/{parameter:contry}.csv
                                   ^^^^^^ input-unknown-parameter: The address of the input needs a parameter "contry", which step "train" does not have; did you mean "country"?`),
  );
});

test("input-unknown-parameter looks into the inputs of an override", () => {
  checkRule(
    "input-unknown-parameter",
    `${step("s3://bucket/{parameter:country}.csv")}
- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        override:
          inputs:
            - name: data
              default: s3://bucket/{parameter:land}.csv
                                              ^^^^ input-unknown-parameter: The address of the input needs a parameter "land", which step "train" does not have
    edges: []
`,
  );
});

test("input-unknown-parameter leaves other braces in an address alone", () => {
  checkRule("input-unknown-parameter", step("s3://bucket/{country}/{year}.csv"));
});

test("input-unknown-parameter stays quiet until the placeholder is closed", () => {
  checkTyping("input-unknown-parameter", step("s3://bucket/{parameter:cou<|>"));
});

test("input-unknown-parameter offers the nearest name", () => {
  checkFix(
    "input-unknown-parameter",
    'choose: Change to "country"',
    step('"s3://bucket/{parameter:contry}.csv" # keep'),
    step('"s3://bucket/{parameter:country}.csv" # keep'),
  );
});

test("input-unknown-parameter reports a placeholder in another spelling", () => {
  for (const written of [
    "{parameters:country}",
    "{param:country}",
    "{{parameter:country}}",
    "{value:country}",
  ]) {
    checkFix(
      "input-unknown-parameter",
      'choose: Change to "{parameter:country}"',
      step(`s3://bucket/${written}.csv`),
      step("s3://bucket/{parameter:country}.csv"),
    );
  }
  checkRule(
    "input-unknown-parameter",
    step("s3://bucket/{a,b}/{other}/{parameter-value:country}.csv"),
  );
});

test("input-unknown-parameter corrects only what is meant for a placeholder", async (t) => {
  await checkFixRows(
    t,
    "input-unknown-parameter",
    [
      ["{parameter:contry}", "«contry» | choose «contry»→«country»"],
      ["{param:country}", "«{param:country}» | choose «{param:country}»→«{parameter:country}»"],
      ["{value:country}", "«{value:country}» | choose «{value:country}»→«{parameter:country}»"],
      ["{parameter:country}"],
      ["{country}"],
      ["{parameters}"],
    ],
    (written) => step(`s3://a/${written}`),
  );
});
