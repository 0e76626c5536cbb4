import type { SourceRange } from "#core/base/range.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import {
  dereference,
  type MappingEntry,
  type MappingNode,
  type SequenceNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";
import { itemSchemaOf } from "./index.ts";
import type { ByKeySchema, ListSchema, ValueSchema } from "./object-schema.ts";
import {
  accepts,
  branchOf,
  optionsOf,
  type PlainSchema,
  propertyOf,
  undecidedObject,
} from "./schema-path.ts";
import { expectedTypeName, typeNameOf } from "./type-name.ts";
import {
  type CheckedMapping,
  mayHoldMore,
  missingRange,
  reportAbsentKeys,
  reportCombinations,
  reportUnknownKeys,
} from "./validate-keys.ts";
import { validateScalar } from "./validate-scalar.ts";
import {
  childPath,
  isBlank,
  keyOf,
  type ReportViolation,
  rangeOf,
  startOf,
  type ValidationPath,
} from "./validation-path.ts";
import type { SchemaViolation, Violation } from "./violation.ts";

/** The violations of a value's schema, in text order; `holder` is the key before the value. */
export function validate(
  node: SyntaxNode,
  schema: ValueSchema,
  holder?: { readonly range: SourceRange; readonly key: string },
): readonly SchemaViolation[] {
  const violations = new Map<string, SchemaViolation>();
  const report: ReportViolation = (range, at, found) => {
    const violation = placed(range, at, found);
    const identity = JSON.stringify([range.start, range.end, found]);
    if (!violations.has(identity)) violations.set(identity, violation);
  };
  const name = schema.kind === "object" ? schema.object.name : "file";
  validateNode(
    node,
    schema,
    { path: [], schemaName: name, ...holder, holder: holder?.range },
    report,
  );
  return [...violations.values()].sort((a, b) => a.range.start - b.range.start);
}

/** The violations in the value of an item key; none for a key that Valohai does not read. */
export function validateItem(entry: MappingEntry): readonly SchemaViolation[] {
  const object = itemSchemaOf(entry.key.text);
  if (!object) return [];
  const holder = { range: entry.key.range, key: entry.key.text };
  return validate(entry.value, { kind: "object", object }, holder);
}

function placed(range: SourceRange, at: ValidationPath, violation: Violation): SchemaViolation {
  const place = { range, path: at.path, schemaName: at.schemaName };
  return { ...place, ...(at.via ? { via: at.via } : {}), ...violation };
}

/** Validates one value; an alias that stands for nothing known is left alone. */
function validateNode(
  node: SyntaxNode,
  schema: ValueSchema,
  at: ValidationPath,
  report: ReportViolation,
): void {
  const target = dereference(node);
  if (target.kind === "alias" || schema.kind === "any") return;
  const option = optionsOf(schema, target).find((it) => accepts(it, target));
  if (!option) {
    reportType(node, target, schema, at, report);
    return;
  }
  const inner = target === node ? at : { ...at, via: at.via ?? node.range };
  if (target.kind === "scalar") {
    const violation = validateScalar(target, option, at.key);
    if (violation) report(rangeOf(node, at), at, violation);
  } else if (target.kind === "sequence" || target.kind === "mapping") {
    validateCollection({ node: target, schema, option, at: inner }, report);
  }
}

/** A list or a mapping with its schema, and which alternative of that it is checked by. */
interface Collection {
  readonly node: SequenceNode | MappingNode;
  readonly schema: ValueSchema;
  readonly option: PlainSchema;
  readonly at: ValidationPath;
}

/** Whether there is a violation follows from a collection and its schema: what an edit leaves alone stays sound. */
function validateCollection(collection: Collection, report: ReportViolation): void {
  const { node, schema, at } = collection;
  // To remember it for the keys of an item is enough for a keystroke.
  if (at.path.length !== 1) {
    validateContent(collection, report);
    return;
  }
  if (soundBy.get(node) === schema) return;
  let isSound = true;
  validateContent(collection, (...found) => {
    isSound = false;
    report(...found);
  });
  if (isSound) soundBy.set(node, schema);
}

