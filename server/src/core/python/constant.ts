import { pythonFloat } from "#core/base/python-float.ts";
import { nullValue, stringValue, type Value } from "#core/base/value.ts";
import { calculated } from "./arithmetic.ts";
import type { Bindings } from "./bindings.ts";
import { argumentParts, childrenOf, type PythonNode, sourceOf } from "./syntax.ts";
import { constantText } from "./text.ts";

/** Deeper values are not constants worth showing. */
const maxDepth = 12;

/** The value of a literal expression; undefined for any other. */
export function constantValue(bindings: Bindings, node: PythonNode, depth = 0): Value | undefined {
  if (depth > maxDepth) return undefined;
  const read = (it: PythonNode) => constantValue(bindings, it, depth + 1);
  switch (node.name) {
    case "None":
      return nullValue;
    case "Boolean":
      return { kind: "boolean", value: sourceOf(bindings.source, node) === "True" };
    case "Number":
      return numberValue(sourceOf(bindings.source, node));
    case "UnaryExpression":
      return negative(bindings, node, read);
    case "ParenthesizedExpression": {
      const inner = childrenOf(node)[1];
      return inner && read(inner);
    }
    case "ArrayExpression":
    case "TupleExpression":
      return listValue(node, read);
    case "DictionaryExpression":
      return objectValue(bindings, node, read);
    case "VariableName":
    case "MemberExpression": {
      const value = bindings.onlyValue(node);
      return value && read(value);
    }
    case "BinaryExpression":
      return calculatedOrText(bindings, node, read);
    default: {
      const text = constantText(bindings, node);
      return text === undefined ? undefined : stringValue(text);
    }
  }
}

function calculatedOrText(bindings: Bindings, node: PythonNode, read: Read): Value | undefined {
  const text = constantText(bindings, node);
  if (text !== undefined) return stringValue(text);
  const [left, operator, right] = childrenOf(node);
  const a = left && read(left);
  const b = a && right && read(right);
  return operator && b ? calculated(a, sourceOf(bindings.source, operator), b) : undefined;
}

type Read = (node: PythonNode) => Value | undefined;

function negative(bindings: Bindings, node: PythonNode, read: Read): Value | undefined {
  const [operator, operand] = childrenOf(node);
  const value = operand && read(operand);
  if (!operator || !value || sourceOf(bindings.source, operator) !== "-") return undefined;
  if (value.kind === "integer") return { kind: "integer", digits: negated(value.digits) };
  return value.kind === "float" ? { kind: "float", text: negated(value.text) } : undefined;
}

function negated(text: string): string {
  return text.startsWith("-") ? text.slice(1) : text === "0" ? text : `-${text}`;
}

function numberValue(source: string): Value | undefined {
  const text = source.replaceAll("_", "").toLowerCase();
  if (/^0[xob]/.test(text)) return { kind: "integer", digits: String(BigInt(text)) };
  if (/^\d+$/.test(text)) return { kind: "integer", digits: String(BigInt(text)) };
  const value = Number(text);
  return Number.isNaN(value) ? undefined : { kind: "float", text: pythonFloat(value) };
}

function listValue(node: PythonNode, read: Read): Value | undefined {
  const items = argumentParts(node).map((part) =>
    part.length === 1 && part[0] ? read(part[0]) : undefined,
  );
  const known = items.filter((it) => it !== undefined);
  return known.length === items.length ? { kind: "list", items: known } : undefined;
}

function objectValue(bindings: Bindings, node: PythonNode, read: Read): Value | undefined {
  const entries: [string, Value][] = [];
  for (const [key, colon, value] of argumentParts(node)) {
    const name = key && colon?.name === ":" ? constantText(bindings, key) : undefined;
    const constant = value && read(value);
    if (name === undefined || !constant) return undefined;
    entries.push([name, constant]);
  }
  return { kind: "object", entries };
}
