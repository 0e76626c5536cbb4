import assert from "node:assert/strict";
import { test } from "node:test";
import type { FolderEntry } from "#core/document/host.ts";
import type { CompletionRequest } from "#core/features/completion/completion-request.ts";
import { checkCompletion, offersAt, withScripts } from "../../../support/check-completion.ts";

const file = (name: string): FolderEntry => ({ name, kind: "file" });
const folder = (name: string): FolderEntry => ({ name, kind: "folder" });

const folders: { readonly [path: string]: readonly FolderEntry[] } = {
  "": [
    file("train.py"),
    file("train_all.py"),
    file("preprocess.py"),
    file("run.sh"),
    file("data.csv"),
    folder("src"),
    folder("data"),
  ],
  src: [file("model.py"), folder("models")],
};

const project: CompletionRequest = {
  ...withScripts({
    "train.py":
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--learning-rate", type=float, default=0.1)\n',
  }),
  host: { list: (path) => folders[path] ?? [] },
};

const steps = `- step:
    name: preprocess
    image: python:3.12
    environment: pipeline-gpu
    command: python preprocess.py
- step:
    name: train-model
    image: busybox
    command: python train.py {parameters}
    parameters:
      - name: mode
        choices: [data, dart]
        default: DEFAULT
- task:
    name: train-task
    step: train-model
`;

/** The labels that are offered when the last marker before the mark has just been typed. */
function whileTyping(source: string): readonly string[] {
  const trigger = /(.)<\|>/.exec(source)?.[1];
  return offersAt(source, { ...project, trigger }).offers.map((it) => it.label);
}

function whenAsked(source: string): readonly string[] {
  return offersAt(source, project).offers.map((it) => it.label);
}

const step = (line: string) => `${steps}- step:\n    name: other\n    ${line}\n`;
const command = (line: string) => step(`command:\n      - ${line}`);
const node = (line: string) =>
  `${steps}- pipeline:\n    name: p\n    nodes:\n      - name: first\n        type: execution\n        step: preprocess\n      - ${line}\n`;

/** Texts of the user's own: each with what is offered on request, if anything. */
const free: readonly (readonly [source: string, asked?: string])[] = [
  [step("description: the first step<|>")],
  [step("description: approval<|>")],
  [`${steps}- step:\n    name: pre<|>\n`],
  [`${steps}- pipeline:\n    name: approval<|>\n`],
  [`${steps}- task:\n    name: train<|>\n`],
  [node("name: pre<|>"), "preprocess"],
  [node("name: train<|>"), "train-model"],
  [node("{ name: train<|> }"), "train-model"],
  [node('name: "train<|>"'), "train-model"],
  [step("image: python<|>"), "python:3.12"],
  [node("override:\n          image: busy<|>"), "busybox"],
  [step("environment: pipeline<|>"), "pipeline-gpu"],
  [steps.replace("DEFAULT", "da<|>"), "data"],
  [command("make train<|>"), "train.py"],
  [command("dvc repro pre<|>"), "preprocess.py"],
  [command("echo data<|>"), "data/"],
  [command("python -m src<|>"), "src/"],
  [command("python -c train<|>"), "train.py"],
  [command("python src<|>"), "src/"],
  [command("echo 1 && make train<|>"), "train.py"],
  [command("cat train.<|>"), "train.py"],
  [command("python train.py data<|>"), "data.csv"],
  [step("command: echo this is a task<|>"), "train.py"],
  [step("command: |\n      make train<|>"), "train.py"],
  [command("echo done <|>"), "{parameters}"],
  [`${steps}- task:\n    optimization-target-metric: acc<|>\n`],
];

for (const [source, asked] of free) {
  const line = /[^\n]*<\|>/.exec(source)?.[0].trim();
  test(`offers nothing in place of a text of the user's own: ${line}`, () => {
    assert.deepEqual(whileTyping(source), []);
    const offers = whenAsked(source);
    if (asked) assert.ok(offers.includes(asked), offers.join());
  });
}

test("offers names for a parameter that is typed on request only", () => {
  const source = `- step:\n    name: t\n    command: python train.py\n    parameters:\n      - name: l<|>\n`;
  assert.deepEqual(whileTyping(source), []);
  assert.deepEqual(whenAsked(source), ["learning-rate"]);
});

