import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import {
  checkFix,
  checkFixAll,
  checkRevealingFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import {
  asEdge,
  asFile,
  asNode,
  asNodeBlock,
  asParameter,
  asPipelineParameter,
  asTaskKeys,
} from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("prop-unknown reports a misspelt key, and not that it is missing", () => {
  checkRule(
    "prop-unknown",
    `
  - step:
      name: train
      imgae: python:3.12
      ^^^^^ prop-unknown: Unknown property "imgae" in step; did you mean "image"?
      command: train
`,
  );
});

test("prop-unknown reports a key that is near to none", () => {
  checkRule(
    "prop-unknown",
    file(
      step(
        "train",
        `
      zebra: 1
      ^^^^^ warning prop-unknown: "zebra" in step is unknown to valohai-yaml 0.59; a newer version may know it
    `,
      ),
    ),
  );
});

test("prop-unknown takes no key for a newer one that is no text", () => {
  checkRule(
    "prop-unknown",
    file(
      step(
        "train",
        `
      yes: 1
      ^^^ prop-unknown: Unknown property "yes" in step
    `,
      ),
    ),
  );
});

test("prop-unknown judges a node by its type and says where its key belongs", () => {
  checkRule(
    "prop-unknown",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(`
      - name: a
        type: execution
        step: train
        parameters:
        ^^^^^^^^^^ prop-unknown: A node sets "parameters" below "override"
          - { name: x, default: y }
    `),
    ),
  );
});

test("prop-unknown reports keys inside a merged mapping where they are written", () => {
  checkRule(
    "prop-unknown",
    `
  - x: &base
      image: python:3.12
      zebra: 1
      ^^^^^ warning prop-unknown: "zebra" in step is unknown to valohai-yaml 0.59; a newer version may know it
  - step:
      <<: *base
      name: train
      command: train
`,
  );
});

test("prop-unknown allows any key where Valohai does", () => {
  checkRule(
    "prop-unknown",
    file(
      `
      - deployment:
          name: shop
          defaults: { target: x, allow-cors: true }
    `,
      `
      - definitions:
          anything: &goes 1
    `,
    ),
  );
});

test("prop-unknown stays quiet while the key is being typed", () => {
  checkTyping(
    "prop-unknown",
    file(
      step(
        "train",
        `
      zeb<|>
    `,
      ),
    ),
  );
});

test("prop-unknown renames the key", () => {
  checkFix(
    "prop-unknown",
    'spelling: Change to "image"',
    `
    - step:
        name: train
        imgae: python:3.12 # keep
        command: train
  `,
    `
    - step:
        name: train
        image: python:3.12 # keep
        command: train
  `,
  );
});

test("prop-unknown removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-unknown",
    'remove: Remove "zebra"',
    text(`
    zebra:
      - 1
    # keep
    description: x
  `),
    text(`
    # keep
    description: x
  `),
  );
});

test("prop-unknown moves the key into a new override", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "prop-unknown",
    'keep: Move "parameters" into "override"',
    text(`
    - name: a
      type: execution
      step: train
      parameters:
        # keep
        - { name: x, default: y }
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          # keep
          - { name: x, default: y }
  `),
  );
});

