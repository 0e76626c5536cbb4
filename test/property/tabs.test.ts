import { test } from "node:test";
import { checkSlipCodes } from "../support/check-rule.ts";

test("a tab in the indentation is reported by itself on each line, and nothing is concluded from what its item seems not to hold", () => {
  const lines =
    `- step:\n    name: train\n    image: b\n    command:\n      - c\n    inputs:\n      - name: data\n        default: s3://b/x\n` +
    `- step:\n    name: eval\n    image: b\n    command: c\n    inputs:\n      - name: model\n` +
    `- pipeline:\n    name: p\n    nodes:\n      - name: a\n        type: execution\n        step: train\n` +
    `      - name: b\n        type: execution\n        step: eval\n    edges:\n      - [a.output.x, b.input.model]\n`;
  for (const [index, line] of lines.split("\n").entries()) {
    const depth = line.search(/\S/);
    if (depth <= 0) continue;
    for (const blanks of ["\t", "\t\t", `${" ".repeat(depth - 2)}\t`, `${" ".repeat(depth)}\t`]) {
      const slipped = lines.split("\n").with(index, blanks + line.trimStart());
      checkSlipCodes(["yaml-syntax"], slipped.join("\n"));
    }
  }
});
