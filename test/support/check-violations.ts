import assert from "node:assert/strict";
import { itemSchemas } from "#core/schema/index.ts";
import { validateItem } from "#core/schema/validate.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { entriesOf, listOf } from "#core/syntax/mapping.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { caretRow, markedText } from "./marked-text.ts";

/** Everything that the schema does not allow in the items of a text. */
export function violationsIn(text: string): readonly SchemaViolation[] {
  return listOf(parseYaml(text).roots[0])
    .flatMap((item) => [...entriesOf(item).values()])
    .filter((entry) => Object.hasOwn(itemSchemas, entry.key.text))
    .flatMap(validateItem);
}

/** Expects exactly the violations that the caret rows name, no more and no fewer. */
export function checkViolations(source: string): void {
  const { text, carets } = markedText(source);
  const found = violationsIn(text).map((it) =>
    caretRow(text, it.range.start, it.range.end, render(it)),
  );
  const expected = carets.map((it) => caretRow(text, it.start, it.end, it.note));
  assert.deepEqual(found.sort(), expected.sort());
}

function render(violation: SchemaViolation): string {
  return `${violation.kind} ${details(violation)} (${violation.schemaName})`;
}

function details(violation: SchemaViolation): string {
  switch (violation.kind) {
    case "unknown-key":
      return `${violation.key}${violation.nearest ? ` ~ ${violation.nearest}` : ""}`;
    case "missing-key":
      return violation.key;
    case "wrong-type":
      return `${violation.key}: ${violation.actual}, not ${violation.expected}`;
    case "empty-value":
      return `${violation.key}: ${violation.expected}`;
    case "unknown-choice":
      return [
        `${violation.key}: ${violation.actual}`,
        violation.nearest ? ` ~ ${violation.nearest}` : "",
        violation.tolerated ? " tolerated" : "",
      ].join("");
    case "bad-pattern":
      return `${violation.key}: ${violation.actual}`;
    case "out-of-range":
      return `${violation.key}: ${violation.actual} not in ${violation.minimum}..${violation.maximum ?? ""}`;
    case "too-long":
      return `${violation.key}: ${violation.length} > ${violation.maxLength}`;
    case "wrong-length":
      return `${violation.key}: ${violation.actual}, not ${violation.expected}`;
    case "not-exactly-one":
    case "more-than-one":
      return `${violation.keys.join("|")} has ${violation.present.join(",") || "none"}`;
    case "none-of":
    case "split-entry":
      return violation.keys.join("|");
  }
}