const variedBy = (keys: string) =>
  file(
    step(
      "train",
      `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
    ),
    `- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      ${keys}
`,
  );

test("prop-unknown moves a key below a new key that it belongs to, which is then not missing", () => {
  const rows = [
    [
      "- name: x\n        style: multiple\n        items: [1, 2] # tried",
      "- name: x\n        style: multiple\n        rules:\n          items: [1, 2] # tried",
    ],
    [
      "- { name: x, style: multiple, items: [1, 2] }",
      "- { name: x, style: multiple, rules: { items: [1, 2] } }",
    ],
  ] as const;
  for (const [before, after] of rows) {
    checkFix("prop-unknown", 'add: Move "items" below "rules"', variedBy(before), variedBy(after));
    checkSlipCodes(["prop-unknown"], variedBy(before));
  }
});

test("prop-unknown moves a key into the mapping that it belongs to", () => {
  const varied = (keys: string) => variedBy(`- { name: x, style: multiple, ${keys} }`);
  checkFix(
    "prop-unknown",
    'keep: Move "items" below "rules"',
    varied("rules: { numberify: true }, items: [1]"),
    varied("rules: { numberify: true, items: [1] }"),
  );
});

test("prop-unknown moves all keys of a mapping that belong below the same key", () => {
  const rows = [
    [
      'add: Move "start", "end" and "step" below "rules"',
      "- name: x\n        start: 1 # first\n        style: linear\n        end: 2\n        step: 1",
      "- name: x\n        rules:\n          start: 1 # first\n          end: 2\n          step: 1\n        style: linear",
    ],
    [
      'keep: Move "start" and "end" below "rules"',
      "- name: x\n        start: 1 # first\n        end: 2\n        style: linear\n        rules:\n          step: 1",
      "- name: x\n        style: linear\n        rules:\n          step: 1\n          start: 1 # first\n          end: 2",
    ],
    [
      'keep: Move "start", "end" and "step" below "rules"',
      "- { name: x, style: linear, rules: {}, start: 1, end: 2, step: 1 }",
      "- { name: x, style: linear, rules: { start: 1, end: 2, step: 1 } }",
    ],
    [
      'add: Move "start", "end" and "step" below "rules"',
      "- { name: x, start: 1, end: 2, step: 1, style: linear }",
      "- { name: x, rules: { start: 1, end: 2, step: 1 }, style: linear }",
    ],
  ] as const;
  for (const [title, before, after] of rows) {
    checkFix("prop-unknown", title, variedBy(before), variedBy(after));
  }
});

test("prop-unknown offers no move of all keys where one of them cannot be moved", () => {
  const document = createDocument(
    variedBy("- { name: x, style: linear, rules: { end: 3 }, start: 1, end: 2, step: 1 }"),
  );
  const problem = diagnose(document).find((it) => it.code === "prop-unknown");
  assert.deepEqual(problem && fixesFor(problem, document).map((it) => it.title), [
    'Move "start" below "rules"',
    'Remove "start"',
  ]);
});

test("prop-unknown moves no key into a mapping that an alias repeats", () => {
  const varied = (keys: string) =>
    variedBy(`- { name: x, style: multiple, rules: &r {}${keys} }
      - { name: y, style: multiple, rules: *r }`);
  checkRevealingFix("prop-unknown", 'remove: Remove "items"', varied(", items: [1]"), varied(""));
});

test("prop-unknown says where each key of a style belongs", () => {
  checkRule(
    "prop-unknown",
    variedBy(`- name: x
        style: linear
        start: 1
        ^^^^^ prop-unknown: Unknown property "start" in variant parameter; it belongs below "rules"
        step: 2
        ^^^^ prop-unknown: Unknown property "step" in variant parameter; it belongs below "rules"`),
  );
});

test("prop-unknown moves no key below one that holds a list", () => {
  const text = file("- step: { name: a, image: i, command: c, pass-as: x }");
  checkFix(
    "prop-unknown",
    'remove: Remove "pass-as"',
    text,
    "- step: { name: a, image: i, command: c }\n",
  );
});

test("prop-unknown moves the key into the override that is there", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "prop-unknown",
    'keep: Move "image" into "override"',
    text(`
    - name: a
      type: execution
      step: train
      image: python:3.13 # keep
      override:
        parameters: [{ name: x, default: y }]
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters: [{ name: x, default: y }]
        image: python:3.13 # keep
  `),
  );
});

test("prop-unknown reports a colon that is missing between braces, and inserts it unasked", () => {
  const text = (colon: string) =>
    `- step: { name: a, image: b, command${colon} python a.py --rate 3, inputs: [{ name: x, default${colon} s3://a/b }] }`;
  checkRule(
    "prop-unknown",
    `
  - step: { name: a, image: b, command python a.py --rate 3 }
                               ^^^^^^^ prop-unknown: A ":" is missing after "command"
`,
  );
  checkSlipCodes(["prop-unknown", "prop-unknown"], text(""));
  checkFixAll(text(""), text(":"));
});

test("prop-unknown takes a key with blanks for one without a colon only where its first word is free", () => {
  checkRule(
    "prop-unknown",
    `
  - step: { name: a, image: b, command: c, name of it, nonsense of it, icon *c }
                                           ^^^^^^^^^^ prop-unknown: Unknown property "name of it" in step
                                                       ^^^^^^^^^^^^^^ prop-unknown: Unknown property "nonsense of it" in step
                                                                       ^^^^^^^ prop-unknown: Unknown property "icon *c" in step
`,
  );
});

test("prop-unknown reports a space that is missing after a colon between braces, and inserts it unasked", () => {
  checkRule(
    "prop-unknown",
    `
  - step:
      name: a
      image: b
      command: c
      inputs:
        - {name:d, optional: true}
           ^^^^^ prop-unknown: A space is missing after "name:"
        - {name: e, optional:true}
                    ^^^^^^^^^ prop-unknown: A space is missing after "optional:"
        - { default:s3://x/y, name: f }
            ^^^^^^^^ prop-unknown: A space is missing after "default:"
        - { name: g, name:h, xname:i }
                     ^^^^^^ prop-unknown: Unknown property "name:h" in input
                             ^^^^^^^ prop-unknown: Unknown property "xname:i" in input
`,
  );
  const text = (space: string) =>
    `- step: {name:${space}a, image:${space}b:1, command:${space}c, inputs: [{name:${space}d, default:${space}s3://a/b }]}`;
  checkFixAll(text(""), text(" "));
});

/** The severity and message for a key in place of the mark, with what is around it. */
const keysOf = (source: string, keys: readonly string[]) =>
  keys.map((key) => {
    const problems = diagnose(createDocument(source.replace("KEY", key)));
    const found = problems.filter((it) => it.code === "prop-unknown");
    return found.map((it) => `${it.severity}: ${it.message}`).join("; ");
  });

const newer = (key: string, owner: string) =>
  `warning: "${key}" in ${owner} is unknown to valohai-yaml ${valohaiYamlVersion}; a newer version may know it`;

test("prop-unknown warns of a key that no mapping knows, at every level", () => {
  const places: readonly (readonly [string, string])[] = [
    ["step", file(step("train", "KEY: 3"))],
    ["parameter", file(step("train", "parameters: [{ name: a, KEY: 3, optional: true }]"))],
    ["resources", file(step("train", "resources: { KEY: { min: 1 } }"))],
    [
      "execution node",
      file(step("train"), pipeline("- { name: a, type: execution, step: train, KEY: {} }")),
    ],
    [
      "override",
      file(
        step("train"),
        pipeline("- { name: a, type: execution, step: train, override: { KEY: [] } }"),
      ),
    ],
    ["endpoint", "- endpoint: { name: aa, image: b, wsgi: c, KEY: true }"],
    ["blueprint", "- blueprint: { name: aa, nodes: [], edges: [], KEY: true }"],
  ];
  for (const [owner, text] of places) {
    for (const key of ["zebra", "gpu-affinity", "retry_policy", "onTimeout", "x2"]) {
      assert.deepEqual(keysOf(text, [key]), [newer(key, owner)], owner);
    }
  }
});

test("prop-unknown keeps what is misspelt an error, also where the key that is meant is there", () => {
  const found = keysOf(file(step("train", "KEY: 3")), [
    "commands",
    "imag",
    "Name",
    "outptus",
    "timeout",
    "defualt",
  ]);
  assert.deepEqual(found, [
    'error: Unknown property "commands" in step',
    'error: Unknown property "imag" in step',
    'error: Unknown property "Name" in step',
    'error: Unknown property "outptus" in step; did you mean "outputs"?',
    'error: Unknown property "timeout" in step; did you mean "time-limit"?',
    'error: Unknown property "defualt" in step',
  ]);
});

test("prop-unknown keeps a key of another place an error and says where it belongs if that is certain", () => {
  assert.deepEqual(
    keysOf(file(step("train", "KEY: 3")), ["cpu", "min", "wsgi", "edges", "default"]),
    [
      'error: Unknown property "cpu" in step; it belongs below "resources"',
      'error: Unknown property "min" in step; it belongs below "parameters"',
      'error: Unknown property "wsgi" in step',
      'error: Unknown property "edges" in step',
      'error: Unknown property "default" in step',
    ],
  );
  const node = file(
    step("train"),
    pipeline("- { name: a, type: execution, step: train, KEY: [] }"),
  );
  assert.deepEqual(keysOf(node, ["edges", "when", "task", "outputs", "time-limit"]), [
    'error: Unknown property "edges" in execution node; it belongs in pipeline',
    'error: Unknown property "when" in execution node; it belongs below "actions"',
    'error: Unknown property "task" in execution node',
    'error: Unknown property "outputs" in execution node',
    'error: Unknown property "time-limit" in execution node',
  ]);
});

test("prop-unknown keeps what cannot be a key an error", () => {
  const flow = "- step: { name: a, image: b, command: c, KEY }";
  assert.deepEqual(keysOf(flow, ["zebra", '"zebra crossing": 1', "5: 1", "{parameters}: 1"]), [
    'error: Unknown property "zebra" in step',
    'error: Unknown property "zebra crossing" in step',
    'error: Unknown property "5" in step',
    "",
  ]);
});

test("prop-unknown leaves a key of a newer version as it is when everything is fixed", () => {
  const text = (image: string) =>
    file(step("train", `zebra:\n  - ${image} # keep\nautorestart: "yes"`));
  checkFixAll(text("a"), text("a"));
});

test("prop-unknown reports what the step declares where an override has it as a key", () => {
  const nodes = (commit = "") => `
    - name: a
      type: execution
      step: train${commit}
      override:
        pictures: s3://a/b
        rate: 3
        LEVEL: x
        zebra: 1
  `;
  const declared = `
    inputs: [{ name: pictures }]
    parameters: [{ name: rate, optional: true }]
    environment-variables: [{ name: LEVEL }]
  `;
  const found = (text: string) =>
    diagnose(createDocument(text))
      .filter((it) => it.code === "prop-unknown")
      .map((it) => `${it.severity}: ${it.message}`);
  const unknown = (key: string) => newer(key, "override");
  assert.deepEqual(found(file(step("train", declared), pipeline(nodes()))), [
    'error: "pictures" is one of the inputs of step "train"; an override lists it below "inputs"',
    'error: "rate" is one of the parameters of step "train"; an override lists it below "parameters"',
    'error: "LEVEL" is one of the environment-variables of step "train"; an override lists it below "environment-variables"',
    unknown("zebra"),
  ]);
  assert.deepEqual(
    found(file(step("train", declared), pipeline(nodes("\n      commit: main")))),
    ["pictures", "rate", "LEVEL", "zebra"].map(unknown),
  );
});

test("prop-unknown says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      [
        "{ from: prepare.output.*, to: train.input.data }",
        "«from» | choose «from»→«source»",
        "«to» | choose «to»→«target»",
      ],
    ],
    asEdge,
  );
});

