import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { semanticTokens } from "#core/features/navigation/semantic-tokens.ts";
import { dedent } from "../../../support/marked-text.ts";

/** The tokens of a text as "word kind", definitions with a star. */
function tokens(text: string, within?: { start: number; end: number }): readonly string[] {
  const document = createDocument(text);
  return semanticTokens(document, within).flatMap((piece) => {
    const lines = text.slice(piece.start).split("\n");
    return piece.tokens.map(({ line, character, length, kind, isDefinition }) => {
      const word = (lines[line] ?? "").slice(character, character + length);
      return `${word} ${kind}${isDefinition ? "*" : ""}`;
    });
  });
}

const file = dedent(`
  # Names
  - step:
      name: &t "train"
      command: |
        echo é 𝄞
        python train.py {parameter:lr} {parameters} {other}
      parameters: [{ name: lr }]
  - pipeline:
      name: p
      nodes: [{ name: a, type: execution, step: *t }]
      edges:
        - ["a.output.*", a.inputs.data]
        - source: a.metadata.x
          target: a.parameter.lr
`);

test("names, socket types and placeholders are marked for what they are", () => {
  assert.deepEqual(tokens(file), [
    "t anchor*",
    "train step*",
    "{parameter: placeholder",
    "lr parameter",
    "} placeholder",
    "{parameters} placeholder",
    "lr parameter*",
    "p pipeline*",
    "a node*",
    "t anchor",
    "a node",
    "output socket-type",
    "* output",
    "a node",
    "inputs socket-type",
    "data input",
    "a node",
    "metadata socket-type",
    "x metadata",
    "a node",
    "parameter socket-type",
    "lr parameter",
  ]);
});

test("a range has the tokens of the items that it touches", () => {
  const items = "- step: { name: a }\n- step: { name: b }\n- step: { name: c }\n";
  assert.deepEqual(tokens(items, { start: 22, end: 30 }), ["b step*"]);
});
