import { test } from "node:test";
import {
  checkFix,
  checkFixAll,
  checkRevealingFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";
import { checkSlip, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand, asEdge, asFile } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("yaml-syntax names the cause at its place", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: train
      image python:3.12
      ^^^^^ yaml-syntax: A ":" is missing after "image"
      command: train
`,
  );
});

test("yaml-syntax reports a tab", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: train
  	image: python:3.12
  ^ yaml-syntax: YAML does not allow tabs as indentation; write spaces
      command: train
`,
  );
});

test("yaml-syntax reports an open bracket, and reads on at the next item", () => {
  checkSlip(
    ["yaml-syntax", "node-step-missing"],
    file(
      `
      - step:
          name: train
          image: python:3.12
          command: train
          inputs: [{ name: a }
                  ^^^^^^^^^^^^ yaml-syntax: This "[" is not closed; add "]"
    `,
      `
      - pipeline:
          name: main
          nodes:
            - { name: a, type: execution, step: trian }
                                                ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
          edges: []
    `,
    ),
  );
});

test("yaml-syntax reports an open quote", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: train
      image: "python:3.12
             ^^^^^^^^^^^^ yaml-syntax: This quote is not closed; add " at the end of the text
      command: train
`,
  );
});

test("yaml-syntax reports an alias of nothing", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: train
      image: *image
             ^^^^^^ yaml-syntax: There is no "&image" before this; put "*image" in quotes if it is text
      command: train
`,
  );
});

test("yaml-syntax reports a merge conflict once", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: train
  <<<<<<< HEAD
  ^^^^^^^^^^^^ yaml-syntax: A Git conflict marker is left in the file; keep one side and remove the markers
      image: a
  =======
      image: b
  >>>>>>> other
      command: train
`,
  );
});

test("yaml-syntax allows colons and stars inside quotes and text", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: "a: b"
      image: python:3.12
      command: ls *.py | grep a:b
`,
  );
});

test("yaml-syntax stays quiet while a value is not written", () => {
  checkTyping(
    "yaml-syntax",
    `
  - step:
      name: train
      image:<|>
`,
  );
});

