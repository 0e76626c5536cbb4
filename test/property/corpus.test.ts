import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { sharedCorpus as folder } from "../support/shared-corpus.ts";

interface Verdict {
  readonly file: string;
  readonly accepted: boolean;
}

/** Files that the reference linter accepts although they certainly do not work: the codes that say why. */
const definiteBugs: { readonly [file: string]: readonly string[] } = {
  // Nine edges lead into inputs that the steps do not declare.
  "real/valohai__bitcoin-demo.yaml": ["edge-target-missing"],
  // Five edges lead into parameters that the steps do not declare.
  "reference/examples/pipeline-example.yaml": ["edge-target-missing"],
  // The task names a step that the file does not define.
  "reference/warning_examples/nonsensical-task-bits.yaml": ["task-step-missing"],
};

const verdicts: readonly Verdict[] = [
  ...verdictsIn("real-reference-lint.json"),
  ...verdictsIn("reference-lint.json"),
  ...filesIn("reference-0.59/examples", true),
  ...filesIn("reference-0.59/error_examples", false),
];

function verdictsIn(name: string): readonly Verdict[] {
  const file = `${folder}/${name}`;
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/** The examples of newer versions, whose folders say what the reference makes of them. */
function filesIn(name: string, accepted: boolean): readonly Verdict[] {
  const files = existsSync(`${folder}/${name}`) ? readdirSync(`${folder}/${name}`) : [];
  return files.map((it) => ({ file: `${name}/${it}`, accepted }));
}

for (const { file, accepted } of verdicts) {
  test(`${file} is ${accepted ? "accepted" : "rejected"} as by the reference linter`, () => {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const errors = diagnose(createDocument(text)).filter((it) => it.severity === "error");
    if (accepted) assert.deepEqual(unexpected(file, errors).map(shown(text)), []);
    else assert.ok(errors.length > 0, "no error is reported");
    const places = errors.map((it) => shown(text)(it).split(" ").slice(0, 2).join(" "));
    assert.deepEqual(places, errorPlaces[file] ?? places);
  });
}

/** Where the errors of the newer examples are, as their comments and the tests of valohai-yaml say. */
const errorPlaces: { readonly [file: string]: readonly string[] } = {
  "reference-0.59/error_examples/endpoint-shared-volumes-invalid-paths.yaml": [
    "7 prop-pattern",
    "11 prop-pattern",
    "14 endpoint-mount-path",
  ],
  "reference-0.59/error_examples/endpoint-workspace-volume-invalid-paths.yaml": [
    "7 prop-pattern",
    "10 prop-pattern",
    "10 endpoint-mount-path",
    "21 endpoint-mount-path",
  ],
  "reference-0.59/error_examples/pipeline-with-null-autorestart-override.yaml": ["16 prop-type"],
};

function unexpected(file: string, errors: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const known = definiteBugs[file] ?? [];
  return errors.filter((it) => !known.includes(it.code));
}

function shown(text: string): (problem: PlacedProblem) => string {
  return ({ code, range, message }) => {
    const line = text.slice(0, range.start).split("\n").length;
    return `${line} ${code} ${JSON.stringify(text.slice(range.start, range.end))} ${message}`;
  };
}
