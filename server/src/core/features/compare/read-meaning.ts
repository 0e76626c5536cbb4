import { numberedNames } from "#core/base/numbered-names.ts";
import { oncePer } from "#core/base/once-per.ts";
import { listValue, stringValue, type Value } from "#core/base/value.ts";
import type { Item } from "#core/model/piece.ts";
import { valueOfNode } from "#core/model/read.ts";
import { action } from "#core/schema/action.ts";
import { edgeValue } from "#core/schema/edge.ts";
import { toleration } from "#core/schema/endpoint.ts";
import { itemSchemaOf } from "#core/schema/index.ts";
import { mount, mountValue } from "#core/schema/mount.ts";
import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { override } from "#core/schema/override.ts";
import { pipelineParameter } from "#core/schema/pipeline-parameter.ts";
import { propertyOf, resolveSchema } from "#core/schema/schema-path.ts";
import { step } from "#core/schema/step.ts";
import { task } from "#core/schema/task.ts";
import { sharedVolume } from "#core/schema/volume.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { commonForm, type Place } from "./common-form.ts";
import { type Meaning, sameText, textOfValue } from "./item-meaning.ts";
import { renamedSocket, sameNames, type Vocabulary } from "./vocabulary.ts";

/** What an item says; undefined for one that Valohai does not read. */
export function meaningOfItem(item: Item, vocabulary: Vocabulary): Meaning | undefined {
  return vocabulary.isSame ? meaningAsWritten(item) : readItem(item, vocabulary);
}

/** An edit makes only the items that it touches anew. */
const meaningAsWritten = oncePer((item: Item) => readItem(item, sameNames));

function readItem(item: Item, vocabulary: Vocabulary): Meaning | undefined {
  const { keyword, entry, config } = item;
  const object = keyword && itemSchemaOf(keyword);
  if (!object || !entry || !config) return undefined;
  const place: Place = { vocabulary, step: stepOf(item), holder: object };
  return readMapping(entry.value, object, place, ["name"]);
}

function stepOf({ config }: Item): string | undefined {
  if (config?.kind === "step") return config.name?.value;
  return config?.kind === "task" ? config.step?.value : undefined;
}

/** Undefined for what says nothing: a value that is missing or empty. */
function readNode(node: SyntaxNode, schema: ValueSchema, place: Place): Meaning | undefined {
  const target = dereference(node);
  if (target.kind === "missing" || valueOfNode(target).kind === "null") return undefined;
  const list = listIn(schema);
  if (list) {
    const entries = target.kind === "sequence" ? target.entries : [node];
    return readList(node, entries, list, place);
  }
  const plain = resolveSchema(schema, node);
  if (plain.kind === "object" && target.kind === "mapping") {
    return readMapping(node, plain.object, place);
  }
  return leaf(node, commonForm(valueOfNode(node), schema, place));
}

/** What the entries of a list are; a value that may be written alone or as a list is a list of one. */
function listIn(schema: ValueSchema): ValueSchema | undefined {
  if (schema.kind === "list") return schema.of;
  if (schema.kind !== "either" || schema === edgeValue) return undefined;
  const list = schema.options.find((it) => it.kind === "list");
  return list?.of;
}

function leaf(node: SyntaxNode, value: Value): Meaning {
  return { kind: "leaf", range: node.range, value, text: textOfValue(value) };
}

/** Reads a mapping; the keys in `left` only say which part it is, and are left out. */
function readMapping(
  node: SyntaxNode,
  object: ObjectSchema,
  around: Place,
  left: readonly string[] = [],
): Meaning {
  const parts = new Map<string, Meaning>();
  const assumed = assumedIn(object, node);
  for (const [key, entry] of entriesOf(node)) {
    if (left.includes(key)) continue;
    const name = object === pipelineParameter && key === "target" ? "targets" : key;
    const property = propertyOf(object, name);
    const place = { ...around, step: stepHere(node, object, around), holder: object, key: name };
    const part = readNode(entry.value, property?.value ?? { kind: "any" }, place);
    const same = assumed.get(name);
    if (!part) continue;
    const isAssumed = same && sameText(same) === sameText(part);
    (isAssumed ? assumed : parts).set(name, asWritten(part, entry.value));
  }
  return { kind: "mapping", range: node.range, value: valueOfNode(node), parts, assumed };
}

