import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonJson } from "#core/features/compare/comparison-json.ts";
import { itemSchemas } from "#core/schema/index.ts";
import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { type Sample, sampleOf, schemaPlaces, withKey } from "../support/schema-samples.ts";

interface Shape {
  readonly items: readonly {
    readonly change: string;
    readonly before?: string;
    readonly parts: readonly {
      readonly change: string;
      readonly path: readonly string[];
      readonly before?: Sample;
      readonly after?: Sample;
    }[];
  }[];
}

function textOf(keyword: string, item: Sample): string {
  return `- ${JSON.stringify({ [keyword]: item })}\n`;
}

/** What a comparison says about items, as its JSON has it. */
function compared(before: string, after: string): Shape["items"] {
  const found = compareFiles(createDocument(before), createDocument(after));
  return (JSON.parse(comparisonJson(found)) as Shape).items;
}

/** A change of one key of a complete item to another valid value, in each form that the value can have. */
interface Edit {
  readonly title: string;
  readonly versions: readonly [Sample, Sample];
  readonly texts: readonly [string, string];
}

function editsOf(keyword: string, item: ObjectSchema): readonly Edit[] {
  return schemaPlaces(item).flatMap(({ object, path, around }) =>
    Object.entries(object.properties).flatMap(([key, { value }]) =>
      formsOf(value).map((form): Edit => {
        const versions = [sampleOf(form, 0), sampleOf(form, 1)] as const;
        const [before, after] = versions.map((it) =>
          textOf(keyword, around({ ...withKey(object, key), [key]: it })),
        );
        const title = [keyword, ...path, key].join(".");
        return { title, versions, texts: [before ?? "", after ?? ""] };
      }),
    ),
  );
}

/** The forms that a value can have and that are no mappings, which are places of their own. */
function formsOf(schema: ValueSchema): readonly ValueSchema[] {
  if (schema.kind === "either") return schema.options.flatMap(formsOf);
  if (schema.kind === "object" || schema.kind === "by-key") return [];
  return schema.kind === "list" && isPart(schema.of) ? [] : [schema];
}

function isPart(schema: ValueSchema): boolean {
  if (schema.kind === "either") return schema.options.some(isPart);
  return schema.kind === "object" || schema.kind === "by-key";
}

const edits = Object.entries(itemSchemas).flatMap(([keyword, item]) => editsOf(keyword, item));

/** Keys that say which entry of a list a mapping is: to change one is a change of its name. */
const naming =
  /\.name$|mounts\.destination$|shared-volumes\.mount-path$|tolerations\.key$|actions\.(?:when|if)$/;

/** An edge is its two ends: another end makes another edge. */
const ends = /\.edges\.(?:source|target)$/;

/** What a comparison calls a key: a pipeline parameter has one target or more. */
function nameOf(title: string): string | undefined {
  return title.endsWith(".parameters.target") ? "targets" : title.split(".").at(-1);
}

test("a change of one key is one difference, which names the key and both values", () => {
  const changed = edits.filter(({ title, versions: [before, after] }) => {
    // Another type of a node has other keys.
    return !isSame(before, after) && !title.endsWith("nodes.type");
  });
  for (const edit of changed) {
    const found = compared(...edit.texts);
    assert.equal(found.length, 1, edit.title);
    for (const item of found) assertNamed(edit, item);
  }
  assert.ok(changed.length > 350, String(changed.length));
});

function assertNamed({ title, versions }: Edit, item: Shape["items"][number]): void {
  const { parts } = item;
  const said = `${title}: ${JSON.stringify(item)}`;
  const changes = parts.map((it) => it.change).join();
  if (ends.test(title)) {
    assert.equal(changes, "added,removed", said);
  } else if (naming.test(title)) {
    const renamed = item.change === "renamed" ? item : parts[0];
    assert.equal(parts.length, item.change === "renamed" ? 0 : 1, said);
    assert.equal(renamed?.change, "renamed", said);
    assert.ok(String(renamed?.before).includes(String(versions[0])), said);
  } else {
    assert.equal(changes, "changed", said);
    assert.equal(parts[0]?.path.at(-1), nameOf(title), said);
    assert.ok(isSame(parts[0]?.before, versions[0]), said);
    assert.ok(isSame(parts[0]?.after, versions[1]), said);
  }
}

