import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose, foundByChunk } from "#core/features/diagnostics/diagnose.ts";
import { codeOf } from "../../../support/check-code.ts";

const text = `- step:
    name: train
    image: busybox
    command: train
    parameters:
      - { name: rate, type: float, default: fast }
- task:
    name: sweep
    step: trian
    parameters:
      - { name: rate, style: multiple, rules: { items: [1, 2] } }
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: trian }
      - { name: b, type: execution, step: train }
    edges:
      - [a.output.*, b.input.*]
`;

const problemLists = (document: Document) =>
  foundByChunk(document).chunks.flatMap(({ pieces }) => pieces.map((it) => it.problems));

const problems = (edited: string, before = createDocument(text)) =>
  problemLists(createDocument(edited, before));

test("an edit leaves the lists of other pieces as they are", () => {
  const before = createDocument(text);
  const first = problemLists(before);
  assert.deepEqual(
    first.map((it) => it.length > 0),
    [true, true, true],
  );
  const command = problems(text.replace("command: train", "command: train faster"), before);
  assert.deepEqual(
    command.map((it, at) => it === first[at]),
    [false, true, true],
  );
  const after = problems(`${text}- step: { name: more, image: i, command: c }\n`, before);
  assert.equal(after[0], first[0]);
});

test("a name that comes or goes changes what depends on it", () => {
  const before = createDocument(text);
  foundByChunk(before);
  const renamed = createDocument(text.replace("name: train", "name: trian"), before);
  const codes = (document: typeof renamed) =>
    diagnose(document).map((it) => `${it.code}: ${it.message}`);
  assert.deepEqual(codes(renamed), codes(createDocument(renamed.text)));
  const back = createDocument(text, renamed);
  assert.deepEqual(codes(back), codes(createDocument(text)));
});

test("an edge that comes or goes changes what is said of what it passes on", () => {
  const edge = "      - [a.parameter.rate, b.parameter.rate]\n";
  const steps = ["a", "b"].map(
    (it) =>
      `- step: { name: ${it}, image: i, command: python ${it}.py, parameters: [{ name: rate }] }\n`,
  );
  const nodes = ["a", "b"].map((it) => `      - { name: ${it}, type: execution, step: ${it} }\n`);
  // So many that the pipeline is in another chunk.
  const others = Array.from(
    { length: 100 },
    (_, at) => `- step: { name: s${at}, image: i, command: c }\n`,
  );
  const passing = `${steps.join("")}${others.join("")}- pipeline:\n    name: p\n    nodes:\n${nodes.join("")}    edges:\n${edge}`;
  const code = codeOf({ "a.py": "print(1)", "b.py": "print(rate)" });
  const unused = (document: Document) =>
    diagnose(document, code).filter((it) => it.code === "script-parameter-unused").length;
  const first = createDocument(passing);
  assert.equal(unused(first), 0);
  const without = createDocument(passing.replace(edge, ""), first);
  assert.equal(unused(without), 1);
  assert.equal(unused(createDocument(passing, without)), 0);
});

test("a second item of one name names the place of the first, wherever it moves", () => {
  const twice = `${text}- step: { name: train, image: i, command: c }\n`;
  const found = diagnose(createDocument(twice)).filter((it) => it.code === "name-duplicate");
  const [problem, ...others] = found;
  assert.deepEqual(others, []);
  const words = (range: { start: number; end: number } | undefined) =>
    `${range?.start} ${twice.slice(range?.start, range?.end)}`;
  assert.equal(words(problem?.range), `${twice.lastIndexOf("train")} train`);
  assert.equal(words(problem?.related?.[0]?.range), `${twice.indexOf("train")} train`);
});

test("problems come in the order of the text, shorter ones first", () => {
  const ranges = diagnose(createDocument(text)).map((it) => it.range);
  assert.ok(ranges.length > 2);
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
  assert.deepEqual(ranges, sorted);
});

test("what several aliases find at their anchor is reported once, with a suggestion if there is one", () => {
  const aliased = `- step: &s
    name: train
    image: busybox
    command: train
    parameters: [&p { name: rate, type: flaot }]
- step:
    name: other
    image: busybox
    command: train
    parameters: [*p]
`;
  const found = diagnose(createDocument(aliased)).filter((it) => it.message.includes("flaot"));
  assert.equal(found.length, 1);
  assert.equal(found[0]?.suggestion, "float");
});
