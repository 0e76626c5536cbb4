import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import {
  checkFix,
  checkFixAll,
  checkNoFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import {
  asCommand,
  asFile,
  asNode,
  asParameter,
  asParameterBlock,
  asPipelineParameter,
  asTaskBlock,
  asTaskKeys,
} from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("prop-type says what YAML reads", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      environment-variables:
        - { name: a, default: 1.10 }
                              ^^^^ prop-type: "default" takes text, but this is a number
        - { name: b, default: yes }
                              ^^^ prop-type: "default" takes text, but this is read as true
        - { name: c, default: 2020-09-02 }
                              ^^^^^^^^^^ prop-type: "default" takes text, but this is read as the date 2020-09-02
    `,
      ),
    ),
  );
});

test("prop-type distinguishes values of Python's other types from texts and mappings", () => {
  checkRule(
    "prop-type",
    `
  - step:
      name: !!binary dHJhaW4=
                     ^^^^^^^^ prop-type: "name" takes text, but this is a binary value
      image: python:3.12
      command: python train.py
      mounts:
        - source: /data
          destination: /mnt
          options: !!set { ro }
          ^^^^^^^ prop-type: "options" takes a mapping, but this is a set
  `,
  );
});

test("prop-type reports a text in place of a mapping", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      inputs: [images]
               ^^^^^^ prop-type: "inputs" takes a list of mappings, but this is text
    `,
      ),
    ),
  );
});

test("prop-type reports the key of a mapping in place of a text", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      description:
      ^^^^^^^^^^^ prop-type: "description" takes text, but this is a mapping
        text: x
    `,
      ),
    ),
  );
});

test("prop-type reports a number in quotes", () => {
  checkRule(
    "prop-type",
    `
  - endpoint: { name: predict, image: i, server-command: s, port: "8000" }
                                                                  ^^^^^^ prop-type: "port" takes a number, but this is text
`,
  );
});

test("prop-type reports a list of nodes that is a mapping", () => {
  checkRule(
    "prop-type",
    `
  - pipeline:
      name: main
      nodes:
      ^^^^^ prop-type: "nodes" takes a list, but this is a mapping
        a: { type: execution, step: train }
      edges: []
`,
  );
});

test("prop-type reports a single value that is text", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: single, rules: { value: a } }]
                                                             ^ prop-type: "value" takes a number, but this is text
    `,
      ),
    ),
  );
});

test("prop-type allows each of several types", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      time-limit: 60
      inputs: [{ name: a, default: "s3://b/c" }, { name: d, default: ["s3://b/c"], keep-directories: true }]
    `,
      ),
    ),
  );
});

test("prop-type allows integers for numbers", () => {
  checkRule(
    "prop-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: float, min: 1, max: 2.5 }]
    `,
      ),
    ),
  );
});

test("prop-type stays quiet while the value is not written", () => {
  checkTyping(
    "prop-type",
    file(
      step(
        "train",
        `
      inputs:
        -<|>
    `,
      ),
    ),
  );
});

test("prop-type puts text in quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    "keep: Put it in quotes",
    text(`
    environment-variables:
      - name: a
        default: 1.10 # keep
  `),
    text(`
    environment-variables:
      - name: a
        default: "1.10" # keep
  `),
  );
});

test("prop-type writes the number", () => {
  checkFix(
    "prop-type",
    'keep: Change to "8000"',
    `
    - endpoint: { name: predict, image: i, server-command: s, port: "8000" } # keep
  `,
    `
    - endpoint: { name: predict, image: i, server-command: s, port: 8000 } # keep
  `,
  );
});

test("prop-type gives an entry its name", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    'add: Write "name: images"',
    text(`
    inputs:
      - images # keep
  `),
    text(`
    inputs:
      - name: images # keep
  `),
  );
});

test("prop-type makes a list", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-type",
    "keep: Make it a list",
    text(`
    cache-volumes: data # keep
  `),
    text(`
    cache-volumes: [data] # keep
  `),
  );
});

