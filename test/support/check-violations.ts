import assert from "node:assert/strict";
import { itemSchemas } from "#core/schema/index.ts";
import { validateItem } from "#core/schema/validate.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { entriesOf, listOf } from "#core/syntax/mapping.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { markedText } from "./marked-text.ts";

/** Every finding about the items of a text. */
export function violationsIn(text: string): readonly SchemaViolation[] {
  return listOf(parseYaml(text).roots[0])
    .flatMap((item) => [...entriesOf(item).values()])
    .filter((entry) => Object.hasOwn(itemSchemas, entry.key.text))
    .flatMap(validateItem);
}

/** Expects exactly the findings that the caret rows name, no more and no fewer. */
export function checkFindings(source: string): void {
  const { text, carets } = markedText(source);
  const found = violationsIn(text).map((it) => row(text, it.range.start, it.range.end, render(it)));
  const expected = carets.map((it) => row(text, it.start, it.end, it.note));
  assert.deepEqual(found.sort(), expected.sort());
}

function row(text: string, start: number, end: number, note: string): string {
  const line = text.slice(0, start).split("\n").length;
  return `line ${line} ${JSON.stringify(text.slice(start, end))} ${note}`;
}

function render(finding: SchemaViolation): string {
  return `${finding.kind} ${details(finding)} (${finding.schemaName})`;
}

function details(finding: SchemaViolation): string {
  switch (finding.kind) {
    case "unknown-key":
      return `${finding.key}${finding.nearest ? ` ~ ${finding.nearest}` : ""}`;
    case "missing-key":
      return finding.key;
    case "wrong-type":
      return `${finding.key}: ${finding.actual}, not ${finding.expected}`;
    case "empty-value":
      return `${finding.key}: ${finding.expected}`;
    case "unknown-choice":
      return [
        `${finding.key}: ${finding.actual}`,
        finding.nearest ? ` ~ ${finding.nearest}` : "",
        finding.tolerated ? " tolerated" : "",
      ].join("");
    case "bad-pattern":
      return `${finding.key}: ${finding.actual}`;
    case "out-of-range":
      return `${finding.key}: ${finding.actual} not in ${finding.minimum}..${finding.maximum ?? ""}`;
    case "too-long":
      return `${finding.key}: ${finding.length} > ${finding.maxLength}`;
    case "wrong-length":
      return `${finding.key}: ${finding.actual}, not ${finding.expected}`;
    case "not-exactly-one":
    case "more-than-one":
      return `${finding.keys.join("|")} has ${finding.present.join(",") || "none"}`;
    case "none-of":
    case "split-entry":
      return finding.keys.join("|");
  }
}
