import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import { nullValue } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import {
  checkComments,
  corpus,
  fanOutsOf,
  filesIn,
  folder,
  inputDifferences,
  isSame,
  linesOf,
  named,
  nodeDifferences,
  refusal,
  sourcesOf,
  unsetParameters,
  wordOf,
} from "../support/vh-lines.ts";
import { runVh } from "../support/vh-parser.ts";

/** JSON texts by name. */
function texts(value: Value | undefined): Readonly<Record<string, string>> {
  const entries = value?.kind === "object" ? value.entries : [];
  return Object.fromEntries(entries.map(([name, it]) => [name, jsonText(it)]));
}

function fieldsOf(value: Value): Readonly<Record<string, Value>> {
  return value.kind === "object" ? Object.fromEntries(value.entries) : {};
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" ? value.items : [];
}

test("the model of vh sends what vh sends", () => {
  const parsed = parseJson(readFileSync(`${folder}/payloads.json`, "utf8"));
  assert.equal(parsed.kind, "value");
  const rows = itemsOf(parsed.value).map(fieldsOf);
  assert.ok(rows.length > 100);
  for (const { file, words, sent } of rows) {
    const [source] = sourcesOf(path.join(folder, wordOf(file ?? nullValue)));
    const line = itemsOf(words).map(wordOf);
    const answer = runVh(line, source ?? assert.fail());
    assert.equal(answer.kind, sent ? "sent" : "refused", line.join(" "));
    if (answer.kind === "refused" || !sent) continue;
    const payload = fieldsOf(sent);
    assert.deepEqual(
      Object.fromEntries(answer.parameters),
      texts(payload["parameters"]),
      line.join(" "),
    );
    const files = [...answer.inputs].map(([name, it]) => [name, JSON.stringify(it)]);
    assert.deepEqual(Object.fromEntries(files), texts(payload["inputs"]), line.join(" "));
    const variables = [...answer.variables].map(([name, it]) => [name, jsonText(it)]);
    assert.deepEqual(
      Object.fromEntries(variables),
      texts(payload["environment_variables"]),
      line.join(" "),
    );
    for (const name of ["image", "environment", "title"]) {
      const value = payload[name];
      assert.equal(answer.own.get(name)?.at(-1), value && wordOf(value), line.join(" "));
    }
  }
});

function checkVariantLine(found: FanOut, at: bigint, where: string): boolean {
  const [line] = linesOf(found, "vh", at);
  if (!line || line.words.length === 0) return false;
  const answer = runVh(line.words, found.query.source);
  if (answer.kind === "refused") {
    assert.ok(
      line.comments.some((it) => refusal.test(it)),
      `${where}: ${answer.why}`,
    );
    return true;
  }
  const { parameters, inputs } = variantAt(found, at);
  const shown = new Map(parameters.map(([name, it]) => [name, jsonText(it)]));
  const names = new Set([...shown.keys(), ...answer.parameters.keys()]);
  const ofParameters = [...names].flatMap((it) =>
    isSame(answer.parameters.get(it), shown.get(it)) ? [] : [named("parameter", it)],
  );
  const differences = [
    ...ofParameters,
    ...unsetParameters(found, (it) => answer.parameters.get(it)),
    ...inputDifferences(found, inputs, answer),
    ...nodeDifferences(found, answer),
  ];
  checkComments(line.comments, differences, `${where}: ${line.words.join(" ")}`);
  return true;
}

test("every line for a variant sends what is shown, or a comment says what it does not", (t) => {
  let count = 0;
  for (const file of [...filesIn(folder), ...filesIn(corpus)]) {
    for (const source of sourcesOf(file)) {
      for (const found of fanOutsOf(source)) {
        const variants = found.predictable ? Number(found.count ?? 0n) : 0;
        for (let at = 0; at < Math.min(variants, 20); at++) {
          if (checkVariantLine(found, BigInt(at), `${file} ${found.node}`)) count++;
        }
      }
    }
  }
  assert.ok(count > 50);
  t.diagnostic(`${count} lines`);
});