/** Whatever could be typed next ends the offer. */
test("offers a free text where none is typed, until a marker is", () => {
  for (const source of [
    node("name: <|>"),
    step("image: <|>"),
    steps.replace("DEFAULT", "<|>"),
    step("environment: <|>"),
  ]) {
    const { offers } = offersAt(source, { ...project, trigger: " " });
    assert.ok(offers.length > 0, source);
    for (const { filterText } of offers) assert.doesNotMatch(filterText, /[ -~]/, source);
  }
  checkCompletion(node("name: <|>"), ["preprocess", "train-model"], undefined, {
    ...project,
    trigger: " ",
  });
});

test("goes on to offer what belongs to a closed set while it is typed", () => {
  assert.deepEqual(whileTyping(node("step: tr<|>")), ["train-model", "preprocess"]);
  assert.ok(whileTyping(node("type: exec<|>")).includes("execution"));
  assert.ok(whileTyping(step("ima<|>")).includes("image"));
  assert.ok(whileTyping(step("command: run {par<|>")).includes("{parameters}"));
  assert.ok(whileTyping("- p<|>").includes("pipeline"));
});

test("offers the words of a closed set until one of them is typed", () => {
  const parameter = (line: string) =>
    step(`command: c\n    parameters:\n      - name: a\n        ${line}`);
  const sets: readonly (readonly [begun: string, finished: string, word: string])[] = [
    [parameter("type: fl<|>"), parameter("type: float<|>"), "float"],
    [parameter("multiple: re<|>"), parameter("multiple: repeat<|>"), "repeat"],
    [parameter("optional: tr<|>"), parameter("optional: true<|>"), "true"],
    [parameter('type: "fl<|>"'), parameter('type: "float<|>"'), "float"],
    [node("on-error: stop-<|>"), node("on-error: stop-all<|>"), "stop-all"],
    [node("type: ta<|>"), node("type: task<|>"), "task"],
    [node("{ name: a, type: ta<|> }"), node("{ name: a, type: task<|> }"), "task"],
    [
      `${steps}- task:\n    type: grid_<|>\n`,
      `${steps}- task:\n    type: grid_search<|>\n`,
      "grid_search",
    ],
  ];
  for (const [begun, finished, word] of sets) {
    assert.ok(whileTyping(begun).includes(word), begun);
    assert.deepEqual(whileTyping(finished), [], finished);
    assert.ok(whenAsked(finished).includes(word), finished);
  }
});

test("offers files unasked for what must be a path", () => {
  const files = (line: string) => whileTyping(command(line));
  assert.deepEqual(files("python t<|>"), ["train_all.py", "train.py"]);
  assert.deepEqual(files("FLAG=1 python3.12 -u p<|>"), ["preprocess.py"]);
  assert.deepEqual(files("pip install x && bash r<|>"), ["run.sh"]);
  assert.deepEqual(files("./t<|>"), ["train_all.py", "train.py"]);
  assert.deepEqual(files("cat data.c<|>"), ["data.csv"]);
  assert.deepEqual(files("cat src/mo<|>"), ["model.py", "models/"]);
  assert.deepEqual(files("ls ./s<|>"), ["src/"]);
});

test("leaves the slash of a folder to be typed, unless its name is asked for", () => {
  const source = command("ls ./src<|>");
  const inserted = (trigger: string | undefined) =>
    offersAt(source, { ...project, trigger }).offers.find((it) => it.label === "src/")?.edit
      .newText;
  assert.equal(inserted("c"), "src");
  assert.equal(inserted(undefined), "src/");
});

test("offers no operand in a condition where an operator is due", () => {
  const condition = (text: string) => node(`actions:\n          - if: ${text}`);
  assert.deepEqual(whenAsked(condition("metadata.a < 1 an<|>")), []);
  assert.ok(whenAsked(condition("metadata.a < 1 and m<|>")).includes("max"));
});

/** Enter would take from a list that is still open then. */
test("a bracket that is closed matches no offer", () => {
  const pipeline = (edges: string) =>
    `${steps}- pipeline:\n    name: p\n    nodes:\n      - { name: a, type: execution, step: train }\n    edges:${edges}\n`;
  for (const source of [
    pipeline(" [<|>]"),
    pipeline("\n      - [<|>]"),
    step("command: train {<|>}"),
  ]) {
    const { offers } = offersAt(source, project);
    assert.ok(offers.length > 0, source);
    for (const { filterText } of offers) assert.doesNotMatch(filterText, /[\]}]/, source);
  }
});