test("prop-unknown says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      ["- blueprint: { name: t, step: a, parameters: [] }", "«step» | remove «step: a, »→«»"],
      [
        "- step: { name: a, image: i, command: c, step-preset: x }",
        "«step-preset» | remove «, step-preset: x»→«»",
      ],
      [
        "- step: { name: a, command: c, step-preset: x }",
        "«step-preset» | remove «, step-preset: x»→«»",
      ],
      [
        "- step: { name: a, image: i, command: c, environment: e, step-preset: x }",
        "«step-preset» | remove «, step-preset: x»→«»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    description: one\n    desciption: two",
        "«desciption» | remove «⏎    desciption: two»→«»",
      ],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 8,5 }', "«5» | remove «,5»→«»"],
      [
        "- step: { name: a, image: i, command: c, resources: { cpu: { min: 1.5, max: 2,5 } } }",
        "«5» | remove «,5»→«»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    commands: c",
        "«commands» | spelling «commands»→«command»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    nmae: b",
        "«nmae» | remove «⏎    nmae: b»→«»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    environment_variables: []",
        "«environment_variables» | spelling «environment_variables»→«environment-variables»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    nodes: []",
        "«nodes» | remove «⏎    nodes: []»→«»",
      ],
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: task, step: s, image: x, parameters: [], inputs: [] }], edges: [] }",
        "«image» | keep «»→«override: { » «»→« }» | keep «image: x, parameters: [], inputs: []»→«override: { image: x, parameters: [], inputs: [] }» | remove «image: x, »→«»",
        "«parameters» | keep «»→«override: { » «»→« }» | keep «image: x, parameters: [], inputs: []»→«override: { image: x, parameters: [], inputs: [] }» | remove «parameters: [], »→«»",
        "«inputs» | keep «»→«override: { » «»→« }» | keep «image: x, parameters: [], inputs: []»→«override: { image: x, parameters: [], inputs: [] }» | remove «, inputs: []»→«»",
      ],
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: execution, step: s, command: x, environment: e }], edges: [] }",
        "«command» | keep «»→«override: { » «»→« }» | keep «command: x, environment: e»→«override: { command: x, environment: e }» | remove «command: x, »→«»",
        "«environment» | keep «»→«override: { » «»→« }» | keep «command: x, environment: e»→«override: { command: x, environment: e }» | remove «, environment: e»→«»",
      ],
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: deployment, deployment: d, command: x }], edges: [] }",
        "«command» | remove «, command: x»→«»",
      ],
    ],
    asFile,
  );
});

