import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { applyChanges } from "#core/edits/apply-changes.ts";
import { variantsIn } from "#core/features/exports/export-variants.ts";
import { freezeVariants } from "#core/features/exports/freeze-variants.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { ask, value } from "../simulation/ask.ts";

const yaml = `# top
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - name: a # the first
        type: integer
        default: 1 # low
      - {name: b, type: float}
- task:
    name: t
    step: fit
    execution-count: 5 # few
    parameters:
      - name: a
        style: multiple
        rules:
          items:
            - 1 # one
            - 2 # two
            - 3
      - {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps
# about the pipeline
- pipeline:
    name: p
    parameters:
      - {name: pb, default: 0.5, targets: [fit.parameter.b]}
    nodes:
      - name: gen
        type: execution
        step: fit
      - {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 7}]}}
    edges: []
`;

function applied(text: string, changes: readonly Change[]): string {
  const document = createDocument(text);
  const { edits, refused } = applyChanges(document, "p", changes);
  assert.deepEqual(refused, []);
  return applyEdits(text, edits);
}

/** The lines that a change takes away and brings. */
function difference(before: string, after: string): readonly string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const gone = old.filter((it) => !fresh.includes(it)).map((it) => `-${it.trim()}`);
  const come = fresh.filter((it) => !old.includes(it)).map((it) => `+${it.trim()}`);
  return [...gone, ...come];
}

function items(json: string): Change {
  return { kind: "rule", task: "t", parameter: "a", rule: "items", value: value(json) };
}

const rows: readonly (readonly [change: Change, ...lines: string[]])[] = [
  [items("[1, 2, 3]")],
  [items("[1, 5, 3]"), "-- 2 # two", "+- 5 # two"],
  [items("[1, 2, 3, 4, 5]"), "+- 4", "+- 5"],
  [items("[0, 1, 2, 3]"), "+- 0"],
  [items("[1, 3]"), "-- 2 # two"],
  [items('[1, "2", 3]'), "-- 2 # two", '+- "2" # two'],
  [items("[1, 2.0, 3]"), "-- 2 # two", "+- 2.0 # two"],
  [
    { kind: "rule", task: "t", parameter: "b", rule: "end", value: value("1e-05") },
    "-- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps",
    "+- {name: b, style: linear, rules: {start: 0.1, end: 1.0e-05, step: 0.1}} # steps",
  ],
  [
    { kind: "rule", task: "t", parameter: "b", rule: "count", value: value("4") },
    "-- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps",
    "+- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1, count: 4}} # steps",
  ],
  [
    { kind: "task", task: "t", key: "execution-count", value: value("9") },
    "-execution-count: 5 # few",
    "+execution-count: 9 # few",
  ],
  [
    { kind: "task", task: "t", key: "maximum-queued-executions", value: value("2") },
    "+maximum-queued-executions: 2",
  ],
  [
    { kind: "default", step: "fit", parameter: "a", value: value("4") },
    "-default: 1 # low",
    "+default: 4 # low",
  ],
  [
    { kind: "default", step: "fit", parameter: "b", value: value("0.25") },
    "-- {name: b, type: float}",
    "+- {name: b, type: float, default: 0.25}",
  ],
  [
    { kind: "override", node: "fit", parameter: "a", value: value("8") },
    "-- {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 7}]}}",
    "+- {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 8}]}}",
  ],
  [
    { kind: "override", node: "gen", parameter: "a", value: value("8") },
    "+override:",
    "+parameters:",
    "+- name: a",
    "+default: 8",
  ],
  [
    { kind: "pipeline parameter", name: "pb", value: value('"x: y"') },
    "-- {name: pb, default: 0.5, targets: [fit.parameter.b]}",
    '+- {name: pb, default: "x: y", targets: [fit.parameter.b]}',
  ],
];

