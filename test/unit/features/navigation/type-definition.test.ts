import { test } from "node:test";
import { checkTypeDefinition } from "../../../support/check-place.ts";

const file = (edge: string, rows: readonly string[] = []) => `
- step:
    name: train
    ${rows[0] ?? ""}
    parameters: [{ name: lr }]
- step:
    name: score
    ${rows[1] ?? ""}
- task: { name: sweep, step: train }
- endpoint:
    name: serve
    ${rows[2] ?? ""}
    files: [{ name: model, path: m }]
- deployment:
    name: prod
    ${rows[3] ?? ""}
- pipeline:
    name: p
    nodes:
      - { name: t, type: task, task: sweep }
      - { name: s, type: execution, step: score }
      - { name: d, type: deployment, deployment: prod }
    edges:
      - ${edge}
`;

test("type definition leads from every part of a socket to the step that declares it", () => {
  checkTypeDefinition(file("[s<|>.output.x, t.parameter.lr]", ["", "      ^^^^^"]));
  checkTypeDefinition(file("[s.output.<|>x, t.parameter.lr]", ["", "      ^^^^^"]));
  checkTypeDefinition(file("[s.output.x, t<|>.parameter.lr]", ["      ^^^^^"]));
  checkTypeDefinition(file("[s.output.x, t.parameter.l<|>r]", ["      ^^^^^"]));
  checkTypeDefinition(file("[s.metadata.ke<|>y, t.parameter.lr]", ["", "      ^^^^^"]));
});

test("type definition leads from a deployment node to its deployment and from a file to its endpoint", () => {
  checkTypeDefinition(file("[s.output.x, <|>d.file.serve.model]", ["", "", "", "      ^^^^"]));
  checkTypeDefinition(file("[s.output.x, d.file.serve.mod<|>el]", ["", "", "      ^^^^^"]));
});

test("type definition leads from a blueprint to its step and answers nothing where nothing is named", () => {
  checkTypeDefinition(
    file("x")
      .replace("task: sweep }", "task: swe<|>ep }")
      .replace("name: train", "name: train\n          ^^^^^"),
  );
  checkTypeDefinition(file("x<|>"));
});
