import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const pipeline = (parameters: string, override: string, edges = "") => `
- step:
    name: find
    image: busybox
    command: find
- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: epochs, type: integer, default: 5, min: 1, max: 100 }
      - { name: rate, type: float, default: 0.1 }
      - { name: layers, type: integer, multiple: repeat, default: [1] }
      - { name: mode, choices: [fast, "10"], default: fast }
      - { name: title, default: x }
      - { name: dry, type: flag }
- pipeline:
    name: main
    parameters:
${parameters}
    nodes:
      - { name: find, type: execution, step: find }
      - name: train
        type: execution
        step: train
        override:
          parameters:
${override}
    edges:
      - [find.dependency.*, train.dependency.*]
${edges}
`;

const unset = "      - { name: a, targets: [train.parameter.title] }";
const same = "            - { name: rate, default: 0.2 }";

test("pipeline-value-invalid reports what a pipeline parameter brings", () => {
  checkRule(
    "pipeline-value-invalid",
    pipeline(
      `      - { name: a, default: 1000, targets: [train.parameter.epochs] }
                            ^^^^ pipeline-value-invalid: Pipeline parameter "a" gives "epochs" the value 1000, which is more than "max" 100
      - { name: b, default: fsat, targets: train.parameter.mode }
                            ^^^^ pipeline-value-invalid: Pipeline parameter "b" gives "mode" the value "fsat", which is not one of the choices; did you mean "fast"?
      - { name: c, default: [1, x], targets: [train.parameter.layers] }
                ^ pipeline-value-invalid: Pipeline parameter "c" gives "layers" the value "x", which is not a whole number
      - { name: d, default: "yes", targets: [train.parameter.dry] }
                            ^^^^^ pipeline-value-invalid: Pipeline parameter "d" gives "dry" the value "yes", which is not true or false`,
      same,
    ),
  );
});

test("pipeline-value-invalid reports what an override sets", () => {
  checkRule(
    "pipeline-value-invalid",
    pipeline(
      unset,
      `            - { name: epochs, default: [1, 2] }
                      ^^^^^^ pipeline-value-invalid: The override gives "epochs" the value [1, 2], which is a list, but the parameter takes one value
            - { name: rate, default: slow }
                                     ^^^^ pipeline-value-invalid: The override gives "rate" the value "slow", which is not a number`,
    ),
  );
});

test("pipeline-value-invalid accepts what a command shows as such a value", () => {
  checkRule(
    "pipeline-value-invalid",
    pipeline(
      `      - { name: a, default: "3", targets: [train.parameter.epochs] }
      - { name: b, default: 10, targets: [train.parameter.mode, train.parameter.title] }
      - { name: c, default: "", targets: [train.parameter.dry] }`,
      `            - { name: rate, default: 1 }
            - { name: layers, default: [1, 2] }`,
    ),
  );
});

test("pipeline-value-invalid leaves overrides alone that declare more or are replaced", () => {
  checkRule(
    "pipeline-value-invalid",
    pipeline(
      unset,
      `            - { name: epochs, default: 1000, max: 2000 }
            - { name: rate, default: slow }`,
      "      - [find.metadata.rate, train.parameter.rate]",
    ),
  );
});

test("pipeline-value-invalid stays quiet while the value is typed", () => {
  checkTyping(
    "pipeline-value-invalid",
    pipeline(unset, "            - { name: mode, default: <|> }"),
  );
});
