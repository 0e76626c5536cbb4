import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, type NameValues } from "#core/expression/evaluate.ts";
import { parseExpression } from "#core/expression/parse-expression.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { pythonRepr } from "#core/model/python-text.ts";

const known = `{
  "metadata.accuracy": 0.85, "metadata.val-acc": 0.6, "metadata.n": 7, "metadata.text": "5",
  "metadata.name": "anna", "metadata.ok": true, "metadata.nothing": null, "metadata.ids": [1, 2],
  "metadata.a-1": 3, "metadata.best.lr": 0.1, "metadata.big": 12345678901234567890, "parameter.epochs": "5"
}`;

const lookup: NameValues = (parts) => {
  const parsed = parseJson(known);
  const entries =
    parsed.kind === "value" && parsed.value.kind === "object" ? parsed.value.entries : [];
  const name = parts.join(".");
  if (name.startsWith("metadata.later")) return undefined;
  return entries.find(([key]) => key === name)?.[1] ?? "absent";
};

function outcome(text: string): string {
  const found = evaluate(parseExpression(text), lookup);
  if (found.kind === "value") return pythonRepr(found.value);
  return found.kind === "unknown" ? `? ${found.names.join(" ")}` : `! ${found.message}`;
}

const rows: readonly (readonly [expression: string, outcome: string])[] = [
  ["metadata.accuracy >= 0.8", "True"],
  ["metadata.val-acc > 0.5", "True"],
  ["metadata.a-1 < 0", "False"],
  ["metadata.n - 1 < 7", "True"],
  ["1 and 2 and 3 and 4 and 5 and 6 and 7 and 8 and metadata.n", "7"],
  ["- - metadata.n", "7"],
  ["- + - - metadata.n", "-7"],
  ["metadata.best.lr == 0.1", "True"],
  ["metadata.missing > 1", '! "metadata.missing" has no value'],
  ["metadata.missing is None", "True"],
  ["metadata.missing is not None", "False"],
  ["not metadata.missing", "True"],
  ["metadata.nothing is None", "True"],
  ["metadata.nothing > 1", "! None and 1 have no order"],
  [
    "0 < metadata.n < 1",
    '! Comparisons cannot be chained; write "0 < metadata.n and metadata.n < 1"',
  ],
  ["metadata.ok == True", "True"],
  ["metadata.ok == true", '! "true" is read as a name; write True'],
  ["parameter.epochs > 3", "True"],
  ["parameter.epochs == 5", "False"],
  ["parameter.epochs * 2 == 10", "! Cannot calculate '5' * 2"],
  ["parameter.epochs + 1 == 6", "True"],
  ["metadata.name > 3", "! 'anna' and 3 have no order"],
  ["metadata.name == 'an' 'na'", "True"],
  ["'n' in metadata.name", "True"],
  ["metadata.n in (1, 7)", "True"],
  ["metadata.n not in {1, 2}", "True"],
  ["2 in metadata.ids", "True"],
  ["len(metadata.ids) > 1", '! There is no function "len", only abs, min and max'],
  ["max(metadata.n, 9) == 9", "True"],
  ["min(3, metadata.accuracy)", "0.85"],
  ["abs(-metadata.n)", "7"],
  ["7 // 2, -7 // 2, 7 / 2, - -7", "[3, -4, 3.5, 7]"],
  ["(7 // 2, -7 // 2, 7 / 2, - -7)", "[3, -4, 3.5, 7]"],
  ["1 / 0", "! Division by zero"],
  ["metadata.big + 1", "12345678901234567891"],
  ["0x1F + 1_000 + 0b11", "1034"],
  ["1e-5", "1e-05"],
  ["'\\x41\\n' + r'\\n'", "'A\\n\\\\n'"],
  ["metadata.ok and metadata.name", "'anna'"],
  ["metadata.missing or metadata.ok", '! "metadata.missing" has no value'],
  ["metadata.ok or metadata.missing", "True"],
  ["metadata.later > 1", "? metadata.later"],
  ["metadata.later > 1 and metadata.later2", "? metadata.later metadata.later2"],
  ["metadata.ok or metadata.later", "True"],
  ["False and metadata.later", "False"],
  ["", "! The condition is empty"],
  [
    "((((((((((1 + 1) + 1) + 1) + 1) + 1) + 1) + 1) + 1) + 1) + 1)",
    "! This is the eighth level of the condition, and Valohai reads seven; nest fewer operators and calls",
  ],
];

test("works conditions out as the platform's evaluator does", () => {
  for (const [expression, expected] of rows) {
    assert.equal(outcome(expression), expected, expression);
  }
});

test("answers every prefix of a condition", () => {
  for (const [expression] of rows) {
    for (let end = 0; end <= expression.length; end++) outcome(expression.slice(0, end));
  }
});
