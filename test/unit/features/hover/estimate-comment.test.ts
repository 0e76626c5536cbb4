import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import { createDocument } from "#core/document/document.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { hover } from "#core/features/hover/index.ts";
import { markedText } from "../../../support/marked-text.ts";
import { fitFile } from "../../../support/yaml.ts";

/** The hover at the cursor, with the text that it is about. */
function hoverAt(source: string, config = ""): readonly string[] {
  const { text, cursor = 0 } = markedText(source);
  const estimates = { ...parseLintConfig(config).estimates, file: "config.yaml", uri: "file:///c" };
  const found = hover(createDocument(text), cursor, {}, estimates);
  if (!found) return [];
  const lines = markdownToText(found.markdown)
    .split("\n")
    .filter((it) => it !== "");
  return [text.slice(found.range.start, found.range.end), ...lines];
}

const nine = "parameters: [{name: a, style: linear, rules: {start: 1, end: 9, step: 1}}]";

const sweep = fitFile({ task: nine });

/** The file with a comment at the step that the nine executions run. */
const commented = (comment: string) => sweep.replace("name: fit\n", `name: fit # ${comment}\n`);

test("an estimate says what it means, and what follows for the nodes that it counts for", () => {
  assert.deepEqual(
    hoverAt(commented("valohai-estimate: 10-12-20 min, 4 par<|>allel, 0.90 EUR per hour, soon")),
    [
      "# valohai-estimate: 10-12-20 min, 4 parallel, 0.90 EUR per hour, soon",
      "Estimate for step fit",
      "- one execution takes 12 min (10 min to 20 min)",
      "- executions of one node: 4 at the same time",
      "- 0.90 EUR per hour, so one execution costs 0.18 EUR (0.15 EUR to 0.30 EUR)",
      "- not read: soon",
      "- pipeline p, node fit: 9 executions in 3 rounds, 36 min (30 min to 1 h), 1.62 EUR (1.35 EUR to 2.70 EUR)",
    ],
  );
});

test("an estimate says which other figures come from the config", () => {
  const config = "estimates:\n  steps:\n    fit: { parallel: 3, minutes: 99 }\n";
  assert.equal(
    hoverAt(commented("valohai-est<|>imate: 12 min"), config).at(-1),
    "- pipeline p, node fit: 9 executions in 3 rounds, 36 min; 3 at the same time: config.yaml, line 3",
  );
});

test("an estimate says where another comment counts for all nodes", () => {
  const own = "# valohai-estimate: 1 min, 1 parallel";
  const text = commented("valohai-estimate: 12 m<|>in").replace(
    "- {name: fit",
    `${own}\n      - {name: fit`,
  );
  assert.equal(hoverAt(text).at(-1), "It counts for no node of a pipeline in this file.");
  const both = text.replace("12 m<|>in", "12 m<|>in, 1 EUR/h");
  assert.match(hoverAt(both).at(-1) ?? "", /node fit: 9 executions in 9 rounds, 9 min, 0.15 EUR$/);
});

test("an estimate without a figure, or that belongs to nothing, says what it is for", () => {
  for (const text of [
    commented("valohai-estimate:<|>"),
    `# valohai-est<|>imate: 1 min\n${sweep}`,
  ]) {
    assert.match(hoverAt(text)[1] ?? "", /^Says how long one execution takes/);
  }
  assert.deepEqual(hoverAt(commented("an est<|>imate: 1 min")), []);
});
