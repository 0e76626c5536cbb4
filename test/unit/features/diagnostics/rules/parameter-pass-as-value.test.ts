import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-pass-as-value reports a template without the value", () => {
  checkRule(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, pass-as: "--a" }
                              ^^^^^ parameter-pass-as-value: The value of "a" does not reach the command; add {v}
        - { name: b, pass-as: "--{name}" }
                              ^^^^^^^^^^ parameter-pass-as-value: The value of "b" does not reach the command; add {v}
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value reports quotes around the value", () => {
  checkRule(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "--a='{v}'" }]
                                       ^^^^^^^^^^^ parameter-pass-as-value: The quotes around the value become part of it; Valohai adds quotes where they are needed
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value allows a flag to have no value", () => {
  checkRule(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, pass-as: "--a" }]
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value allows quotes around something else", () => {
  checkRule(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "--a={v} 'x'" }]
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value allows an empty template, which is none", () => {
  checkRule(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "" }]
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value stays quiet while the template is not written", () => {
  checkTyping(
    "parameter-pass-as-value",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          pass-as:<|>
    `,
      ),
    ),
  );
});

test("parameter-pass-as-value removes the quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-as-value",
    "remove: Remove the quotes",
    text(`
    parameters: [{ name: a, pass-as: "--a='{v}'" }] # keep
  `),
    text(`
    parameters: [{ name: a, pass-as: "--a={v}" }] # keep
  `),
  );
});

test("parameter-pass-as-value wants a template without the value, of a parameter that has one", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-as-value",
    [
      ['{ name: a, pass-as: "{name}{name}" }', '«"{name}{name}"»'],
      ["{ name: a, pass-as: '{{v}}' }", "«'{{v}}'»"],
      ['{ name: a, pass-as: "--{name}={v}" }'],
      ['{ name: a, pass-as: "" }'],
      ["{ name: a, pass-as: }"],
      ['{ name: a, pass-as: "{name" }'],
      ['{ name: a, type: flag, pass-as: "--a" }'],
      ['{ name: a, type: strang, pass-as: "--a" }'],
    ],
    asParameter,
  );
});
