import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

test("gives a repeated list an anchor and repeats it by aliases", () => {
  checkRefactoring(
    `
    - step:
        name: a
        parameters: # of both
          - name: x # first
            type: flag
          - name: y
    - step:
        name: b
        param<|>eters:
          - { name: x, type: flag }
          - name: y
        image: z
    `,
    'Write the block once, as the anchor "&parameters" (2 places)',
    `
    - step:
        name: a
        parameters: &parameters # of both
          - name: x # first
            type: flag
          - name: y
    - step:
        name: b
        parameters: *parameters
        image: z
    `,
  );
});

test("uses the anchor that is there", () => {
  checkRefactoring(
    "- step:\n    resources: &r { cpu: { min: 1 }, memory: { min: 2 } }\n- step:\n    reso<|>urces: { cpu: { min: 1 }, memory: { min: 2 } }\n",
    'Write the block once, as the anchor "&r" (2 places)',
    "- step:\n    resources: &r { cpu: { min: 1 }, memory: { min: 2 } }\n- step:\n    resources: *r\n",
  );
});

test("leaves a block alone whose anchor would come too late, or is there twice", () => {
  const step = (entry: string) =>
    `- step:\n    inputs:\n      - ${entry}name: im<|>ages\n        default: s3://b/x.zip\n`;
  const plain = step("").replace("<|>", "");
  const anchored = step("&im\n        ").replace("<|>", "");
  const other = "      - name: other\n";
  const alias = `- step:\n    inputs:\n      - *im\n${other}`;
  checkNoRefactoring(step("") + anchored + alias, "Write the block");
  checkNoRefactoring(plain + step("&im\n        ") + alias, "Write the block");
  checkNoRefactoring(anchored + step("&im\n        "), "Write the block");
  checkRefactoring(
    plain + step("&im\n        ") + plain + other,
    'Write the block once, as the anchor "&im" (2 places)',
    `${plain}${anchored}${alias}`,
  );
});

test("leaves an entry alone that has an anchor of its own", () => {
  const step = (entry: string) => `- step:\n    parameters:\n      - ${entry}\n      - name: z\n`;
  const entry = "{ name: x, type: flag, optional: true }";
  checkNoRefactoring(
    step(`&a ${entry.replace("x", "<|>x")}`) + step(`&b ${entry}`),
    "Write the block",
  );
});

test("extracts a mapping that is an entry of lists", () => {
  checkRefactoring(
    "- step:\n    parameters:\n      - name: <|>x\n        type: flag\n      - name: z\n- step:\n    parameters:\n      - name: x\n        type: flag\n",
    'Write the block once, as the anchor "&common" (2 places)',
    "- step:\n    parameters:\n      - &common\n        name: x\n        type: flag\n      - name: z\n- step:\n    parameters:\n      - *common\n",
  );
});

test("leaves a block alone that is written once or has comments that would be lost", () => {
  checkNoRefactoring(
    "- step:\n    para<|>meters:\n      - { name: x, type: flag }\n",
    "Write the block",
  );
  checkNoRefactoring(
    "- step:\n    para<|>meters:\n      - { name: x, type: flag }\n- step:\n    parameters:\n      # why\n      - { name: x, type: flag }\n",
    "Write the block",
  );
});
