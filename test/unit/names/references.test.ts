import { test } from "node:test";
import { checkReferences } from "../../support/check-place.ts";

test("references of a step are in task blueprints and nodes, but not in nodes of another commit", () => {
  checkReferences(`
    - step:
        name: train
              ^^^^^ definition
    - task: { name: sweep, step: train }
                                 ^^^^^
    - pipeline:
        name: p
        nodes:
          - { name: train, type: execution, step: tr<|>ain }
                                                  ^^^^^
          - { name: b, type: execution, step: train, commit: main }
  `);
});

test("references of a task blueprint are in task nodes", () => {
  checkReferences(`
    - task: { name: sw<|>eep, step: train }
                    ^^^^^ definition
    - pipeline:
        nodes:
          - name: a
            type: task
            task: "sweep"
                   ^^^^^
  `);
});

test("references of a node stay in its pipeline", () => {
  checkReferences(`
    - pipeline:
        name: one
        nodes:
          - { name: a, type: execution, step: s }
                    ^ definition
          - { name: b, type: execution, step: s }
        edges:
          - [a.output.x, b.input.y]
             ^
          - source: b.output.x
            target: a<|>.input.y
                    ^
        parameters: [{ name: p, targets: [a.parameter.z] }]
                                          ^
    - pipeline:
        name: two
        nodes: [{ name: a, type: execution, step: s }]
        edges: [[a.output.x, a.input.y]]
  `);
});

test("references of a parameter are wherever its step is run", () => {
  checkReferences(`
    - step:
        name: train
        command: python t.py {parameter:lr} {parameter-value:lr} {parameter:other}
                                        ^^
                                                             ^^
        parameters:
          - name: l<|>r
                  ^^ definition
        inputs: [{ name: data, default: "s3://b/{parameter:lr}/x" }]
                                                           ^^
    - task:
        name: sweep
        step: train
        parameters: [{ name: lr, style: multiple, rules: { items: [1] } }]
                             ^^
        parameter-sets:
          - lr: 1
            ^^
          - { "lr": 2, other: 1 }
               ^^
    - step: { name: other, parameters: [{ name: lr }] }
    - pipeline:
        name: p
        parameters: [{ name: lr, targets: [t.parameters.lr, o.parameter.lr] }]
                                                        ^^
        nodes:
          - { name: o, type: execution, step: other }
          - name: t
            type: task
            task: sweep
            override:
              command: [ "x {parameter:lr}" ]
                                       ^^
              parameters: [{ name: lr, default: 1 }]
                                   ^^
              inputs: [{ name: data, default: ["a/{parameter:lr}"] }]
                                                             ^^
            actions: [{ when: node-complete, if: "parameter.lr > 1 and metadata.lr < 2", then: stop-pipeline }]
                                                            ^^
        edges: [[o.metadata.lr, t.parameter.lr]]
                                            ^^
  `);
});

test("references of an input include the wildcards that match it", () => {
  checkReferences(`
    - step:
        name: train
        inputs: [{ name: model-a }, { name: model-b }]
                         ^^^^^^^ definition
    - pipeline:
        nodes: [{ name: t, type: execution, step: train, override: { inputs: [{ name: model-a }] } }]
                                                                                      ^^^^^^^
        edges:
          - [t.input.model*, t.input.model-<|>a]
                     ^^^^^^
                                     ^^^^^^^
          - [t.input.data*, t.input.model-b]
  `);
});

test("references of a wildcard are the inputs that it matches and the same wildcard elsewhere", () => {
  checkReferences(`
    - step:
        name: train
        inputs: [{ name: model-a }, { name: data }]
                         ^^^^^^^ definition
    - pipeline:
        nodes: [{ name: t, type: execution, step: train }]
        edges:
          - [t.input.mod<|>el*, t.input.data]
                     ^^^^^^
          - [t.input.model*, t.input.model-a]
                     ^^^^^^
                                     ^^^^^^^
  `);
});

test("references of an output that no step declares are the edges that carry it", () => {
  checkReferences(`
    - step: { name: train }
    - pipeline:
        nodes: [{ name: t, type: execution, step: train }, { name: u, type: execution, step: train }]
        edges:
          - [t.output.model.p<|>kl, u.input.a]
                      ^^^^^^^^^
          - [u.output.model.pkl, t.input.a]
                      ^^^^^^^^^
          - [u.output.other.pkl, t.input.a]
  `);
});

