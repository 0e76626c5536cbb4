import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asFile } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["step:\n  name: a\n  image: i\n  command: c", "document-not-a-list «step»"],
  [
    "step:\n  name: a\n  image: i\n  command: c\nendpoint:\n  name: b\n  image: i\n  wsgi: x:y",
    "document-not-a-list «step»",
  ],
  ["steps:\n  - name: a", "document-not-a-list «steps»"],
  ["{ step: { name: a, image: i, command: c } }", "document-not-a-list «step»"],
  ["-step:\n  name: a\n  image: i\n  command: c", "document-not-a-list «-step»"],
  ["text", "document-not-a-list «text»"],
  ["5", "document-not-a-list «5»"],
  ["---\n- step: { name: a, image: i, command: c }"],
  [
    "---\n- step: { name: a, image: i, command: c }\n---\n- step: { name: b, image: i, command: c }",
    "document-multiple «---»",
  ],
  ["- step: { name: a, image: i, command: c }\n---\n", "document-multiple «---»"],
  [
    "- step: { name: a, image: i, command: c }\n...\n- step: { name: b, image: i, command: c }",
    "document-multiple «...»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n--- # more\n- step: { name: b, image: i, command: c }",
    "document-multiple «---»",
  ],
  [
    '- step: { name: a, image: i, command: "x --- y" }\n---\n- step: { name: b, image: i, command: c }',
    "document-multiple «---»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n---\n---\n- step: { name: b, image: i, command: c }",
    "document-multiple «---»",
    "document-multiple «---»",
  ],
  [
    "- step: { name: a, image: i, command: c }\n---   \n- step: { name: b, image: i, command: c }",
    "document-multiple «---»",
  ],
  ["- step: { name: a, image: i, command: c }\n..."],
  ["- step: { name: a, image: i, command: c }\n...\n"],
  ["# one\n---\n# two\n---\n- step: { name: b, image: i, command: c }", "document-multiple «---»"],
  ["%YAML 1.1\n---\n- step: { name: b, image: i, command: c }"],
  ["step: { name: a, image: i, command: c }", "document-not-a-list «step»"],
  [
    "step:\n  name: a\n  image: i\n  command: |\n    x\n\n    y\n# end",
    "document-not-a-list «step»",
  ],
  ["# top\nstep:\n    name: a\n    image: i\n    command: c", "document-not-a-list «step»"],
  ["  step:\n    name: a\n    image: i\n    command: c", "document-not-a-list «step»"],
  ['-endpoint: { name: ab, image: i, wsgi: "x:y" }', "document-not-a-list «-endpoint»"],
  ["- : x", "yaml-syntax «:»"],
  ["name: a\nimage: i", "document-not-a-list «name»"],
];

test("says of each file what is wrong and no more", async (t) => {
  await checkRows(t, rows, asFile);
});