test("prop-unknown says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      [
        "{ name: n, type: execution, step: train, override: { comand: run } }",
        "«comand» | spelling «comand»→«command»",
      ],
      [
        "{ name: n, type: deployment, deployment: prod, endpoints: [api], override: { parameters: [{ name: a }] } }",
        "«override» | remove «, override: { parameters: [{ name: a }] }»→«»",
      ],
      ["{ name: n, type: execution, task: sweep }", "«task» | remove «, task: sweep»→«»"],
      [
        "{ name: n, type: execution, step: train, task: sweep }",
        "«task» | remove «, task: sweep»→«»",
      ],
      [
        "{ name: n, type: deployment, deployment: prod, endpoints: [api], step: train }",
        "«step» | remove «, step: train»→«»",
      ],
    ],
    asNode,
  );
});

test("prop-unknown says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      [
        "- name: n\n        type: execution\n        step: train\n        task: sweep",
        "«task» | remove «        task: sweep⏎»→«»",
      ],
    ],
    asNodeBlock,
  );
});

test("prop-unknown says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      ["{ nam: a, default: x }", "«nam» | spelling «nam»→«name»"],
      [
        "{ name: a, default: x, desciption: y }",
        "«desciption» | spelling «desciption»→«description»",
      ],
    ],
    asParameter,
  );
});

