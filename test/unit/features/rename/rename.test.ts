import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "../../../../server/src/core/features/document.ts";
import { prepareRename } from "../../../../server/src/core/features/rename/rename.ts";
import { checkRefused, checkRename } from "../../../support/check-rename.ts";
import { markedText } from "../../../support/marked-text.ts";

const parameters = (name: string, asKey = name, inDouble = name) => `
  - step:
      name: train
      command: |
        python train.py {parameter:${name}}
      parameters:
        - name: ${asKey}
  - task:
      name: sweep
      step: train
      parameters: [{ name: ${asKey} }]
      parameter-sets: [{ ${asKey}: 1 }]
  - pipeline:
      name: p
      nodes:
        - name: t
          type: task
          step: train
          override: { command: "x {parameter-value:${inDouble}}", parameters: [{ name: ${asKey} }] }
          actions: [{ when: node-complete, if: "parameter.LR > 1", then: stop-pipeline }]
      edges:
        - [t.metadata.x, t.parameter.${name}]
      parameters: [{ name: x, target: t.parameters.${name} }]
`;

test("a parameter is renamed in its step, tasks, overrides, sockets, targets and placeholders", () => {
  const before = parameters("lr").replace(".LR", ".lr");
  const after = parameters("learning-rate").replace(".LR", ".learning-rate");
  checkRename(before.replace("name: lr", "name: l<|>r"), "learning-rate", after);
  checkRename(before.replace("t.parameters.lr", "t.parameters.l<|>r"), "learning-rate", after);
  checkRename(before.replace("{parameter:lr}", "{parameter:<|>lr}"), "learning-rate", after);
  checkRename(before.replace("{ lr: 1", "{ lr<|>: 1"), "learning-rate", after);
  checkRename(before.replace("parameter.lr >", "parameter.l<|>r >"), "learning-rate", after);
});

test("a name that YAML reads otherwise gets quotes where it stands alone", () => {
  const before = parameters("lr").replace("parameter.LR", "metadata.lr");
  const after = (name: string, quoted = name) =>
    parameters(name, quoted).replace("parameter.LR", "metadata.lr");
  const cursor = before.replace("name: lr", "name: l<|>r");
  checkRename(cursor, "123", after("123", "'123'"));
  checkRename(cursor, "yes", after("yes", "'yes'"));
  checkRename(cursor, "learning rate", after("learning rate"));
});

test("quotes are added to the whole text that holds the name, and keep its lines", () => {
  checkRename(
    `
    - step:
        name: train
        command: python train.py
          {parameter:l<|>r}
          --it's
        parameters: [{ name: lr }]
    - pipeline:
        nodes: [{ name: t, type: task, step: train }]
        edges: [[t.metadata.x, t.parameter.lr]]
    `,
    "a: b",
    `
    - step:
        name: train
        command: 'python train.py
          {parameter:a: b}
          --it''s'
        parameters: [{ name: 'a: b' }]
    - pipeline:
        nodes: [{ name: t, type: task, step: train }]
        edges: [[t.metadata.x, 't.parameter.a: b']]
    `,
  );
});

test("quotes that are there are kept, and those that only the old name needed go", () => {
  checkRename(
    `
    - step: { name: "tr<|>ain" }
    - task: { name: a, step: 'train' }
    - task: { name: b, step: train }
    `,
    'it\'s "x"',
    `
    - step: { name: "it's \\"x\\"" }
    - task: { name: a, step: 'it''s "x"' }
    - task: { name: b, step: it's "x" }
    `,
  );
  checkRename(`- step: { name: 'a, <|>b' }\n`, "train", `- step: { name: train }\n`);
});

test("a node is renamed with both forms of edges and the targets, only in its pipeline", () => {
  const file = (name: string) => `
    - pipeline:
        name: one
        nodes: [{ name: ${name}, type: execution, step: s }, { name: b, type: execution, step: s }]
        edges:
          - [${name}.output.a.b, "b.input.${"a"}"]
          - source: b.output.*
            target: ${name}.input.x
        parameters: [{ name: a, targets: [${name}.parameter.a] }]
    - pipeline:
        name: two
        nodes: [{ name: a, type: execution, step: s }]
        edges: [[a.output.x, a.input.y]]
  `;
  checkRename(file("a").replace("target: a.", "target: a<|>."), "first node", file("first node"));
});

test("wildcards stay as they are when an input is renamed", () => {
  checkRename(
    `
    - step: { name: s, inputs: [{ name: mod<|>el-a }, { name: model-b }] }
    - pipeline:
        nodes: [{ name: t, type: execution, step: s }]
        edges: [[t.input.model*, t.input.model-a]]
    `,
    "weights",
    `
    - step: { name: s, inputs: [{ name: weights }, { name: model-b }] }
    - pipeline:
        nodes: [{ name: t, type: execution, step: s }]
        edges: [[t.input.model*, t.input.weights]]
    `,
  );
});

