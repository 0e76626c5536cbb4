import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, type Document } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { codeOf } from "../support/check-code.ts";
import { agreesWhileEdited, type Edit, edited } from "../support/conclusions.ts";
import { fc } from "../support/property.ts";

const step = (name: string) => `- step: { name: ${name}, image: i, command: c, parameter: [] }\n`;
const task = (name: string, used: string) =>
  `- task:\n    name: ${name}\n    step: ${used}\n    type: grid\n`;

/** A file of several chunks, with problems in all of them that name other items. */
const text = Array.from({ length: 80 }, (_, index) =>
  index % 3 === 0 ? task(`t${index}`, `s${(index * 7) % 90}`) : step(`s${index}`),
).join("");

const inserted = fc.oneof(
  fc.constantFrom("", "x", "\n", "\n\n\n", "- ", " ", "'", "# valohai-ignore\n", "s1", "t3"),
  fc.constantFrom(
    "# valohai-ignore-file key-unknown\n",
    "# valohai-ignore-next-line\n",
    "&a ",
    "*a",
  ),
  fc.constantFrom("---\n", "<<<<<<< HEAD\n", "\n- step:\n    name: s1\n", step("s9").repeat(40)),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: text.length }),
  removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 200 }), fc.nat({ max: 4000 })),
  inserted,
});

const editScript = fc.array(edit, { minLength: 1, maxLength: 6 });

test("a long file that is edited is concluded about like one that is read afresh", () => {
  fc.assert(
    fc.property(editScript, (edits) => agreesWhileEdited(text, edits)),
    { numRuns: 8 },
  );
});

const shapeOf = ({ pieces }: Document) => pieces.map(({ piece, start }) => [start, piece.text]);

test("the chunks of a file are its text, whatever is edited, and none has too many pieces", () => {
  const many = fc.array(edit, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(many, (edits) => {
      let document = createDocument(text);
      for (const it of edits) {
        const next = edited(document.text, it);
        document = createDocument(next, document);
        assert.deepEqual(shapeOf(document), shapeOf(createDocument(next)));
        let end = 0;
        for (const { chunk, start } of document.chunks) {
          assert.equal(start, end);
          assert.ok(chunk.pieces.length > 0 && chunk.pieces.length <= 32);
          end = start + chunk.length;
        }
        assert.equal(end, next.length);
      }
    }),
    { numRuns: 20 },
  );
});

test("an edit leaves the chunks beside it as they are", () => {
  const before = createDocument(text);
  const at = text.indexOf("name: s40");
  const after = createDocument(`${text.slice(0, at)}\n${text.slice(at)}`, before);
  // As many as each has pieces.
  assert.equal(before.chunks.length, 9);
  assert.deepEqual(
    after.chunks.map(({ chunk }, index) => chunk === before.chunks[index]?.chunk),
    [true, true, true, true, false, true, true, true, true],
  );
});

const program = (name: string, script: string) => `- step:
    name: ${name}
    image: i
    command: python ${script} {parameters}
    parameters: [{ name: rate, type: float }]
    inputs: [{ name: images }]
`;

const pipeline = (name: string, first: string, second: string) => `- pipeline:
    name: ${name}
    nodes:
      - { name: a, type: execution, step: ${first} }
      - { name: b, type: execution, step: ${second} }
    edges:
      - [a.metadata.score, b.parameter.rate]
      - [a.output.x, b.input.images]
`;

/** Steps with programs in the first chunk, and pipelines that run them in the others. */
const project = [
  ...Array.from({ length: 20 }, (_, index) => program(`s${index}`, `${"ab"[index % 2]}.py`)),
  ...Array.from({ length: 50 }, (_, index) =>
    pipeline(`p${index}`, `s${index % 20}`, `s${(index * 3) % 20}`),
  ),
].join("");

const scripts = codeOf({
  "a.py": 'import json\nprint(json.dumps({"score": 1}))\n',
  "c.py": 'import json\nprint(json.dumps({"loss": 1}))\n',
  "b.py": "import valohai\nvalohai.parameters('speed').value\n",
});

const words = [
  "s1",
  "s2",
  "s3",
  "p1",
  "a.py",
  "b.py",
  "c.py",
  "rate",
  "images",
  "score",
  "step",
  "}",
];

test("what other items and scripts say of an item follows every edit of a name", () => {
  const swap = fc.record({
    word: fc.constantFrom(...words),
    by: fc.constantFrom(...words, "", "- step: { name: s2 }"),
    nth: fc.nat({ max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(swap, { minLength: 1, maxLength: 8 }), (swaps) => {
      let document = createDocument(project);
      shownProblems(document, defaultPolicy, scripts);
      for (const { word, by, nth } of swaps) {
        const places = document.text.split(word);
        const at = 1 + (nth % places.length);
        const next = [places.slice(0, at).join(word), places.slice(at).join(word)].join(by);
        document = createDocument(next, document);
        const fresh = shownProblems(createDocument(next), defaultPolicy, scripts);
        assert.deepEqual(shownProblems(document, defaultPolicy, scripts), fresh);
      }
    }),
    { numRuns: 15 },
  );
});

test("a step that runs another script changes what is said of pipelines in other chunks", () => {
  const before = createDocument(project);
  const missing = (document: Document) =>
    shownProblems(document, defaultPolicy, scripts)
      .filter((it) => it.code === "script-metadata-missing")
      .map((it) => it.start);
  assert.deepEqual(missing(before), []);
  const next = project.replace("python a.py", "python c.py");
  const found = missing(createDocument(next, before));
  assert.ok(found.length > 1);
  assert.deepEqual(found, missing(createDocument(next)));
});