test("references of a metadata key are in edges, conditions and the target of an optimisation", () => {
  checkReferences(`
    - step:
        name: train
        stop-condition: val-acc > 0.9 and metadata.val-acc < 1 and execution.duration > 3
                        ^^^^^^^
                                                   ^^^^^^^
    - task:
        name: sweep
        step: train
        optimization-target-metric: val-acc
                                    ^^^^^^^
        stop-condition: "val-acc > 1"
                         ^^^^^^^
    - pipeline:
        nodes:
          - name: t
            type: execution
            step: train
            actions:
              - when: node-complete
                if:
                  - metadata.val-acc <= 0.5
                             ^^^^^^^
                  - metadata.val-acc-2 <= 0.5
                then: stop-pipeline
        edges: [[t.metadata.val<|>-acc, t.parameter.x]]
                            ^^^^^^^
  `);
});

test("references of an environment variable are in sockets, overrides and commands", () => {
  checkReferences(`
    - step:
        name: train
        command:
          - echo $MODE \${MODE} $MODES {MODE}
                  ^^^^
                         ^^^^
        environment-variables: [{ name: MO<|>DE }]
                                        ^^^^ definition
    - pipeline:
        nodes:
          - { name: t, type: task, step: train, override: { environment-variables: [{ name: MODE }] } }
                                                                                            ^^^^
        edges: [[t.environment-variable.MODE, t.environment-variable.MODE]]
                                        ^^^^
                                                                     ^^^^
  `);
});

test("references of an endpoint and of its file are in deployment nodes and file sockets", () => {
  const text = (cursor: string, rows: readonly string[]) => `
    - endpoint:
        name: serve
        ${rows[0]}
        files: [{ name: model, path: m }]
        ${rows[1]}
    - pipeline:
        nodes: [{ name: d, type: deployment, deployment: x, endpoints: [serve] }]
        ${rows[2]}
        edges: [[a.output.m, ${cursor}]]
        ${rows[3]}
  `;
  checkReferences(
    text("d.file.se<|>rve.model", [
      "      ^^^^^ definition",
      "",
      "                                                                ^^^^^",
      "                            ^^^^^",
    ]),
  );
  checkReferences(
    text("d.file.serve.mo<|>del", [
      "",
      "                ^^^^^ definition",
      "",
      "                                  ^^^^^",
    ]),
  );
});

test("references of a deployment are in its nodes, also where the file does not define it", () => {
  checkReferences(`
    - pipeline:
        nodes:
          - { name: a, type: deployment, deployment: pr<|>od }
                                                     ^^^^
          - { name: b, type: deployment, deployment: prod }
                                                     ^^^^
  `);
});

test("references of an anchor are its aliases, until the name is given again", () => {
  checkReferences(`
    - definitions:
        image: &img busybox
                ^^^ definition
    - step: { name: a, image: *img }
                               ^^^
    - step: { name: b, image: <|>*img }
                               ^^^
    - step: { name: c, image: &img other }
    - step: { name: d, image: *img }
  `);
});

test("an alias of a name counts as a reference at the alias", () => {
  checkReferences(`
    - step: { name: &name tr<|>ain }
                          ^^^^^ definition
    - task: { name: t, step: *name }
                             ^^^^^
  `);
});

test("parts of a step without a name are its own", () => {
  checkReferences(`
    - step: { command: "{parameter:a<|>}", parameters: [{ name: a }] }
                                   ^
                                                             ^ definition
    - step: { command: "{parameter:a}", parameters: [{ name: a }] }
  `);
});

test("references are exact after characters of two units and in folded text", () => {
  checkReferences(`
    - step:
        name: train
        command: >-
          echo "𝄞 😀" {parameter:l<|>r} &&
                                  ^^
          echo é {parameter-value:lr}
                                  ^^
        parameters: [{ name: lr }]
                             ^^ definition
  `);
});

test("an anchor is found after comments, tags and any number of blanks", () => {
  checkReferences(`
    - definitions:
        list: &it # &it in a comment
               ^^ definition
          # &it

          - !!str a${" ".repeat(200)}
        other: [*it, &x  !!str b, *<|>it]
                 ^^
                                   ^^
  `);
});