test("prop-type reports an entry that is a mapping or a list at its own place", () => {
  checkRule(
    "prop-type",
    `
  - step:
      name: train
      image: i
      command:
        - ls
        - echo "Snapshot: $NAME"
          ^^^^^^^^^^^^^^^^^^^^^^ prop-type: "command" takes a list of texts, but ": " makes a mapping of this; put it in quotes if it is text
        - {parameters}
          ^^^^^^^^^^^^ prop-type: "command" takes a list of texts, but "{" makes a mapping of this; put it in quotes if it is text
        - [ls, -l]
          ^^^^^^^^ prop-type: "command" takes a list of texts, but "[" makes a list of this; put it in quotes if it is text
      environment-variable-groups:
        - shared: all
          ^^^^^^^^^^^ prop-type: "environment-variable-groups" takes a list of texts, but ": " makes a mapping of this; put it in quotes if it is text
      inputs:
        - name: data
          default:
            - s3: //bucket
              ^^^^^^^^^^^^ prop-type: "default" takes a list of texts, but ": " makes a mapping of this; put it in quotes if it is text
`,
  );
});

for (const [kind, entry, quoted] of [
  ["keep", 'echo "Snapshot: $NAME"', "'echo \"Snapshot: $NAME\"'"],
  ["keep", "{parameters}", '"{parameters}"'],
  ["choose", "[ls, -l]", '"[ls, -l]"'],
] as const) {
  test(`prop-type puts an entry in quotes that was meant as text: ${entry}`, () => {
    const text = (it: string) =>
      `- step:\n    name: a\n    image: i\n    command:\n      - ls\n      - ${it} # why\n`;
    checkFix("prop-type", `${kind}: Put it in quotes`, text(entry), text(quoted));
  });
}

/** A mapping in place of a list, the fix, and the list. */
const mappings = [
  [
    'environment-variables:\n      FOO: bar # why\n      # the second\n      BAZ: "1"\n',
    "add: Write it as a list of names",
    'environment-variables:\n      - name: FOO\n        default: bar # why\n      # the second\n      - name: BAZ\n        default: "1"\n',
  ],
  [
    "parameters:\n      mode: fast\n      epochs: # how often\n          type: integer\n          default: 5\n      seed:\n",
    "add: Write it as a list of names",
    "parameters:\n      - name: mode\n        default: fast\n      - name: epochs # how often\n        type: integer\n        default: 5\n      - name: seed\n",
  ],
  [
    "parameters:\n      name: rate\n      type: float # a fraction\n",
    'keep: Insert "- "',
    "parameters:\n      - name: rate\n        type: float # a fraction\n",
  ],
  [
    "mounts:\n      destination: /a\n      source: /b\n",
    'keep: Insert "- "',
    "mounts:\n      - destination: /a\n        source: /b\n",
  ],
] as const;

for (const [mapping, fix, list] of mappings) {
  test(`prop-type makes a list of a mapping: ${mapping.split("\n")[1]?.trim()}`, () => {
    const text = (it: string) =>
      `- step:\n    name: train\n    image: i\n    command: c {parameters}\n    ${it}`;
    checkFix("prop-type", fix, text(mapping), text(list));
  });
}

const lists = [
  ["rules: [1, 2] # tried", "rules: { items: [1, 2] } # tried"],
  ["rules: [1,\n          2]", "rules: { items: [1,\n          2] }"],
  [
    "rules:\n          - 1 # first\n          # second\n          - 2",
    "rules:\n          items:\n            - 1 # first\n            # second\n            - 2",
  ],
  [
    "rules:\n        - 1\n\n        - 2",
    "rules:\n          items:\n          - 1\n\n          - 2",
  ],
] as const;

const variedBy = (rules: string) => `- step:
    name: train
    image: i
    command: c {parameters}
    parameters: [{ name: rate, type: integer, default: 1 }]
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - name: rate
        ${rules}
`;

