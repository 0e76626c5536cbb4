import { test } from "node:test";
import { checkDefinition } from "../../support/check-place.ts";

test("definition leads from a node's step to the step", () => {
  checkDefinition(`
    - step:
        name: train
              ^^^^^
    - pipeline:
        nodes:
          - { name: a, type: execution, step: tr<|>ain }
  `);
});

test("definition leads from a node's blueprint to the task", () => {
  checkDefinition(`
    - task:
        name: sweep
              ^^^^^
        step: train
    - pipeline:
        nodes:
          - { name: a, type: task, task: sweep<|> }
  `);
});

test("definition leads from the node of a socket to the node", () => {
  checkDefinition(`
    - pipeline:
        nodes:
          - { name: a, type: execution, step: train }
                    ^
        edges:
          - [<|>a.output.*, b.input.x]
  `);
});

test("definition leads from a target key to the parameter of the node's step", () => {
  checkDefinition(`
    - step:
        name: train
        parameters:
          - name: id
                  ^^
    - pipeline:
        nodes:
          - { name: a, type: execution, step: train }
          - { name: b, type: task, step: train }
        edges:
          - source: a.metadata.ids
            target: b.parameter.i<|>d
  `);
});

test("definition goes through a blueprint and a plural socket type", () => {
  checkDefinition(`
    - step:
        name: train
        parameters: [{ name: id }]
                             ^^
    - task: { name: sweep, step: train }
    - pipeline:
        nodes: [{ name: b, type: task, task: sweep }]
        parameters: [{ name: x, targets: [b.parameters.i<|>d] }]
  `);
});

test("definition of a wildcard leads to each input that it matches", () => {
  checkDefinition(`
    - step:
        name: train
        inputs:
          - name: model-a
                  ^^^^^^^
          - name: data
          - name: model-b
                  ^^^^^^^
    - pipeline:
        nodes: [{ name: a, type: execution, step: train }]
        edges: [["a.input.mod<|>el*", a.input.data]]
  `);
});

test("definition leads from a placeholder in a block of commands to the parameter", () => {
  checkDefinition(`
    - step:
        name: train
        command: |
          echo start
          python train.py {parameter:l<|>r}
        parameters:
          - name: lr
                  ^^
  `);
});

test("definition leads from a file socket to the endpoint and to its file", () => {
  const file = (socket: string, marks: readonly [string, string]) => `
    - endpoint:
        name: serve
        ${marks[0]}
        files: [{ name: model, path: m }]
        ${marks[1]}
    - pipeline:
        nodes: [{ name: d, type: deployment, deployment: x }]
        edges: [[a.output.m, ${socket}]]
  `;
  checkDefinition(file("d.file.ser<|>ve.model", ["      ^^^^^", ""]));
  checkDefinition(file("d.file.serve.mo<|>del", ["", "                ^^^^^"]));
});

test("definition of the last of several steps wins", () => {
  checkDefinition(`
    - step: { name: train }
    - step: { name: train }
                    ^^^^^
    - task: { name: t, step: tr<|>ain }
  `);
});

test("definition stays in the pipeline of the node", () => {
  checkDefinition(`
    - pipeline:
        name: one
        nodes: [{ name: a, type: execution, step: s }]
    - pipeline:
        name: two
        nodes: [{ name: a, type: execution, step: s }]
                        ^
        edges: [[a<|>.output.x, a.input.y]]
  `);
});

test("definition answers nothing for a step of another commit", () => {
  checkDefinition(`
    - step: { name: train }
    - pipeline:
        nodes: [{ name: a, type: execution, step: tr<|>ain, commit: main }]
  `);
});

test("definition leads from a placeholder of all parameters to their list, also in a node's command", () => {
  const file = (own: string, override: string) => `
    - step:
        name: train
        image: busybox
        command: train ${own}
        parameters:
        ^^^^^^^^^^
          - { name: rate }
    - pipeline:
        name: p
        nodes:
          - name: a
            type: execution
            step: train
            override:
              command:
                - echo
                - train ${override}
  `;
  checkDefinition(file("{par<|>ameters}", "{parameters}"));
  checkDefinition(file("{parameters}", "{parameters<|>}"));
  checkDefinition(file("{parameters}", "{par<|>ams}"));
});

test("definition leads from anywhere in a placeholder to the parameter or key that it names", () => {
  checkDefinition(`
    - step:
        name: train
        image: busybox
        command: train {parameter<|>-value:rate} {parameters}
        parameters:
          - { name: rate }
                    ^^^^
  `);
  checkDefinition(`
    - step:
        name: train
        image: busybox
        source-path: a.txt
        ^^^^^^^^^^^
        command: train {source<|>-path}
  `);
});

test("definition of a placeholder leads nowhere where the step has no such key", () => {
  checkDefinition(`
    - step:
        name: train
        image: busybox
        command: train {para<|>meters} {source-path} {other}
  `);
});