/** Whether two values are the same; one alone is the same as in a list. */
function isSame(one: Sample | undefined, other: Sample): boolean {
  const list = (it: Sample | undefined) => JSON.stringify(Array.isArray(it) ? it : [it]);
  return list(one) === list(other);
}

test("a change of one key is the same difference the other way round", () => {
  for (const { title, texts } of edits) {
    const there = compared(...texts).flatMap((it) => it.parts);
    const back = compared(texts[1], texts[0]).flatMap((it) => it.parts);
    const sides = there.map(({ path, before, after }) => [path.length, before, after]);
    const turned = back.map(({ path, before, after }) => [path.length, after, before]);
    assert.deepEqual(sides.map(String).sort(), turned.map(String).sort(), title);
  }
});

/** A complete item without one key and with it. */
interface OptionalKey {
  readonly title: string;
  readonly usual: string | undefined;
  readonly without: string;
  with(value: Sample): string;
  readonly sample: Sample;
}

const optionalKeys = Object.entries(itemSchemas).flatMap(([keyword, item]) =>
  schemaPlaces(item).flatMap(({ object, path, around }) =>
    Object.entries(object.properties).flatMap(([key, property]): readonly OptionalKey[] => {
      const { [key]: sample, ...others } = withKey(object, key);
      const title = [keyword, ...path, key].join(".");
      if (property.required || sample === undefined || naming.test(title)) return [];
      const write = (it: Sample) => textOf(keyword, around(it));
      return [
        {
          title,
          usual: property.default,
          without: write(others),
          with: (value) => write({ ...others, [key]: value }),
          sample,
        },
      ];
    }),
  ),
);

test("a key that is added is one difference, which names it", () => {
  const keys = optionalKeys.filter((it) => it.usual === undefined);
  for (const { title, without, sample, with: written } of keys) {
    const parts = compared(without, written(sample)).flatMap((it) => it.parts);
    const said = `${title}: ${JSON.stringify(parts)}`;
    assert.deepEqual(
      parts.map((it) => it.change),
      ["added"],
      said,
    );
    assert.ok(parts[0]?.path.slice(-2).includes(nameOf(title) ?? ""), said);
  }
  assert.ok(keys.length > 150, String(keys.length));
});

test("a default that is written out is no difference", () => {
  const keys = optionalKeys.flatMap(({ usual, ...it }) => (usual ? { usual, ...it } : []));
  for (const { title, usual, without, with: written } of keys) {
    assert.deepEqual(compared(without, written(assumed(usual))), [], title);
  }
  assert.ok(keys.length > 30, String(keys.length));
});

/** A default of the schema as JSON. */
function assumed(usual: string): Sample {
  return /^(?:["\d]|true$|false$)/.test(usual) ? JSON.parse(usual) : usual;
}

const same: readonly (readonly [what: string, before: string, after: string])[] = [
  ["the short form of a mount", '["/data:/mnt"]', "[{ source: /data, destination: /mnt }]"],
  ["the order of mounts", '["/a:/b", "/c:/d"]', '["/c:/d", "/a:/b"]'],
  ["what a mount assumes", '["/a:/b"]', "[{ source: /a, destination: /b, readonly: false }]"],
];

for (const [what, before, after] of same) {
  test(`${what} is no difference`, () => {
    const text = (mounts: string) =>
      `- step: { name: a, image: i, command: c, mounts: ${mounts} }\n`;
    assert.deepEqual(compared(text(before), text(after)), []);
  });
}

test("words that mean a truth value are no difference to it", () => {
  const text = (word: string) =>
    `- step: { name: a, image: i, command: c, inputs: [{ name: x, keep-directories: ${word} }] }\n`;
  assert.deepEqual(compared(text("none"), text("false")), []);
  assert.deepEqual(compared(text("full"), text("true")), []);
  assert.equal(compared(text("suffix"), text("true")).length, 1);
});