for (const [before, after] of lists) {
  test(`prop-type writes a list of rules below "items": ${JSON.stringify(before)}`, () => {
    const text = (rules: string) => variedBy(`style: multiple\n        ${rules}`);
    checkFix("prop-type", 'add: Write the list below "items"', text(before), text(after));
  });
}

test('prop-type writes no list below "items" that a style does not take, or that has a name or a tag', () => {
  for (const rules of [
    "style: linear\n        rules: [1, 2]",
    "style: multiple\n        rules: &a [1]",
    "style: multiple\n        rules: !!seq [1]",
  ]) {
    checkNoFix("prop-type", variedBy(rules));
  }
});

test("prop-type says which rules a style needs where its rules are no mapping", () => {
  const rows = [
    ["linear", "[1, 2]", ' with "start", "end" and "step", but this is a list'],
    ["single", "3", ' with "value", but this is a number'],
    ["other", "[1]", ", but this is a list"],
  ] as const;
  for (const [style, rules, rest] of rows) {
    const problems = diagnose(createDocument(variedBy(`style: ${style}\n        rules: ${rules}`)));
    const found = problems.find((it) => it.code === "prop-type");
    assert.equal(found?.message, `"rules" takes a mapping${rest}`);
  }
});

test("prop-type makes a list of a mapping of nodes and of edges", () => {
  const nodes = (it: string, edges: string) =>
    `- step: { name: train, image: i, command: c }\n- pipeline:\n    name: p\n    nodes:\n${it}    edges:${edges}`;
  checkFix(
    "prop-type",
    "add: Write it as a list of names",
    nodes("      a:\n        type: execution\n        step: train\n", " []\n"),
    nodes("      - name: a\n        type: execution\n        step: train\n", " []\n"),
  );
  const two =
    "      - { name: a, type: execution, step: train }\n      - { name: b, type: execution, step: train }\n";
  checkFix(
    "prop-type",
    "keep: Write it as a list of edges",
    nodes(two, "\n      a.dependency.x: b.dependency.x # order\n"),
    nodes(two, "\n      - [a.dependency.x, b.dependency.x] # order\n"),
  );
});

test("prop-type is all that is said of a step whose names cannot be read, and of its edges", () => {
  checkSlipCodes(
    ["prop-type"],
    `
  - step: { name: make, image: i, command: c }
  - step:
      name: train
      image: i
      command: c {parameters}
      parameters:
        rate: 0.5
  - pipeline:
      name: p
      nodes:
        - { name: make, type: execution, step: make }
        - { name: train, type: execution, step: train }
      edges:
        - [make.metadata.rate, train.parameter.rate]
`,
  );
});

/** Mappings with a dash before some of their keys. */
const dashed: readonly (readonly [before: string, after: string])[] = [
  [
    "- step:\n    - name: a # why\n    - image: b\n    - command: c\n",
    "- step:\n      name: a # why\n      image: b\n      command: c\n",
  ],
  [
    "- step:\n  - name: a\n    image: b\n  - command:\n      - c\n",
    "- step:\n    name: a\n    image: b\n    command:\n      - c\n",
  ],
  [
    "- endpoint:\n    - name: serve\n      image: b\n      server-command: c\n",
    "- endpoint:\n      name: serve\n      image: b\n      server-command: c\n",
  ],
  [
    "- deployment:\n    name: d\n    defaults:\n      - target: t\n",
    "- deployment:\n    name: d\n    defaults:\n        target: t\n",
  ],
];

for (const [before, after] of dashed) {
  test(`prop-type takes the dashes out of a mapping: ${before.split("\n").join(" ")}`, () => {
    checkSlipCodes(["prop-type"], before);
    checkFix("prop-type", "keep: Remove the dashes", before, after);
    checkFixAll(before, after);
  });
}

test("prop-type leaves a list alone whose entries cannot be parts of the mapping", () => {
  for (const list of [
    "    - name: a\n    - name: b\n",
    "    - a\n",
    "    - name: a\n      nonsense: b\n",
    "    - name: a\n    -  image: b\n",
    "    []\n",
  ]) {
    checkNoFix("prop-type", `- step:\n${list}`);
  }
});