test("a metadata key is renamed in edges and conditions, dashes and all", () => {
  checkRename(
    `
    - step: { name: s, stop-condition: val-acc > 0.9 }
    - pipeline:
        nodes:
          - name: t
            type: execution
            step: s
            actions: [{ when: node-complete, if: [metadata.val-acc > 1], then: stop-pipeline }]
        edges: [[t.metadata.val<|>-acc, t.parameter.x]]
    `,
    "val-loss",
    `
    - step: { name: s, stop-condition: val-loss > 0.9 }
    - pipeline:
        nodes:
          - name: t
            type: execution
            step: s
            actions: [{ when: node-complete, if: [metadata.val-loss > 1], then: stop-pipeline }]
        edges: [[t.metadata.val-loss, t.parameter.x]]
    `,
  );
});

test("an anchor is renamed with its aliases, up to where the name is given again", () => {
  checkRename(
    `
    - definitions: { a: &img busybox }
    - step: { name: a, image: *img }
    - step: { name: b, image: &img other }
    - step: { name: c, image: *i<|>mg }
    `,
    "picture",
    `
    - definitions: { a: &img busybox }
    - step: { name: a, image: *img }
    - step: { name: b, image: &picture other }
    - step: { name: c, image: *picture }
    `,
  );
});

test("a name that others read through an alias changes for all of them", () => {
  checkRename(
    `
    - step: { name: &it tra<|>in, command: x }
    - task: { name: t, step: *it }
    - pipeline:
        nodes: [{ name: *it, type: execution, step: train }]
        edges: [[train.output.x, train.input.y]]
    `,
    "fit",
    `
    - step: { name: &it fit, command: x }
    - task: { name: t, step: *it }
    - pipeline:
        nodes: [{ name: *it, type: execution, step: fit }]
        edges: [[fit.output.x, fit.input.y]]
    `,
  );
  checkRename(
    `
    - definitions:
        - &list [{ name: lr }]
    - step: { name: a, command: "{parameter:lr}", parameters: *list }
    - step: { name: b, command: "{parameter:l<|>r}", parameters: *list }
    `,
    "rate",
    `
    - definitions:
        - &list [{ name: rate }]
    - step: { name: a, command: "{parameter:rate}", parameters: *list }
    - step: { name: b, command: "{parameter:rate}", parameters: *list }
    `,
  );
});

const pipeline = (step: string) => `
  ${step}
  - pipeline:
      name: p
      nodes: [{ name: first, type: execution, step: train }, { name: b, type: execution, step: train }]
      edges: [[first.output.model, b.input.data]]
`;

test("a name that is taken is refused", () => {
  const file = pipeline("- step: { name: train, inputs: [{ name: data }, { name: more }] }");
  checkRefused(
    file.replace("first.output", "fir<|>st.output"),
    "b",
    'Pipeline "p" has a node "b" already',
  );
  checkRefused(
    file.replace("b.input.data", "b.input.da<|>ta"),
    "more",
    'Step "train" has an input "more" already',
  );
  checkRefused(`- step: { name: a }\n- step: { name: b<|> }\n`, "a", 'A step "a" exists already');
  checkRefused(
    `- step: { name: a<|> }\n- task: { name: t, step: b }\n`,
    "b",
    'The file already names a step "b"',
  );
});

test("a name that its places cannot carry is refused with the reason", () => {
  const file = pipeline(
    "- step: { name: train, command: '{parameter:lr}', parameters: [{ name: lr }] }",
  );
  checkRefused(
    file.replace("first.output", "fir<|>st.output"),
    "a.b",
    '"a.b" cannot name a node: in a socket, node.type.key, its dot would end the node\'s name',
  );
  checkRefused(
    file.replace("output.model", "output.mod<|>el"),
    "*.pkl",
    '"*.pkl" would be a wildcard in the edges that name "model"',
  );
  checkRefused(
    file.replace("name: lr", "name: l<|>r"),
    "a}b",
    '"a}b" cannot stand in a placeholder, which its "}" would end',
  );
  checkRefused(file.replace("name: lr", "name: l<|>r"), "", "A name cannot be empty");
  checkRefused(
    file.replace("name: lr", "name: l<|>r"),
    " x",
    "A name cannot begin or end with a blank",
  );
  checkRefused(
    "- step: { name: a, stop-condition: acc<|> > 1 }\n",
    "my acc",
    '"my acc" cannot stand in a condition that reads "acc": write letters, digits, "_" and "-"',
  );
  checkRefused(
    "- endpoint: { name: serve<|> }\n",
    "Serve",
    '"Serve" cannot name an endpoint: write a small letter, then small letters, digits and "-"',
  );
});

test("only names can be renamed, and a wildcard says why it cannot", () => {
  const at = (source: string) => {
    const { text, cursor = 0 } = markedText(source);
    return prepareRename(createDocument(text), cursor);
  };
  assert.equal(at("- step: { na<|>me: a }"), undefined);
  const file = pipeline("- step: { name: train }");
  const ready = at(file.replace("first.output", "fir<|>st.output"));
  assert.ok(ready?.kind === "ready");
  assert.equal(ready.name, "first");
  assert.deepEqual(at(file.replace("output.model", "output.*<|>")), {
    kind: "refused",
    message: '"*" is a wildcard, not a name',
  });
});

test("a name that is written with escapes is found and replaced", () => {
  checkRename(
    String.raw`
    - step: { name: s, command: "x \t {parameter:a\\b}", parameters: [{ name: 'a\b<|>' }] }
    `,
    "lr",
    String.raw`
    - step: { name: s, command: "x \t {parameter:lr}", parameters: [{ name: 'lr' }] }
    `,
  );
});
