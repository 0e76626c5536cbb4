import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-duplicate reports the later parameter of the same name", () => {
  checkRule(
    "parameter-duplicate",
    file(
      step(
        "train",
        `
      parameters: [{ name: a }, { name: b }, { name: a }]
                                                     ^ parameter-duplicate: Parameter "a" is declared twice; only this one counts
    `,
      ),
    ),
  );
});

test("parameter-duplicate allows the same name in another step", () => {
  checkRule(
    "parameter-duplicate",
    file(
      step(
        "train",
        `
      parameters: [{ name: a }]
    `,
      ),
      step(
        "test",
        `
      parameters: [{ name: a }]
    `,
      ),
    ),
  );
});

test("parameter-duplicate allows the name of an input", () => {
  checkRule(
    "parameter-duplicate",
    file(
      step(
        "train",
        `
      parameters: [{ name: a }]
      inputs: [{ name: a }]
    `,
      ),
    ),
  );
});

test("parameter-duplicate stays quiet while the names are not written", () => {
  checkTyping(
    "parameter-duplicate",
    file(
      step(
        "train",
        `
      parameters:
        - name:
        - name:<|>
    `,
      ),
    ),
  );
});

test("parameter-duplicate removes the earlier one, which does not count", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-duplicate",
    "remove: Remove the earlier one",
    text(`
    parameters:
      - name: a # gone
        default: x
      # keep
      - name: b
      - name: a
  `),
    text(`
    parameters:
      # keep
      - name: b
      - name: a
  `),
  );
});

test("parameter-duplicate says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-duplicate",
    [
      [
        "{ name: a, default: x }\n      - { name: a, default: y }",
        "«a» | The first declaration: «a» | remove «      - { name: a, default: x }⏎»→«»",
      ],
      [
        "{ name: a, default: x }\n      - { name: b, default: y }\n      - { name: a, default: z }",
        "«a» | The first declaration: «a» | remove «      - { name: a, default: x }⏎»→«»",
      ],
    ],
    asParameter,
  );
});

test("parameter-duplicate says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-duplicate",
    [
      [
        "- name: a\n        default: x\n      # same\n      - name: a\n        default: y",
        "«a» | The first declaration: «a» | remove «      - name: a⏎        default: x⏎»→«»",
      ],
      [
        "- {name: a, default: x}\n      - {name: a, default: x}\n      - {name: a, default: x}",
        "«a» | The first declaration: «a» | remove «      - {name: a, default: x}⏎»→«»",
        "«a» | The first declaration: «a» | remove «      - {name: a, default: x}⏎»→«»",
      ],
    ],
    asParameterBlock,
  );
});