test("prop-type is all that is said of mappings where lists of names belong", () => {
  checkSlipCodes(
    ["prop-type", "prop-type"],
    `
  - step:
      name: train
      image: busybox
      command: train {parameter:x}
      parameters: { x: { type: integer } }
      inputs: { a: { default: "s3://{parameter:x}" } }
  - pipeline:
      name: p
      nodes:
        - { name: first, type: execution, step: train }
        - { name: second, type: task, step: train }
      edges:
        - [first.input.a, second.input.a]
        - [first.metadata.y, second.parameter.x]
`,
  );
});

test("prop-type is all that is said of an override with mappings where lists belong", () => {
  const override = (lists: string) =>
    file(
      step("train", "inputs: [{ name: a }]\nparameters: [{ name: x }]"),
      `
    - pipeline:
        name: p
        nodes:
          - name: first
            type: execution
            step: train
            override: { ${lists} }
        edges: []
  `,
    );
  checkSlipCodes(
    ["prop-type", "prop-type"],
    override("inputs: { a: { default: s3://b/c } }, parameters: { x: { default: y } }"),
  );
  checkSlipCodes(
    ["prop-type"],
    override("inputs: [{ name: a, default: s3://b/c }], parameters: { x: y }"),
  );
});

test("prop-type says with its fixes what they write in a command", async (t) => {
  await checkFixRows(t, "prop-type", [["5", '«5» | keep «5»→«"5"»']], asCommand);
});

test("prop-type says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["- step: { name: a, image: i, command: c, inputs: [d] }", "«d» | add «d»→«name: d»"],
      [
        "- step: { name: a, image: i, command: c, environment-variables: [{ name: X, default: 5 }] }",
        '«5» | keep «5»→«"5"»',
      ],
      ["- step: { name: yes, image: i, command: c }", '«yes» | keep «yes»→«"yes"»'],
      ["- step: { name: 1:30, image: i, command: c }", '«1:30» | keep «1:30»→«"1:30"»'],
      [
        "- step: { name: 2026-01-01, image: i, command: c }",
        '«2026-01-01» | keep «2026-01-01»→«"2026-01-01"»',
      ],
      [
        "- step: { name: a, image: no, command: off }",
        '«no» | keep «no»→«"no"»',
        '«off» | keep «off»→«"off"»',
      ],
      [
        "- step: { name: a, image: i, command: [1, yes, null, ~] }",
        '«1» | keep «1»→«"1"»',
        '«yes» | keep «yes»→«"yes"»',
        "«null»",
        "«~»",
      ],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: "80" }', '«"80"» | keep «"80"»→«80»'],
      [
        '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, min: "1.5", max: 2, default: 1.5 }] }',
        '«"1.5"» | keep «"1.5"»→«1.5»',
      ],
      [
        '- step: { name: a, image: i, command: c, parameters: [{ name: p, type: float, min: "-1", max: "+2.", default: 1.5 }] }',
        '«"-1"» | keep «"-1"»→«-1»',
        '«"+2."» | keep «"+2."»→«+2.»',
      ],
      ["- step: { name: a, image: i, command: c, source-path: yes }", '«yes» | keep «yes»→«"yes"»'],
      [
        "- step: { name: a, image: i, command: c, icon: 5, category: [x] }",
        '«5» | keep «5»→«"5"»',
        "«category»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command:\n      - c\n      - [d]\n      - e: f",
        '«[d]» | choose «[d]»→«"[d]"»',
        '«e: f» | keep «e: f»→«"e: f"»',
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      name: d",
        "«inputs» | keep «»→«- »",
      ],
      ["- step:\n    name: a\n    image: i\n    command: c\n    inputs: d", "«d» | keep «d»→«[d]»"],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      - d\n      - e: f",
        "«d» | add «d»→«name: d»",
      ],
      ["- pipeline: { name: p, nodes: {}, edges: 5 }", "«nodes»", "«5» | keep «5»→«[5]»"],
    ],
    asFile,
  );
});

