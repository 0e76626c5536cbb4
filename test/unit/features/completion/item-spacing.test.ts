import { test } from "node:test";
import { checkAccepted } from "../../../support/check-completion.ts";

const item = (name: string) => `- step:\n    name: ${name}\n    image: b\n    command: c\n`;
const written = "- step:\n    name: my-step\n    image: b\n    command:\n      - my-step";
const apart = `${item("a")}\n${item("d")}`;

/** What is typed where an item is to begin, the text before it, and what is between that and the accepted item. */
const places: readonly (readonly [what: string, typed: string, before: string, between: string])[] =
  [
    ["after a dash", "- <|>", apart, "\n"],
    ["after a dash alone", "-<|>", apart, "\n"],
    ["after a word that is begun", "- st<|>", apart, "\n"],
    ["without a dash", "st<|>", apart, "\n"],
    ["at the columns of another item", "    st<|>", apart, "\n"],
    ["where two blank lines are usual", "- <|>", `${item("a")}\n\n${item("d")}`, "\n\n"],
    ["where one of two is there", "\n- <|>", `${item("a")}\n\n${item("d")}`, "\n\n"],
    ["below the blank line", "\n- <|>", apart, "\n"],
    ["below more blank lines", "\n\n\n- <|>", apart, "\n\n\n"],
    ["below its own comment", "# about\n- <|>", apart, "# about\n"],
    ["where no blank lines are usual", "- <|>", item("a") + item("d"), ""],
    ["where nothing is usual yet", "- <|>", item("a"), ""],
    ["at the top of the file", "- <|>", "# about\n", ""],
    ["with other line breaks", "- <|>", apart.replaceAll("\n", "\r\n"), "\r\n"],
  ];

for (const [what, typed, before, between] of places) {
  test(`an item that is accepted ${what} is set apart as the others are`, () => {
    const isBegun = before.startsWith("#");
    const lines = isBegun ? written.replace("image: b", "image: python:3.12") : written;
    const accepted = before.includes("\r") ? lines.replaceAll("\n", "\r\n") : lines;
    const label = typed.startsWith("    ") ? "- step" : "step";
    checkAccepted(before + typed, label, before + between + accepted);
  });
}

test("an item in a list that is indented is set apart by a line without blanks", () => {
  const before = `#\n${apart.replace(/^(?=.)/gm, "  ")}`;
  checkAccepted(
    `${before}  - pi<|>`,
    "pipeline",
    `${before}
  - pipeline:
      name: my-pipeline
      nodes:
        - name: a
          type: execution
          step: a
      edges: []`,
  );
});
