import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { diagnose } from "../../server/src/core/features/diagnostics/diagnose.ts";
import type { PlacedProblem } from "../../server/src/core/features/diagnostics/rule.ts";
import { createDocument } from "../../server/src/core/features/document.ts";

const folder = "../shared/corpus";

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

const verdicts: readonly Verdict[] = ["real-reference-lint.json", "reference-lint.json"].flatMap(
  (name) => {
    const file = `${folder}/${name}`;
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  },
);

test("the shared corpus is compared where it is present", (t) => {
  t.diagnostic(
    verdicts.length > 0
      ? `${verdicts.length} files of the shared corpus are compared`
      : "the shared corpus is not present; its files are not compared",
  );
});

for (const { file, accepted } of verdicts) {
  test(`${file} is ${accepted ? "accepted" : "rejected"} as by the reference linter`, () => {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const errors = diagnose(createDocument(text)).filter((it) => it.severity === "error");
    if (accepted) assert.deepEqual(unexpected(file, errors).map(shown(text)), []);
    else assert.ok(errors.length > 0, "no error is reported");
  });
}

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