test("prop-type says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: 5, then: stop-pipeline }] }",
        '«5» | keep «5»→«"5"»',
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [a] } }",
        "«a» | add «a»→«name: a»",
      ],
      ["{ name: n, type: 5, step: train }", '«5» | keep «5»→«"5"»'],
      ["{ name: 5, type: execution, step: train }", '«5» | keep «5»→«"5"»'],
      [
        "{ name: n, type: deployment, deployment: prod, endpoints: api }",
        "«api» | keep «api»→«[api]»",
      ],
    ],
    asNode,
  );
});

test("prop-type says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["{ name: a, type: flag, pass-true-as: yes }", '«yes» | keep «yes»→«"yes"»'],
      ["{ name: a, type: 5, default: 1 }", '«5» | keep «5»→«"5"»'],
      ["{ name: 5, default: x }", '«5» | keep «5»→«"5"»'],
      ["a", "«a» | add «a»→«name: a»"],
      ["5", "«5» | add «5»→«name: 5»"],
    ],
    asParameter,
  );
});

test("prop-type says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [["- name: a\n        default: x\n        pass-as: 5", '«5» | keep «5»→«"5"»']],
    asParameterBlock,
  );
});

test("prop-type says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(t, "prop-type", [["q", "«q» | add «q»→«name: q»"]], asPipelineParameter);
});

test("prop-type says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      [
        "parameters:\n      - name: l\n        style: multiple\n        rules:\n          items: [[1, 2], [3], x]",
        '«[1, 2]» | choose «[1, 2]»→«"[1, 2]"»',
        '«[3]» | choose «[3]»→«"[3]"»',
      ],
      ["type: 5", '«5» | keep «5»→«"5"»'],
    ],
    asTaskBlock,
  );
});

test("prop-type says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      [
        "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: 5 } }]",
        "«5» | keep «5»→«[5]»",
      ],
      ["step: train\n    type: manual_search\n    parameter-sets: 5", "«5» | keep «5»→«[5]»"],
    ],
    asTaskKeys,
  );
});

/** What is written where a number is expected. */
const asNumber = (written: string) => step("train", `resources:\n  cpu:\n    min: ${written}`);

test("prop-type writes a number in the form that YAML knows", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["1,5", "«1,5» | choose «1,5»→«1.5»"],
      ["+12,25", "«+12,25» | choose «+12,25»→«+12.25»"],
      ["1e3", "«1e3» | choose «1e3»→«1.0e+3»"],
      ["' 5 '", "«' 5 '» | choose «' 5 '»→«5»"],
      ["'5.'", "«'5.'» | keep «'5.'»→«5.»"],
    ],
    asNumber,
  );
});

test("prop-type makes no number of a text that only holds one", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["a1,5", "«a1,5»"],
      ["1,5x", "«1,5x»"],
      ["1,", "«1,»"],
      ["'5x'", "«'5x'»"],
      ["'x5'", "«'x5'»"],
      ["five", "«five»"],
    ],
    asNumber,
  );
});

test("prop-type makes an entry of a plain name, in lists whose entries have names", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["inputs: [data]", "«data» | add «data»→«name: data»"],
      ["outputs: [model]", "«model» | add «model»→«name: model»"],
      ["environment-variables: [A]", "«A» | add «A»→«name: A»"],
      ["parameters: [5]", "«5» | add «5»→«name: 5»"],
      ["inputs: ['data']", "«'data'»"],
      ["inputs: [[data]]", "«[data]»"],
      ["mounts: [5]", '«5» | keep «5»→«"5"»'],
    ],
    (written) => step("train", written),
  );
});

test("prop-type makes a list of a value in one line", async (t) => {
  await checkFixRows(
    t,
    "prop-type",
    [
      ["cache-volumes: 5", "«5» | keep «5»→«[5]»"],
      ["inputs: |\n  a\n  b", "«|»"],
      ["environment: null", "«null»"],
      ["environment: [a]", "«environment»"],
    ],
    (written) => step("train", written),
  );
});
