import { test } from "node:test";
import { checkCompletion } from "../../../support/check-completion.ts";

const file = (text: string) => `- definitions:
    image: &image busybox
    parameters: &parameters
      - name: a
- step:
    name: b
    ${text}
- step:
    resources: &later { cpu: { min: 1 } }
`;

test("offers the anchors above, the nearest first", () => {
  checkCompletion(file("image: *<|>"), ["*parameters", "*image"], file("image: *parameters"));
  checkCompletion(
    file("parameters: *par<|>"),
    ["*parameters", "*image"],
    file("parameters: *parameters"),
  );
  checkCompletion(
    file("parameters: [*<|>]"),
    ["*parameters", "*image"],
    file("parameters: [*parameters]"),
  );
});

test("offers the mappings that a merge key can take over", () => {
  const merge = (text: string) =>
    `- step: &base\n    image: &image busybox\n- step:\n    ${text}\n    name: b\n`;
  for (const before of ["<<: <|>", "<<:<|>", "<<: *<|>", "<<: *b<|>"]) {
    checkCompletion(merge(before), ["*base"], merge("<<: *base"));
  }
  checkCompletion(merge("<<: [*base, <|>]"), ["*base"], merge("<<: [*base, *base]"));
});
