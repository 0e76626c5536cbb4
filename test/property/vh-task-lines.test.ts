import assert from "node:assert/strict";
import { test } from "node:test";
import { nullValue } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
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
} from "../support/vh-lines.ts";
import { runVh } from "../support/vh-parser.ts";

function checkTaskLine(found: FanOut, where: string): boolean {
  const [line] = linesOf(found, "vh-task");
  if (!line || line.words.length === 0) return false;
  const answer = runVh(line.words, found.query.source);
  if (answer.kind === "refused") {
    assert.ok(
      line.comments.some((it) => refusal.test(it)),
      `${where}: ${answer.why}`,
    );
    return true;
  }
  const sentOf = (name: string) => answer.parameters.get(name) ?? "null";
  const singleOf = (name: string) =>
    /^\{"style":"single","rules":\{"value":(.*)\}\}$/s.exec(sentOf(name))?.[1];
  const ofParameters = found.columns.flatMap(({ name, origin, varied, values }) => {
    const sent = sentOf(name);
    const single = singleOf(name);
    if (origin.kind === "blueprint") return sent === "null" ? [named("parameter", name)] : [];
    const isOne = !varied && (single !== undefined || sent === "null");
    return isOne && isSame(single, jsonText(values.at(0) ?? nullValue))
      ? []
      : [named("parameter", name)];
  });
  const raw = (found.template?.inputs ?? []).map((it) => [it.name, it.uris] as const);
  const differences = [
    ...ofParameters,
    ...unsetParameters(found, (it) => singleOf(it) ?? sentOf(it)),
    ...inputDifferences(found, raw, answer),
    ...nodeDifferences(found, answer),
  ];
  const comments = line.comments.filter((it) => !it.includes("the whole task"));
  checkComments(comments, differences, `${where}: ${line.words.join(" ")}`);
  return true;
}

test("the line for a task sends what its variants show, or a comment says what it does not", (t) => {
  let count = 0;
  for (const file of [...filesIn(folder), ...filesIn(corpus)]) {
    for (const source of sourcesOf(file)) {
      for (const it of fanOutsOf(source)) if (checkTaskLine(it, `${file} ${it.node}`)) count++;
    }
  }
  assert.ok(count >= 5);
  t.diagnostic(`${count} lines`);
});