test("yaml-syntax inserts the colon", () => {
  checkFix(
    "yaml-syntax",
    'keep: Insert ":"',
    `
    - step:
        name: train
        image python:3.12 # keep
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

test("yaml-syntax puts an alias of nothing in quotes", () => {
  checkFix(
    "yaml-syntax",
    "choose: Put it in quotes",
    `
    - step:
        name: train
        image: python:3.12
        command: train
        description: *important # keep
  `,
    `
    - step:
        name: train
        image: python:3.12
        command: train
        description: "*important" # keep
  `,
  );
});

test("yaml-syntax is all that is said where an alias stands for nothing", () => {
  checkSlip(
    "yaml-syntax",
    file(
      step(
        "train",
        `
      parameters: *common
                  ^^^^^^^ yaml-syntax: There is no "&common" before this; put "*common" in quotes if it is text
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: rate, default: 1 }] } }
    `),
    ),
  );
});

const head = "- step:\n    name: a\n    image: b\n";

interface Slip {
  readonly what: string;
  readonly before: string;
  /** The rest of the caret row below the line that is reported. */
  readonly reported: readonly [row: string, line: string];
  readonly fix: string;
  readonly after: string;
  /** Whether Fix All makes the fix as well. */
  readonly unasked: boolean;
}

const colon = 'yaml-syntax: A ":" is missing after "command"';
const braces = 'yaml-syntax: A text with "{" must be in quotes inside brackets';
const twice = "yaml-syntax: Text follows the closing quote; put all of it in quotes";
const blank = "yaml-syntax: There is a no-break space (U+00A0) here; write an ordinary space";
const tag =
  "yaml-syntax: This is a template tag, which Valohai does not fill in; write the text that you mean, without tags";
const foreign = (word: string) =>
  `yaml-syntax: "${word}" begins a line of a Dockerfile, which means nothing in a valohai.yaml`;

const nodes = "- pipeline:\n    name: p\n    nodes:\n";
const first = "      - name: n\n        type: execution\n        step: s\n";
const deeper = (name: string, by: number, others: number) =>
  `yaml-syntax: ${name} is indented by ${by} spaces, its neighbours by ${others}`;

const slips: readonly Slip[] = [
  {
    what: "the dash of the first entry of a list",
    before: `${head}    command: c\n    parameters:\n      name: x\n        type: integer\n        default: 5\n      - name: y\n        type: float\n`,
    reported: [`      ^^^^ yaml-syntax: A "- " is missing before "name"`, "      name: x"],
    fix: 'keep: Insert "- "',
    after: `${head}    command: c\n    parameters:\n      - name: x\n        type: integer\n        default: 5\n      - name: y\n        type: float\n`,
    unasked: true,
  },
  {
    what: "a half-typed entry in the column of its list",
    before: `${nodes}${first}        - name: m\n    edges: []\n`,
    reported: [`        ^^^^^^^^^ ${deeper("This list entry", 8, 6)}`, "        - name: m"],
    fix: "choose: Indent by 6 spaces",
    after: `${nodes}${first}      - name: m\n    edges: []\n`,
    unasked: false,
  },
  {
    what: "a whole entry in the column of its list",
    before: `${nodes}${first}${first.replace("n\n", "m\n").replace(/^/gm, "  ").trimEnd()}\n    edges: []\n`,
    reported: [`        ^^^^^^^^^ ${deeper("This list entry", 8, 6)}`, "        - name: m"],
    fix: "keep: Indent by 6 spaces",
    after: `${nodes}${first}${first.replace("n\n", "m\n")}    edges: []\n`,
    unasked: true,
  },
  {
    what: "a key that was moved to the left beside its siblings",
    before: `${nodes.replace("    nodes", "  nodes")}${first}    edges:\n      - [n.output.x, m.input.y]\n`,
    reported: [`  ^^^^^ ${deeper('"nodes"', 2, 4)}`, "  nodes:"],
    fix: "keep: Indent by 4 spaces",
    after: `${nodes}${first}    edges:\n      - [n.output.x, m.input.y]\n`,
    unasked: true,
  },
  {
    what: "a key that lost a blank beside its siblings",
    before: `${nodes}${first.replace("        type", "       type")}    edges: []\n`,
    reported: [`       ^^^^ ${deeper('"type"', 7, 8)}`, "       type: execution"],
    fix: "keep: Indent by 8 spaces",
    after: `${nodes}${first}    edges: []\n`,
    unasked: true,
  },
  {
    what: "a colon before a value of several words with braces",
    before: `${head}    command python train.py --rate 3 {parameters}\n    icon: c\n`,
    reported: [`    ^^^^^^^ ${colon}`, "    command python train.py --rate 3 {parameters}"],
    fix: 'keep: Insert ":"',
    after: `${head}    command: python train.py --rate 3 {parameters}\n    icon: c\n`,
    unasked: true,
  },
  {
    what: "a colon before a value with a colon in it",
    before: `${head}    command curl http://localhost:80/x\n    icon: c\n`,
    reported: [`    ^^^^^^^ ${colon}`, "    command curl http://localhost:80/x"],
    fix: 'keep: Insert ":"',
    after: `${head}    command: curl http://localhost:80/x\n    icon: c\n`,
    unasked: true,
  },
  {
    what: "quotes around a text with braces between brackets",
    before: `${head}    command: [pip install x, python a.py {parameters}]\n`,
    reported: [
      `                             ^^^^^^^^^^^^^^^^^^^^^^^^ ${braces}`,
      "    command: [pip install x, python a.py {parameters}]",
    ],
    fix: "keep: Put it in quotes",
    after: `${head}    command: [pip install x, "python a.py {parameters}"]\n`,
    unasked: true,
  },
  {
    what: "quotes around such a text after one in quotes, over several lines",
    before: `${head}    command: [\n      "ls",\n      python a.py {parameters},\n    ]\n`,
    reported: [`      ^^^^^^^^^^^^^^^^^^^^^^^^ ${braces}`, "      python a.py {parameters},"],
    fix: "keep: Put it in quotes",
    after: `${head}    command: [\n      "ls",\n      "python a.py {parameters}",\n    ]\n`,
    unasked: true,
  },
  {
    what: "quotes of the other kind around two words in quotes",
    before: `${head}    command: 'a' && 'b' # why\n`,
    reported: [`             ^^^^^^^^^^ ${twice}`, "    command: 'a' && 'b' # why"],
    fix: "choose: Put it in quotes",
    after: `${head}    command: "'a' && 'b'" # why\n`,
    unasked: false,
  },
  {
    what: "quotes of the other kind around two words in double quotes",
    before: `${head}    command: "a" && "b"\n`,
    reported: [`             ^^^^^^^^^^ ${twice}`, '    command: "a" && "b"'],
    fix: "choose: Put it in quotes",
    after: `${head}    command: '"a" && "b"'\n`,
    unasked: false,
  },
  {
    what: "blanks for no-break spaces before a key and after its colon",
    before: `- step:\n    name: a\n    image:\u00a0b\n\u00a0   command: c\n`,
    reported: [`          ^ ${blank}`, "    image:\u00a0b"],
    fix: "keep: Replace it with a space",
    after: `- step:\n    name: a\n    image: b\n    command: c\n`,
    unasked: true,
  },
  {
    what: "no lines with tags of a template",
    before: `${head}    command: c\n{% if gpu %}\n    icon: gpu\n{% endif %}\n`,
    reported: [`^^^^^^^^^^^^ ${tag}`, "{% if gpu %}"],
    fix: "remove: Remove the lines with tags",
    after: `${head}    command: c\n    icon: gpu\n`,
    unasked: false,
  },
  {
    what: "no lines that a template fills in",
    before: `${head}{{ include("x") }}\n    command: c\n`,
    reported: [`^^^^^^^^^^^^^^^^^^ ${tag}`, '{{ include("x") }}'],
    fix: "remove: Remove the line",
    after: `${head}    command: c\n`,
    unasked: false,
  },
  {
    what: "no lines of a Dockerfile before the list",
    before: `FROM python:3.12\nRUN pip install x\n${head}    command: c\n`,
    reported: [`^^^^^^^^^^^^^^^^ ${foreign("FROM")}`, "FROM python:3.12"],
    fix: "remove: Remove the lines",
    after: `${head}    command: c\n`,
    unasked: false,
  },
  {
    what: "no line of a Dockerfile among keys",
    before: `${head}    command: c\n    RUN pip install [x\n`,
    reported: [`    ^^^^^^^^^^^^^^^^^^ ${foreign("RUN")}`, "    RUN pip install [x"],
    fix: "remove: Remove the line",
    after: `${head}    command: c\n`,
    unasked: false,
  },
];