test("prop-unknown says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      [
        "{ name: q, optional: true, default: 1, target: n.parameter.a }",
        "«optional» | remove «optional: true, »→«»",
      ],
      [
        "{ name: q, multiple: repeat, default: 1, target: n.parameter.a }",
        "«multiple» | remove «multiple: repeat, »→«»",
      ],
      ["{ name: q, default: 1, tagret: n.parameter.a }", "«tagret» | spelling «tagret»→«target»"],
      [
        "{ name: q, value: 1, value-type: x, target: n.parameter.a }",
        "«value-type» | remove «value-type: x, »→«»",
      ],
      [
        "{ name: q, style: multiple, default: 1, target: n.parameter.a }",
        "«style» | remove «style: multiple, »→«»",
      ],
      [
        "{ name: q, rules: { items: [1] }, target: m.parameter.a }",
        "«rules» | remove «rules: { items: [1] }, »→«»",
      ],
    ],
    asPipelineParameter,
  );
});

test("prop-unknown says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "prop-unknown",
    [
      ["stp: train", "«stp» | spelling «stp»→«step»"],
      [
        "step: train\n    parameters: [{ name: a, style: multiple, rules: { itmes: [1, 2] } }]",
        "«itmes» | spelling «itmes»→«items»",
      ],
      [
        "step: train\n    step-preset: x\n    parameters: []",
        "«step-preset» | remove «    step-preset: x⏎»→«»",
      ],
    ],
    asTaskKeys,
  );
});

test("says what an unknown key means for the first 1,000 of a mapping", () => {
  const keys = Array.from({ length: 1000 }, (_, index) => `    key-${index}: 1\n`).join("");
  const imag = (text: string) =>
    diagnose(createDocument(text)).find((it) => it.message.includes('"imag"'))?.suggestion;
  const step = "- step:\n    name: s\n    command: c\n";
  assert.equal(imag(`${step}    imag: i\n${keys}`), "image");
  assert.equal(imag(`${step}${keys}    imag: i\n`), undefined);
});
