import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-pass-conflict reports the key that is not read", () => {
  checkRule(
    "parameter-pass-conflict",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, pass-as: --a, pass-false-as: --b }]
                                          ^^^^^^^ parameter-pass-conflict: "pass-as" is ignored next to "pass-false-as"; remove one of them
    `,
      ),
    ),
  );
});

test("parameter-pass-conflict allows one of the two", () => {
  checkRule(
    "parameter-pass-conflict",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: flag, pass-as: --a }
        - { name: b, type: flag, pass-true-as: --a, pass-false-as: --b }
    `,
      ),
    ),
  );
});

test("parameter-pass-conflict stays quiet while the second is not written", () => {
  checkTyping(
    "parameter-pass-conflict",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: flag
          pass-as: --a
          pass-true-as:<|>
    `,
      ),
    ),
  );
});

test("parameter-pass-conflict removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-conflict",
    'remove: Remove "pass-as"',
    text(`
    parameters:
      - name: a
        type: flag
        # keep
        pass-true-as: --b
        pass-as: --a
  `),
    text(`
    parameters:
      - name: a
        type: flag
        # keep
        pass-true-as: --b
  `),
  );
});

test("parameter-pass-conflict says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-conflict",
    [
      [
        '{ name: a, type: flag, pass-true-as: "-a", pass-as: "-b" }',
        '«pass-as» | unnecessary | remove «, pass-as: "-b"»→«»',
      ],
      [
        '{ name: a, type: flag, pass-false-as: "-a", pass-as: "-b" }',
        '«pass-as» | unnecessary | remove «, pass-as: "-b"»→«»',
      ],
    ],
    asParameter,
  );
});

test("parameter-pass-conflict says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-conflict",
    [
      [
        "- name: a\n        type: flag\n        pass-as: --a\n        pass-true-as: --b",
        "«pass-as» | unnecessary | remove «        pass-as: --a⏎»→«»",
      ],
      [
        '- name: a\n        type: flag\n        pass-as: "--a {v}"\n        pass-false-as: --b',
        '«pass-as» | unnecessary | remove «        pass-as: "--a {v}"⏎»→«»',
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-pass-conflict wants two keys with values in a flag", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-conflict",
    [
      ["{ name: a, type: flag, pass-true-as: x, pass-false-as: y }"],
      ["{ name: a, type: flag, pass-as: x }"],
      ["{ name: a, type: flag, pass-as: , pass-true-as: y }"],
      ["{ name: a, type: string, pass-as: '{v}', pass-true-as: y }"],
    ],
    asParameter,
  );
});