for (const { what, before, reported, fix, after, unasked } of slips) {
  test(`yaml-syntax wants ${what}`, () => {
    const [row, line] = reported;
    checkSlip("yaml-syntax", before.replace(line, `${line}\n${row}`));
    const check = before.startsWith("- pipeline") ? checkRevealingFix : checkFix;
    check("yaml-syntax", fix, before, after);
    checkFixAll(before, unasked ? after : before);
  });
}

test("yaml-syntax takes no line of a text for one of a Dockerfile", () => {
  checkSlip(
    "yaml-syntax",
    `
  - step:
      name: a
      image: b
      icon c
      ^^^^ yaml-syntax: A ":" is missing after "icon"
      command: |
        RUN x
        COPY y
`,
  );
});

test("yaml-syntax reports a comma too many between brackets, and offers to remove it", () => {
  const head = "- step:\n    name: s\n    image: i\n    command: c\n    parameters:\n";
  for (const [before, after] of [
    ["      - { name: x, type: string, choices: [a,, b] }\n", "[a, b]"],
    ["      - { name: x, type: string, choices: [,a, b] }\n", "[a, b]"],
    ["      - { name: x, type: string, choices: [a, b,,] }\n", "[a, b,]"],
    ["      - { name: x,, type: string, choices: [a, b] }\n", "[a, b]"],
  ] as const) {
    checkSlipCodes(["yaml-syntax"], head + before);
    const sound = before.replace("x,,", "x,").replace(/\[.*\]/, after);
    checkFix("yaml-syntax", "choose: Remove the comma", head + before, head + sound);
    checkFixAll(head + before, head + before);
  }
});

test("yaml-syntax offers a list or one text for texts in quotes with commas between them", () => {
  const text = (value: string) =>
    `- step:\n    name: s\n    image: i\n    command: ls\n    inputs:\n      - name: x\n        default: ${value}\n`;
  for (const [value, whole] of [
    ["'a', 'b'", `"'a', 'b'"`],
    [`"a", "b"`, `'"a", "b"'`],
    [`'a',"b" , 'c'`, `"'a',\\"b\\" , 'c'"`],
  ] as const) {
    checkFix("yaml-syntax", "choose: Write it as a list", text(value), text(`[${value}]`));
    checkFix("yaml-syntax", "choose: Put it in quotes", text(value), text(whole));
    checkFixAll(text(value), text(value));
  }
});

test("yaml-syntax says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "yaml-syntax",
    [
      [
        '[train {parameters}, "run {parameter:rate}"]',
        '«train {parameters}» | keep «train {parameters}»→«"train {parameters}"»',
      ],
      [
        "jq '{parameter: .x}'",
        "«jq '{parameter: .x}'» | keep «jq '{parameter: .x}'»→«\"jq '{parameter: .x}'\"»",
      ],
    ],
    asCommand,
  );
});

test("yaml-syntax says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "yaml-syntax",
    [
      [
        "[search.output.a?.csv, train.input.data]",
        '«search.output.a?.csv» | keep «search.output.a?.csv»→«"search.output.a?.csv"»',
      ],
    ],
    asEdge,
  );
});

test("yaml-syntax says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "yaml-syntax",
    [
      ["- step: *x\n  name: a", '«*x» | choose «*x»→«"*x"»'],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    description: one\n      two: x",
        "«two» | choose «  »→«»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: a\n      optional: true",
        "«optional» | choose «  »→«»",
      ],
      ["- step: { name: a, image: i, command: *c }", '«*c» | choose «*c»→«"*c"»'],
      [
        "- step: &a { name: a, image: i, command: c }\n- step: { <<: *b, name: b }",
        '«*b» | choose «*b»→«"*b"»',
      ],
    ],
    asFile,
  );
});
