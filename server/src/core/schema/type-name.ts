import { listText } from "#core/base/list-text.ts";
import { never } from "#core/base/never.ts";
import { isBytesOrSet, resolveScalar } from "#core/syntax/scalar.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { ValueSchema } from "./object-schema.ts";

/**
 * What a message calls the value that was read: "text", "number", "true/false value", "date",
 * "binary value", "list", "mapping", "set" or "nothing".
 */
export function typeNameOf(node: SyntaxNode): string {
  if (isBytesOrSet(node)) return node.kind === "scalar" ? "binary value" : "set";
  switch (node.kind) {
    case "mapping":
      return "mapping";
    case "sequence":
      return "list";
    case "scalar":
      return valueTypeNames[resolveScalar(node).kind];
    case "missing":
    case "alias":
      return "nothing";
    default:
      return never(node);
  }
}

const valueTypeNames = {
  null: "nothing",
  boolean: "true/false value",
  integer: "number",
  float: "number",
  string: "text",
  date: "date",
  list: "list",
  object: "mapping",
} as const;

/** What a message calls the values that a schema accepts: "text", "text or list", "whole number or text". */
export function expectedTypeName(schema: ValueSchema): string {
  return listText([...new Set(typeNames(schema))], "or") || "value";
}

function typeNames(schema: ValueSchema): readonly string[] {
  switch (schema.kind) {
    case "string":
      return ["text"];
    case "integer":
      return ["whole number"];
    case "number":
      return ["number"];
    case "boolean":
      return ["true/false value"];
    case "any":
      return ["value"];
    case "list":
      return ["list"];
    case "object":
    case "map":
    case "by-key":
      return ["mapping"];
    case "either":
      return schema.options.flatMap(typeNames);
    default:
      return never(schema);
  }
}
