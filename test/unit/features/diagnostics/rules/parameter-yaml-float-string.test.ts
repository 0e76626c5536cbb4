import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-yaml-float-string reports floats without a point or a sign", () => {
  checkRule(
    "parameter-yaml-float-string",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: float, default: 1e-3 }
                                           ^^^^ parameter-yaml-float-string: YAML reads this as text; write 1.0e-3
        - { name: b, type: float, default: 1.0e+3, choices: [1.0e+3, 1.5e8] }
                                                                     ^^^^^ parameter-yaml-float-string: YAML reads this as text; write 1.5e+8
    `,
      ),
    ),
  );
});

test("parameter-yaml-float-string allows what YAML 1.1 reads as a float", () => {
  checkRule(
    "parameter-yaml-float-string",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: float, default: 1.0e-3 }]
    `,
      ),
    ),
  );
});

test("parameter-yaml-float-string leaves quoted text and strings alone", () => {
  checkRule(
    "parameter-yaml-float-string",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: float, default: "1e-3" }, { name: b, type: string, default: 1e-3 }]
    `,
      ),
    ),
  );
});

test("parameter-yaml-float-string stays quiet while the exponent is being typed", () => {
  checkTyping(
    "parameter-yaml-float-string",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: float
          default: 1e-<|>
    `,
      ),
    ),
  );
});

test("parameter-yaml-float-string adds the point", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-yaml-float-string",
    'choose: Change to "1.0e-3"',
    text(`
    parameters: [{ name: a, type: float, default: 1e-3 }] # keep
  `),
    text(`
    parameters: [{ name: a, type: float, default: 1.0e-3 }] # keep
  `),
  );
});

test("parameter-yaml-float-string adds the sign", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-yaml-float-string",
    'choose: Change to "1.5e+8"',
    text(`
    parameters: [{ name: a, type: float, default: 1.5e8 }]
  `),
    text(`
    parameters: [{ name: a, type: float, default: 1.5e+8 }]
  `),
  );
});

test("parameter-yaml-float-string says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-yaml-float-string",
    [["{ name: a, type: float, default: 1e-3 }", "«1e-3» | choose «1e-3»→«1.0e-3»"]],
    asParameter,
  );
});

test("parameter-yaml-float-string says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-yaml-float-string",
    [
      ["- name: a\n        type: float\n        default: 1e5", "«1e5» | choose «1e5»→«1.0e+5»"],
      [
        "- name: a\n        type: float\n        default: -1E-5",
        "«-1E-5» | choose «-1E-5»→«-1.0e-5»",
      ],
      [
        "- name: a\n        type: float\n        default: 1.5e3",
        "«1.5e3» | choose «1.5e3»→«1.5e+3»",
      ],
    ],
    asParameterBlock,
  );
});