test("changes in the file what a change says and nothing else", () => {
  for (const [change, ...lines] of rows) {
    const text = applied(yaml, [change]);
    assert.deepEqual(difference(yaml, text), lines, JSON.stringify(change));
  }
});

test("changes flow lists and keeps their comments and lines", () => {
  const flow = yaml.replace(/items:\n(?: +- .*\n)+/, "items: [1, # one\n              2, 3]\n");
  const list = (json: string) => /items: (\[[^\]]*\])/.exec(applied(flow, [items(json)]))?.[1];
  assert.equal(list("[1, 2, 3, 4]"), "[1, # one\n              2, 3, 4]");
  assert.equal(list("[1, 2]"), "[1, # one\n              2]");
  assert.equal(list("[9, 2, 3]"), "[9, # one\n              2, 3]");
  assert.equal(list("[2, 3]"), "[2, 3]");
  assert.equal(list("[]"), "[]");
});

test("applies several changes at once", () => {
  const text = applied(yaml, [items("[1, 9, 3]"), ...rows.slice(7, 8).map(([it]) => it)]);
  assert.match(text, /- 9 # two[\s\S]*end: 1\.0e-05/);
});

test("refuses what stands elsewhere", () => {
  const shared = `- definitions: &shared [1, 2]
- task:
    name: t
    step: fit
    parameters:
      - {name: a, style: multiple, rules: {items: *shared}}
- pipeline: {name: p, nodes: [], edges: []}
`;
  const document = createDocument(shared);
  const change = items("[3]");
  assert.deepEqual(applyChanges(document, "p", [change]), { edits: [], refused: [change] });
  const gone: Change = { kind: "default", step: "nobody", parameter: "a", value: value("1") };
  assert.deepEqual(applyChanges(document, "p", [gone]).refused, [gone]);
});

test("freezes variants as the parameter sets of a new blueprint above the pipeline", () => {
  const found = ask(yaml, "fit");
  const document = createDocument(yaml);
  const frozen = freezeVariants(document, found, variantsIn(found, { offset: 1n, limit: 2n }));
  assert.ok(frozen);
  assert.equal(frozen.name, "fit-frozen");
  const text = applyEdits(yaml, frozen.edits);
  assert.equal(
    text,
    yaml.replace(
      "# about the pipeline",
      `- task:
    name: fit-frozen
    step: fit
    type: manual_search
    parameter-sets:
      - { a: 2, b: 0.5 }
      - { a: 3, b: 0.5 }
# about the pipeline`,
    ),
  );
  assert.equal(text.slice(frozen.shown.start, frozen.shown.end), "fit-frozen");
  const again = freezeVariants(createDocument(text), found, variantsIn(found, { limit: 1n }));
  assert.equal(again?.name, "fit-frozen-2");
});

test("shows a blueprint that runs the same variants already, whatever its layout and the order of its keys", () => {
  const found = ask(yaml, "fit");
  const variants = () => variantsIn(found, { offset: 1n, limit: 2n });
  const frozen = freezeVariants(createDocument(yaml), found, variants());
  assert.ok(frozen);
  const text = applyEdits(yaml, frozen.edits)
    .replace("fit-frozen", "mine")
    .replace("{ a: 2, b: 0.5 }", "b: 0.5 # low\n        a: 2");
  const again = freezeVariants(createDocument(text), found, variants());
  assert.deepEqual(again?.edits, []);
  assert.equal(again.name, "mine");
  assert.equal(text.slice(again.shown.start, again.shown.end), "mine");
  for (const other of [
    text.replace("a: 2\n", "a: 7\n"),
    text.replace("manual_search", "grid_search"),
    text.replace("name: mine\n    step: fit", "name: mine\n    step: other"),
    text.replace("      - { a: 3, b: 0.5 }\n", ""),
  ]) {
    assert.notEqual(other, text);
    const written = freezeVariants(createDocument(other), found, variants());
    assert.equal(written?.edits.length, 1, other);
  }
});
