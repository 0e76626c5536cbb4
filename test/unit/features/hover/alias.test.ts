import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

test("hover shows what an alias repeats", () => {
  checkHover(
    `- definitions:
    common: &common
      - name: a
        type: flag
- step:
    parameters: *com<|>mon
                ^^^^^^^
`,
    /^\*\*alias\*\* of `&common`\n\n```yaml\n- name: a\n {2}type: flag\n```$/,
  );
});

test("hover shows a merged mapping", () => {
  checkHover(
    "- step:\n    resources: &r\n      cpu: { min: 1 }\n- step:\n    <<: *<|>r\n",
    /cpu: \{ min: 1 \}/,
  );
});

test("hover says that an alias has no anchor", () => {
  checkHover("- step:\n    parameters: *no<|>ne\n", /There is no anchor `&none` before/);
});

test("what an alias repeats cannot end its block of code", () => {
  checkHover(
    "- a: &a 'x ``` y'\n- step:\n    image: *<|>a\n",
    /^\*\*alias\*\* of `&a`\n\n````yaml\n'x ``` y'\n````$/,
  );
});
