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