/** A part with its value as it is written, also where several ways of writing mean the same. */
function asWritten(part: Meaning, node: SyntaxNode): Meaning {
  const isScalar = part.kind === "leaf" && dereference(node).kind === "scalar";
  return isScalar && part.value.kind !== "list" ? { ...part, value: valueOfNode(node) } : part;
}

/** What a schema assumes for keys that are not written, in the range of the mapping. */
function assumedIn(object: ObjectSchema, node: SyntaxNode): Map<string, Meaning> {
  return new Map(
    Object.entries(object.properties).flatMap(([key, { default: text }]) =>
      text === undefined ? [] : [[key, leaf(node, assumedValue(text))] as const],
    ),
  );
}

/** In a node, the step that it runs. */
function stepHere(node: SyntaxNode, object: ObjectSchema, { step: own, vocabulary }: Place) {
  if (!object.name.endsWith("node")) return own;
  return vocabulary.stepOf(textAt(node, "name") ?? "");
}

/** The value that a schema says is assumed, as it would be written. */
function assumedValue(text: string): Value {
  if (text === "true" || text === "false") return { kind: "boolean", value: text === "true" };
  if (/^\d+$/.test(text)) return { kind: "integer", digits: text };
  return stringValue(text.replace(/^"(.*)"$/, "$1"));
}

function readList(
  node: SyntaxNode,
  entries: readonly SyntaxNode[],
  of: ValueSchema,
  place: Place,
): Meaning {
  if (of === edgeValue) return readEntries(node, entries, "edge", (it) => edgeEntry(it, place));
  if (of === mountValue) {
    return readEntries(node, entries, "mount", (it) => mountEntry(it, place));
  }
  const object = entryObject(of);
  if (object === action) {
    return readEntries(node, entries, "action", (it) => actionEntry(it, place));
  }
  const key = object && identityKey(object);
  if (object && key !== undefined) {
    return readEntries(node, entries, nounOf(object), (it) => namedEntry(it, key, of, place));
  }
  const values = entries.flatMap((it) => readNode(it, of, place)?.value ?? []);
  const value = listValue(values.map((it) => listed(it, place)));
  if (place.key && unordered.has(place.key)) return { ...leaf(node, sorted(value)), value };
  return leaf(node, value);
}

/** The lists whose order says nothing. */
const unordered: ReadonlySet<string> = new Set([
  "choices",
  "items",
  "endpoints",
  "aliases",
  "cache-volumes",
  "targets",
  "when",
  "if",
  "then",
  "parameter-sets",
]);

function sorted(value: Extract<Value, { kind: "list" }>): Value {
  const items = value.items.map((it) => ({ it, text: textOfValue(it) }));
  return listValue(items.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ it }) => it));
}

/** A parameter set in the names after the change. */
function listed(value: Value, { key, step: own, vocabulary }: Place): Value {
  if (key !== "parameter-sets" || value.kind !== "object") return value;
  const entries = value.entries.map(
    ([name, it]) => [vocabulary.entry(own, "parameters", name), it] as const,
  );
  return { kind: "object", entries };
}

function entryObject(of: ValueSchema): ObjectSchema | undefined {
  if (of.kind === "object") return of.object;
  return of.kind === "by-key" ? Object.values(of.branches)[0] : undefined;
}

/** The key that says which entry of a list a mapping is; undefined where there is none. */
function identityKey(object: ObjectSchema): string | undefined {
  if (object === sharedVolume) return "mount-path";
  if (object === toleration) return "key";
  return propertyOf(object, "name") && "name";
}

function nounOf({ name }: ObjectSchema): string {
  return name === "execution node" ? "node" : name;
}

interface Entry {
  readonly name: string;
  readonly meaning: Meaning;
}

