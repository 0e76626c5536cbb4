import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { type OutlineEntry, outlineOf } from "#core/features/navigation/outline.ts";
import { symbolsMatching } from "#core/features/navigation/symbol-query.ts";
import { dedent } from "../../../support/marked-text.ts";

const file = dedent(`
  - definitions: { a: b }
  - step:
      name: train
      image: busybox
      command: train
      outputs: [{ name: model }]
      inputs: [{ name: data, default: s3://b/x }]
      parameters:
        - { name: lr, type: float, default: 1e-3 }
        - { name: tags, default: [a, 'b, c'] }
        - { type: string }
      environment-variables: [{ name: MODE, default: fast }]
  - task:
      name: sweep
      step: train
      type: random_search
      parameters: [{ name: lr, style: linear, rules: { start: 1, end: 2, step: 1 } }]
  - pipeline:
      name: p
      nodes:
        - { name: a, type: execution, step: train }
        - { name: b, type: task, task: sweep }
        - { name: d, type: deployment, deployment: prod }
      parameters: [{ name: x, targets: [a.parameter.lr, b.parameter.lr] }]
      edges:
        - [a.output.model, b.input.data]
        - source: b.output.model
          target: d.file.serve.model
  - endpoint: { name: serve, files: [{ name: model, path: m.pkl }] }
  - deployment: { name: prod, defaults: { target: cluster } }
  - step:
`);

function lines(entry: OutlineEntry, depth = 0): readonly string[] {
  const own = `${"  ".repeat(depth)}${entry.kind} ${entry.name}${entry.detail ? ` | ${entry.detail}` : ""}`;
  return [own, ...entry.children.flatMap((it) => lines(it, depth + 1))];
}

test("the outline has every named thing with what matters of it", () => {
  const found = createDocument(file).items.flatMap(({ item }) => lines(outlineOf(item)));
  assert.deepEqual(found, [
    "other definitions",
    "step train | busybox",
    "  output model",
    "  input data | s3://b/x",
    '  parameter lr | float = "1e-3"'.replaceAll('"', ""),
    '  parameter tags | string = [a, "b, c"]',
    "  environment-variable MODE | fast",
    "task sweep | random_search · train",
    "  parameter lr | linear · start 1, end 2, step 1",
    "pipeline p | 3 nodes, 2 edges",
    "  node a | execution · train",
    "  node b | task · sweep",
    "  node d | deployment · prod",
    "  parameter x | a.parameter.lr, b.parameter.lr",
    "  edges edges | 2",
    "    edge a.output.model → b.input.data",
    "    edge b.output.model → d.file.serve.model",
    "endpoint serve",
    "  file model | m.pkl",
    "deployment prod | cluster",
    "step step",
  ]);
});

test("names are found by their characters in order, with the item that holds them", () => {
  const document = createDocument(file);
  const found = (query: string) =>
    symbolsMatching(document, query).map((it) => [
      file.slice(it.range.start, it.range.end),
      it.container,
    ]);
  assert.deepEqual(found("TRN"), [["train", ""]]);
  assert.deepEqual(found("mod"), [
    ["model", "train"],
    ["MODE", "train"],
    ["model", "serve"],
  ]);
  assert.equal(found("").length, 17);
});