/** The schema by which nothing is wrong in a collection. */
const soundBy = new WeakMap<SyntaxNode, ValueSchema>();

function validateContent({ node, schema, option, at }: Collection, report: ReportViolation): void {
  if (node.kind === "mapping") validateMapping(node, schema, at, report);
  else if (option.kind === "list") validateList(node, option, at, report);
}

function reportType(
  node: SyntaxNode,
  target: SyntaxNode,
  schema: ValueSchema,
  at: ValidationPath,
  report: ReportViolation,
): void {
  const expected = expectedTypeName(schema);
  const key = keyOf(at);
  const range = rangeOf(node, at);
  if (isBlank(target)) report(range, at, { kind: "empty-value", ...key, expected });
  else report(range, at, { kind: "wrong-type", ...key, expected, actual: typeNameOf(target) });
}

function validateList(
  node: SequenceNode,
  schema: ListSchema,
  at: ValidationPath,
  report: ReportViolation,
): void {
  if (schema.length !== undefined && schema.length !== node.entries.length) {
    const counts = { expected: schema.length, actual: node.entries.length };
    report(lengthRange(node, schema.length, at), at, {
      kind: "wrong-length",
      ...keyOf(at),
      ...counts,
    });
  }
  node.entries.forEach((entry, index) => {
    const holder = dashOf(node, entry) ?? at.holder;
    validateNode(entry, schema.of, { ...at, holder, path: [...at.path, index] }, report);
  });
}

/** The first surplus entry, or the last one before the missing entries. */
function lengthRange(node: SequenceNode, length: number, at: ValidationPath): SourceRange {
  const entry = node.entries[length] ?? node.entries.at(-1);
  return entry ? rangeOf(entry, at) : startOf(node);
}

/** The dash before an entry that is not written yet, which ends where the missing node starts; a blank before a comment. */
function dashOf(node: SequenceNode, entry: SyntaxNode): SourceRange | undefined {
  if (node.flow || entry.kind !== "missing") return undefined;
  const { start } = entry.range;
  return { start: start - 1, end: start };
}

function validateMapping(
  node: MappingNode,
  schema: ValueSchema,
  at: ValidationPath,
  report: ReportViolation,
): void {
  const mapping = mappingSchema(schema);
  if (!mapping) return;
  const entries = entriesOf(node);
  if (mapping.kind === "map") {
    for (const entry of entries.values()) {
      validateNode(entry.value, mapping.of, childPath(node, entry, at, at.schemaName), report);
    }
    return;
  }
  const object =
    mapping.kind === "by-key"
      ? (branchOf(mapping, node) ?? undecidedObject(mapping))
      : mapping.object;
  const checked: CheckedMapping = { node, object, entries, at: { ...at, schemaName: object.name } };
  reportUnknownKeys(checked, report);
  if (mapping.kind === "by-key" && !branchOf(mapping, node)) {
    validateDecider(checked, mapping, report);
  } else {
    validateValues(checked, report);
    reportAbsentKeys(checked, report);
    reportCombinations(checked, report);
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

function validateValues(
  { node, object, entries, at }: CheckedMapping,
  report: ReportViolation,
): void {
  for (const [key, entry] of entries) {
    const row = propertyOf(object, key);
    if (row) validateNode(entry.value, row.value, childPath(node, entry, at, object.name), report);
  }
}

/** While the branch is not known, only the key that decides it is checked. */
function validateDecider(
  checked: CheckedMapping,
  schema: ByKeySchema,
  report: ReportViolation,
): void {
  const { node, object, entries, at } = checked;
  const entry = entries.get(schema.key);
  const row = propertyOf(object, schema.key);
  if (entry && row)
    validateNode(entry.value, row.value, childPath(node, entry, at, object.name), report);
  else if (!mayHoldMore(node)) {
    report(missingRange(checked), at, { kind: "missing-key", key: schema.key });
  }
}
