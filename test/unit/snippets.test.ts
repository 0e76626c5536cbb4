import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withoutStops } from "../../server/src/core/features/completion/snippet.ts";
import { diagnose } from "../../server/src/core/features/diagnostics/diagnose.ts";
import { createDocument } from "../../server/src/core/features/document.ts";

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets: { readonly [name: string]: Snippet } = JSON.parse(
  readFileSync("syntaxes/valohai.snippets.json", "utf8"),
);

/** What the placeholders of the snippets name. */
const around = `- step:
    name: preprocess
    image: python:3.12
    command: python preprocess.py
- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: learning_rate, type: float, default: 0.001 }
      - { name: id, optional: true }
    inputs:
      - { name: dataset, default: "s3://my-bucket/data.csv" }
- endpoint:
    name: predict
    image: python:3.12
    wsgi: predict:app
- deployment:
    name: production
    defaults: { target: main }
`;

const pipeline = `- pipeline:
    name: p
    edges: []
    nodes:
`;

const node = `${pipeline}      - name: train
        type: execution
        step: train
`;

for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
  test(`the snippet "${name}" is right as it stands`, () => {
    assert.match(prefix, /^vh-[a-z-]+$/);
    assert.ok(description.length > 10);
    const { newText } = withoutStops({ range: { start: 0, end: 0 }, newText: body.join("\n") });
    const document = createDocument(inContext(newText));
    const found = diagnose(document).filter(
      (it) => it.severity === "error" || it.severity === "warning",
    );
    assert.deepEqual(
      found.map((it) => it.message),
      [],
    );
    assert.ok(document.items.every(({ item }) => item.config));
  });
}

function inContext(text: string): string {
  if (text.startsWith("- name")) return `${around}${pipeline}${indented(text, 6)}\n`;
  if (text.startsWith("actions")) return `${around}${node}${indented(text, 8)}\n`;
  const name = /name: (.*)/.exec(text)?.[1];
  const others = around
    .split(/^(?=- )/m)
    .filter((it) => !it.includes(`name: ${name}\n`))
    .join("");
  return `${others}${text}\n`;
}

function indented(text: string, by: number): string {
  return text.replace(/^/gm, " ".repeat(by));
}
