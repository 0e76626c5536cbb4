import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-pass-as-format reports a field that is not filled in", () => {
  checkRule(
    "parameter-pass-as-format",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "--a={values}" }]
                                             ^^^^^^ parameter-pass-as-format: "{values}" is not filled in; write {v} for the value or {name}
    `,
      ),
    ),
  );
});

test("parameter-pass-as-format reports an empty field", () => {
  checkRule(
    "parameter-pass-as-format",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "--a={} {v}" }]
                                            ^^ parameter-pass-as-format: "{}" is not filled in; write {v} for the value or {name}
    `,
      ),
    ),
  );
});

test("parameter-pass-as-format reports braces that do not match", () => {
  checkRule(
    "parameter-pass-as-format",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-as: "-x --a={v" }]
                                           ^^^^^^ parameter-pass-as-format: The braces of "--a={v" do not match; write {v} for the value, and {{ and }} for braces
    `,
      ),
    ),
  );
});

test("parameter-pass-as-format reads the templates of flags", () => {
  checkRule(
    "parameter-pass-as-format",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, pass-true-as: "--a={x}", pass-false-as: "--no-{name" }]
                                                              ^ parameter-pass-as-format: "{x}" is not filled in; write {v} for the value or {name}
                                                                                   ^^^^^^^^^^ parameter-pass-as-format: The braces of "--no-{name" do not match; write {v} for the value, and {{ and }} for braces
    `,
      ),
    ),
  );
});

test("parameter-pass-as-format allows fields with a format and doubled braces", () => {
  checkRule(
    "parameter-pass-as-format",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: float, pass-as: "--{name}={v:.2f}" }
        - { name: b, pass-as: "{{{value}}}" }
    `,
      ),
    ),
  );
});

test("parameter-pass-as-format stays quiet while the template is not written", () => {
  checkTyping(
    "parameter-pass-as-format",
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

test("parameter-pass-as-format changes to the field", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-as-format",
    'choose: Change to "v"',
    text(`
    parameters: [{ name: a, pass-as: "--a={x}" }] # keep
  `),
    text(`
    parameters: [{ name: a, pass-as: "--a={v}" }] # keep
  `),
  );
});

test("parameter-pass-as-format writes the value for an empty field", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-as-format",
    'choose: Change to "{v}"',
    text(`
    parameters: [{ name: a, pass-as: "--a={}" }] # keep
  `),
    text(`
    parameters: [{ name: a, pass-as: "--a={v}" }] # keep
  `),
  );
});

test("parameter-pass-as-format changes to the nearest field", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-as-format",
    'choose: Change to "value"',
    text(`
    parameters: [{ name: a, pass-as: "--a={values}" }]
  `),
    text(`
    parameters: [{ name: a, pass-as: "--a={value}" }]
  `),
  );
});

test("parameter-pass-as-format says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-as-format",
    [
      ['{ name: a, default: x, pass-as: "-a {foo}" }', "«foo» | choose «foo»→«v»"],
      ['{ name: a, default: x, pass-as: "-a {}" }', "«{}» | choose «{}»→«{v}»"],
    ],
    asParameter,
  );
});

test("parameter-pass-as-format says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-as-format",
    [
      ["- name: a\n        default: x\n        pass-as: '{vv}'", "«vv» | choose «vv»→«v»"],
      ["- name: a\n        default: x\n        pass-as: '{0}'", "«{0}» | choose «{0}»→«{v}»"],
    ],
    asParameterBlock,
  );
});

test("parameter-pass-as-format finds the field among escaped braces", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-as-format",
    [
      ['{ name: a, pass-as: "{{v}} {x}" }', "«x» | choose «x»→«v»"],
      ['{ name: a, pass-as: "{{v}}" }'],
      ['{ name: a, pass-as: "{v} {}" }', "«{}» | choose «{}»→«{v}»"],
      ['{ name: a, pass-as: "{}" }', "«{}» | choose «{}»→«{v}»"],
      ['{ name: a, pass-as: "{0} {v}" }', "«{0}» | choose «{0}»→«{v}»"],
      ['{ name: a, pass-as: "\\x7bx}" }', "«x» | choose «x»→«v»"],
    ],
    asParameter,
  );
});
