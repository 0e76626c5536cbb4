import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { prepareRename, rename } from "#core/features/rename/rename.ts";
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

test("a name that YAML reads otherwise gets quotes where it is alone", () => {
  const before = parameters("lr").replace("parameter.LR", "metadata.lr");
  const after = (name: string, quoted = name) =>
    parameters(name, quoted).replace("parameter.LR", "metadata.lr");
  const cursor = before.replace("name: lr", "name: l<|>r");
  checkRename(cursor, "123", after("123", "'123'"));
  checkRename(cursor, "yes", after("yes", "'yes'"));
  const blank = after("l r").replace("name: l r", "name: l<|> r");
  checkRename(blank, "learning rate", after("learning rate"));
});

test("quotes are added to the whole text that holds the name, and keep its lines", () => {
  checkRename(
    `
    - step:
        name: train
        command: python train.py
          {parameter:l<|> r}
          --it's
        parameters: [{ name: l r }]
    - pipeline:
        nodes: [{ name: t, type: task, step: train }]
        edges: [[t.metadata.x, t.parameter.l r]]
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

test("an input that is the only match of a pattern keeps its name unless the pattern matches the new one", () => {
  const file = (name: string) => `
    - step: { name: s, inputs: [{ name: ${name} }] }
    - pipeline:
        nodes: [{ name: t, type: execution, step: s }, { name: u, type: execution, step: s }]
        edges: [[t.input.model*, u.input.${name.replace("<|>", "")}]]
    `;
  checkRefused(
    file("mod<|>el"),
    "weights",
    'The pattern "model*" in line 4 would not match "weights"; change it first',
  );
  checkRename(file("mod<|>el"), "model-a", file("model-a"));
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
    'Pipeline "p" already has a node "b"',
  );
  checkRefused(
    file.replace("b.input.data", "b.input.da<|>ta"),
    "more",
    'Step "train" already has an input "more"',
  );
  checkRefused(`- step: { name: a }\n- step: { name: b<|> }\n`, "a", 'A step "a" already exists');
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
    '"a}b" cannot be used in a placeholder, which its "}" would end',
  );
  checkRefused(file.replace("name: lr", "name: l<|>r"), "", "A name cannot be empty");
  checkRefused(
    file.replace("name: lr", "name: l<|>r"),
    " x",
    "A name cannot begin or end with a space",
  );
  checkRefused(
    "- step: { name: a, stop-condition: acc<|> > 1 }\n",
    "my acc",
    '"my acc" cannot be used in a condition that reads "acc": write letters, digits, "_" and "-"',
  );
  checkRefused(
    "- endpoint: { name: serve<|> }\n",
    "Serve",
    '"Serve" cannot name an endpoint: write a lower-case letter, then lower-case letters, digits and "-"',
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

const everyKind = `
- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters: [{ name: rate }]
    inputs: [{ name: data }]
    outputs: [{ name: model }]
    environment-variables: [{ name: TOKEN }]
- task: { name: search, step: train, parameters: [] }
- endpoint: { name: serve, image: busybox, server-command: x, files: [{ name: weights, path: y }] }
- deployment: { name: live, defaults: { target: t } }
- pipeline:
    name: all
    nodes: [{ name: first, type: execution, step: train }]
    edges: []
    parameters: [{ name: speed, targets: [first.parameter.rate] }]
`;

/** Things that have names, names that they cannot have, and some that they can. */
const namings: readonly (readonly [
  name: string,
  refused: readonly (readonly [name: string, why: RegExp])[],
  allowed: readonly string[],
])[] = [
  ["train", [], ["two words", "a.b", "it's"]],
  ["search", [], ["two words"]],
  ["all", [], ["two words"]],
  ["live", [], ["two-words"]],
  [
    "rate",
    [
      ["my rate", /^"my rate" cannot name a parameter: no program reads an option "--my rate"; /],
      ["my\u00a0rate", /cannot name a parameter/],
      ["a=b", /no program reads an option "--a=b"/],
      ...["[x", "*x", "x?", "a;b", "$x", "(x)", "a|b", "x#", "a'b", "!x", "a,b", "<x>"].map(
        (it) => [it, /no program reads an option/] as const,
      ),
    ],
    ["my-rate", "my_rate", "r.1", "taux-\u00e9", "+model/net.size", "a:b"],
  ],
  [
    "data",
    [
      ["a/b", /^"a\/b" cannot name an input: its files are in a folder of that name/],
      ["..", /cannot name an input/],
      ["a\\b", /cannot name an input/],
      ["x".repeat(65), /more than 64 characters/],
    ],
    ["two words", "a.b", "x".repeat(64)],
  ],
  ["model", [], ["two words", "a/b"]],
  [
    "TOKEN",
    [
      ["MY TOKEN", /^"MY TOKEN" cannot name an environment variable: /],
      ["A=B", /cannot/],
    ],
    ["T_2"],
  ],
  ["serve", [["two words", /cannot name an endpoint/]], ["serve-2"]],
  ["weights", [], ["two words"]],
  ["first", [["a.b", /cannot name a node/]], ["two words"]],
  ["speed", [], ["two words"]],
];

for (const [name, refused, allowed] of namings) {
  test(`"${name}" can be given the names that Valohai allows, and no others`, () => {
    const document = createDocument(everyKind.trimStart());
    const offset = document.text.indexOf(`name: ${name}`) + "name: ".length;
    for (const [newName, why] of refused) {
      const answer = rename(document, offset, newName);
      assert.ok(answer?.kind === "refused", newName);
      assert.match(answer.message, why);
    }
    for (const newName of allowed) assert.equal(rename(document, offset, newName)?.kind, "renamed");
  });
}

/** A command whose lines begin at or left of its key, which PyYAML folds all the same. */
const folded = (name: string, opening: string, closing: string) =>
  `- step:
    name: train
    image: i
    command: ${opening}python train.py

    {parameter:${name}}\t
  --other
    {parameter-value:${name}}${closing}
    parameters:
      - name: ${name}
`;

test("a name is renamed in quoted text whose lines begin left of its key", () => {
  for (const [opening, closing] of [
    ['"', '"'],
    ["'", "'"],
    ['["', '"]'],
  ] as const) {
    const before = folded("lr", opening, closing);
    const after = folded("rate", opening, closing);
    checkRename(before.replace("{parameter:lr}", "{parameter:l<|>r}"), "rate", after);
    checkRename(before.replace("- name: lr", "- name: <|>lr"), "rate", after);
  }
});
