import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { applyChanges } from "#core/edits/apply-changes.ts";
import { variantsIn } from "#core/features/exports/exported-variants.ts";
import { freezeVariants } from "#core/features/exports/freeze-variants.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { applied, items, rows, yaml } from "../../support/file-changes.ts";
import { fanOutOf, value } from "../../support/simulation.ts";

/** The lines that a change takes away and brings. */
function difference(before: string, after: string): readonly string[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const gone = old.filter((it) => !fresh.includes(it)).map((it) => `-${it.trim()}`);
  const come = fresh.filter((it) => !old.includes(it)).map((it) => `+${it.trim()}`);
  return [...gone, ...come];
}

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

test("refuses what is elsewhere", () => {
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
  const found = fanOutOf(yaml, "fit");
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
  const found = fanOutOf(yaml, "fit");
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