/** Entries of one name are told apart by their number. */
function readEntries(
  node: SyntaxNode,
  nodes: readonly SyntaxNode[],
  noun: string,
  read: (node: SyntaxNode) => Entry | undefined,
): Meaning {
  const found = numberedNames(
    nodes.flatMap((it) => read(it) ?? []),
    (it) => it.name,
  );
  const entries = new Map([...found].map(([name, { meaning }]) => [name, meaning]));
  const isNamed = noun !== "edge";
  return { kind: "entries", range: node.range, value: valueOfNode(node), noun, isNamed, entries };
}

function namedEntry(
  node: SyntaxNode,
  key: string,
  of: ValueSchema,
  place: Place,
): Entry | undefined {
  const plain = resolveSchema(of, node);
  if (plain.kind !== "object" || dereference(node).kind !== "mapping") return undefined;
  const written = textAt(node, key) ?? "";
  const name = nameAfter(written, plain.object, place);
  return { name, meaning: readMapping(node, plain.object, place, [key]) };
}

/** The name of an entry after the change. */
function nameAfter(name: string, object: ObjectSchema, place: Place): string {
  const { vocabulary, step: own, holder, key } = place;
  if (object.name.endsWith("node")) return vocabulary.node(name);
  const isOfStep = holder === override || holder === task || holder === step;
  if (isOfStep && (key === "parameters" || key === "inputs")) {
    return vocabulary.entry(own, key, name);
  }
  return name;
}

/** A mount is known by its destination, also in its short form `source:destination`. */
function mountEntry(node: SyntaxNode, place: Place): Entry {
  const short = textOf(node);
  if (short === undefined) {
    const meaning = readMapping(node, mount, place, ["destination"]);
    return { name: textAt(node, "destination") ?? "", meaning };
  }
  const [source = "", ...destination] = short.split(":");
  const parts = new Map([["source", leaf(node, stringValue(source))]]);
  const value = valueOfNode(node);
  const assumed = assumedIn(mount, node);
  const meaning = { kind: "mapping", range: node.range, value, parts, assumed } as const;
  return { name: destination.join(":"), meaning };
}

/** An edge is known by its two ends. */
function edgeEntry(node: SyntaxNode, place: Place): Entry | undefined {
  const target = dereference(node);
  const [source, end] =
    target.kind === "sequence"
      ? target.entries.map(textOf)
      : [textAt(node, "source"), textAt(node, "target")];
  if (source === undefined || end === undefined) return undefined;
  const name = [source, end].map((it) => renamedSocket(it, place.vocabulary)).join(" → ");
  const configuration = entriesOf(node).get("configuration")?.value;
  const parts = new Map<string, Meaning>();
  if (configuration) parts.set("configuration", leaf(configuration, valueOfNode(configuration)));
  const value = valueOfNode(node);
  return { name, meaning: { kind: "mapping", range: node.range, value, parts, assumed: noParts } };
}

const noParts: ReadonlyMap<string, Meaning> = new Map();

/** An action is known by when it happens. */
function actionEntry(node: SyntaxNode, place: Place): Entry | undefined {
  const meaning = readMapping(node, action, place);
  if (meaning.kind !== "mapping") return undefined;
  const textOfPart = (key: string) => textsOf(meaning.parts.get(key)).join(" or ");
  const condition = textOfPart("if");
  const name = `${textOfPart("when")}${condition ? ` if ${condition}` : ""}`;
  const parts = new Map([...meaning.parts].filter(([key]) => key !== "when" && key !== "if"));
  return { name, meaning: { ...meaning, parts } };
}

function textsOf(meaning: Meaning | undefined): readonly string[] {
  if (meaning?.value.kind !== "list") return [];
  return meaning.value.items.flatMap((it) => (it.kind === "string" ? [it.value] : [])).sort();
}

function textAt(node: SyntaxNode, key: string): string | undefined {
  const value = entriesOf(node).get(key)?.value;
  return value && textOf(value);
}

function textOf(node: SyntaxNode): string | undefined {
  const target = dereference(node);
  return target.kind === "scalar" ? target.text : undefined;
}
