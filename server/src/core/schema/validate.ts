import type { SourceRange } from "#core/base/range.ts";
import { type Entry, entriesOf } from "#core/syntax/mapping.ts";
import {
  dereference,
  type MappingNode,
  type SequenceNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";
import type { Departure, Finding } from "./finding.ts";
import { itemSchemaOf } from "./index.ts";
import {
  type Judged,
  mayHoldMore,
  missingRange,
  reportAbsentKeys,
  reportCombinations,
  reportUnknownKeys,
} from "./judge-keys.ts";
import { judgeScalar } from "./judge-scalar.ts";
import type { ByKeySchema, ListSchema, ValueSchema } from "./object-schema.ts";
import { accepts, branchOf, optionsOf, propertyOf, undecidedObject } from "./resolve.ts";
import { childSpot, isBlank, keyOf, type Report, rangeOf, type Spot, startOf } from "./spot.ts";
import { expectedTypeName, typeNameOf } from "./type-name.ts";

/** Where a value departs from its schema, in text order; `holder` is the key that the value stands behind. */
export function validate(
  node: SyntaxNode,
  schema: ValueSchema,
  holder?: { readonly range: SourceRange; readonly key: string },
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const report: Report = (range, spot, departure) => {
    const finding = placed(range, spot, departure);
    const identity = JSON.stringify([range.start, range.end, departure]);
    if (!findings.has(identity)) findings.set(identity, finding);
  };
  const name = schema.kind === "object" ? schema.object.name : "file";
  judge(node, schema, { path: [], schemaName: name, ...holder, holder: holder?.range }, report);
  return [...findings.values()].sort((a, b) => a.range.start - b.range.start);
}

/** Where the value of an item key departs from what may stand there; nothing for a key that Valohai does not read. */
export function validateItem(entry: Entry): readonly Finding[] {
  const object = itemSchemaOf(entry.key.text);
  if (!object) return [];
  const holder = { range: entry.key.range, key: entry.key.text };
  return validate(entry.value, { kind: "object", object }, holder);
}

function placed(range: SourceRange, spot: Spot, departure: Departure): Finding {
  const place = { range, path: spot.path, schemaName: spot.schemaName };
  return { ...place, ...(spot.via ? { via: spot.via } : {}), ...departure };
}

/** Judges one value; an alias that stands for nothing known is left alone. */
function judge(node: SyntaxNode, schema: ValueSchema, spot: Spot, report: Report): void {
  const target = dereference(node);
  if (target.kind === "alias" || schema.kind === "any") return;
  const option = optionsOf(schema, target).find((it) => accepts(it, target));
  if (!option) {
    reportType(node, target, schema, spot, report);
    return;
  }
  const inner = target === node ? spot : { ...spot, via: spot.via ?? node.range };
  if (target.kind === "scalar") {
    const departure = judgeScalar(target, option, spot.key);
    if (departure) report(rangeOf(node, spot), spot, departure);
  } else if (target.kind === "sequence") {
    if (option.kind === "list") judgeList(target, option, inner, report);
  } else if (target.kind === "mapping") {
    judgeMapping(target, schema, inner, report);
  }
}

function reportType(
  node: SyntaxNode,
  target: SyntaxNode,
  schema: ValueSchema,
  spot: Spot,
  report: Report,
): void {
  const expected = expectedTypeName(schema);
  const key = keyOf(spot);
  const range = rangeOf(node, spot);
  if (isBlank(target)) report(range, spot, { kind: "empty-value", ...key, expected });
  else report(range, spot, { kind: "wrong-type", ...key, expected, actual: typeNameOf(target) });
}

function judgeList(node: SequenceNode, schema: ListSchema, spot: Spot, report: Report): void {
  if (schema.length !== undefined && schema.length !== node.entries.length) {
    const counts = { expected: schema.length, actual: node.entries.length };
    report(lengthRange(node, schema.length, spot), spot, {
      kind: "wrong-length",
      ...keyOf(spot),
      ...counts,
    });
  }
  node.entries.forEach((entry, index) => {
    const holder = dashOf(node, entry) ?? spot.holder;
    judge(entry, schema.of, { ...spot, holder, path: [...spot.path, index] }, report);
  });
}

/** The first entry too many, or the last one before those that lack. */
function lengthRange(node: SequenceNode, length: number, spot: Spot): SourceRange {
  const entry = node.entries[length] ?? node.entries.at(-1);
  return entry ? rangeOf(entry, spot) : startOf(node);
}

/** The dash before an entry that is not written yet, which ends where the missing node starts; a blank before a comment. */
function dashOf(node: SequenceNode, entry: SyntaxNode): SourceRange | undefined {
  if (node.flow || entry.kind !== "missing") return undefined;
  const { start } = entry.range;
  return { start: start - 1, end: start };
}

function judgeMapping(node: MappingNode, schema: ValueSchema, spot: Spot, report: Report): void {
  const mapping = mappingSchema(schema);
  if (!mapping) return;
  const entries = entriesOf(node);
  if (mapping.kind === "map") {
    for (const entry of entries.values()) {
      judge(entry.value, mapping.of, childSpot(node, entry, spot, spot.schemaName), report);
    }
    return;
  }
  const object =
    mapping.kind === "by-key"
      ? (branchOf(mapping, node) ?? undecidedObject(mapping))
      : mapping.object;
  const judged: Judged = { node, object, entries, spot: { ...spot, schemaName: object.name } };
  reportUnknownKeys(judged, report);
  if (mapping.kind === "by-key" && !branchOf(mapping, node)) {
    judgeDecider(judged, mapping, report);
  } else {
    judgeValues(judged, report);
    reportAbsentKeys(judged, report);
    reportCombinations(judged, report);
  }
}

type MappingSchema = Extract<ValueSchema, { readonly kind: "object" | "map" | "by-key" }>;

function mappingSchema(schema: ValueSchema): MappingSchema | undefined {
  switch (schema.kind) {
    case "object":
    case "map":
    case "by-key":
      return schema;
    case "either":
      return schema.options.map(mappingSchema).find((it) => it !== undefined);
    default:
      return undefined;
  }
}

function judgeValues({ node, object, entries, spot }: Judged, report: Report): void {
  for (const [key, entry] of entries) {
    const row = propertyOf(object, key);
    if (row) judge(entry.value, row.value, childSpot(node, entry, spot, object.name), report);
  }
}

/** While the branch is not known, only the key that decides it is judged. */
function judgeDecider(judged: Judged, schema: ByKeySchema, report: Report): void {
  const { node, object, entries, spot } = judged;
  const entry = entries.get(schema.key);
  const row = propertyOf(object, schema.key);
  if (entry && row)
    judge(entry.value, row.value, childSpot(node, entry, spot, object.name), report);
  else if (!mayHoldMore(node)) {
    report(missingRange(judged), spot, { kind: "missing-key", key: schema.key });
  }
}
