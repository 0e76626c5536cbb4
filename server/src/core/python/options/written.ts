import type { Bindings, Expression } from "../bindings.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { restOf } from "./overlay.ts";

/** Longer chains are not followed. */
const maxDepth = 4;

/** One iteration of a loop: a value, or several side by side. */
export type Row = Expression | readonly Row[];

/** The entries of a literal list, tuple or set. */
export function literalParts({ bindings, node }: Expression): readonly Expression[] | undefined {
  if (node.name === "ParenthesizedExpression") {
    const inner = childrenOf(node)[1];
    return inner && literalParts({ bindings, node: inner });
  }
  if (!/^(?:Array|Tuple|Set)Expression$/.test(node.name)) return undefined;
  const parts = argumentParts(node);
  if (parts.some((it) => it.length !== 1)) return undefined;
  return parts.flat().map((it) => ({ bindings, node: it }));
}

/** What an expression certainly evaluates to, following names and modules. */
export function resolvedValue(from: Expression, depth = 0): Expression {
  const { bindings, node } = from;
  if (depth > maxDepth) return from;
  const held = valueInDictionary(from, depth);
  if (held) return resolvedValue(held, depth + 1);
  if (!/^(?:Variable|Member)/.test(node.name)) return from;
  const own = bindings.onlyValue(node);
  if (own) return resolvedValue({ bindings, node: own }, depth + 1);
  const name = sourceOf(bindings.source, node);
  const there = bindings.neighbours.imported(name) ?? memberThere(bindings, node);
  const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && value ? resolvedValue({ bindings: there.module, node: value }, depth + 1) : from;
}

/** The value that a literal dictionary holds for a key: `row["type"]`, `row.get("type")`, `row.pop("type")`. */
function valueInDictionary({ bindings, node }: Expression, depth: number): Expression | undefined {
  const access = keyAccess({ bindings, node });
  const key = access && constantOfKey({ bindings, node: access.key }, depth);
  if (!access || key === undefined) return undefined;
  const entries = namedEntries({ bindings, node: access.owner }, depth + 1);
  return entries?.findLast(([name]) => name === key)?.[1];
}

function constantOfKey(key: Expression, depth: number): string | undefined {
  const { bindings, node } = resolvedValue(key, depth + 1);
  return constantText(bindings, node);
}

function keyAccess({ bindings, node }: Expression) {
  const parts = childrenOf(node);
  const [owner, bracket, key] = parts;
  if (node.name === "MemberExpression" && owner && bracket?.name === "[" && key) {
    return parts.length === 4 ? { owner, key } : undefined;
  }
  const list = node.name === "CallExpression" ? childNamed(node, "ArgList") : null;
  const [first] = list ? argumentParts(list) : [];
  const method = owner?.name === "MemberExpression" ? owner.lastChild : undefined;
  if (!owner?.firstChild || !method || !/^(?:get|pop)$/.test(sourceOf(bindings.source, method))) {
    return undefined;
  }
  return first?.length === 1 && first[0] ? { owner: owner.firstChild, key: first[0] } : undefined;
}

function memberThere(bindings: Bindings, node: PythonNode) {
  const { firstChild, lastChild } = node;
  if (node.name !== "MemberExpression" || !firstChild || lastChild?.name !== "PropertyName") {
    return undefined;
  }
  const there = bindings.neighbours.imported(sourceOf(bindings.source, firstChild));
  if (!there || there.name !== undefined) return undefined;
  return { module: there.module, name: sourceOf(bindings.source, lastChild) };
}

/** The elements of an iteration over an expression, where all of them are literal. */
export function elementsOf(from: Expression, depth: number): readonly Row[] | undefined {
  if (depth > maxDepth || !from.bindings.mayFollow()) return undefined;
  const { bindings, node } = resolvedValue(from);
  const rest = restOf({ bindings, node });
  if (rest) return rest.positional;
  if (node.name === "CallExpression") return elementsOfCall({ bindings, node }, depth);
  if (node.name === "DictionaryExpression")
    return entriesOf({ bindings, node })?.map(([key]) => key);
  return literalParts({ bindings, node });
}

function elementsOfCall({ bindings, node }: Expression, depth: number): readonly Row[] | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const follow = (it: PythonNode | undefined) =>
    it && elementsOf({ bindings, node: it }, depth + 1);
  const { positional } = argumentsOf(bindings.source, node);
  const name = sourceOf(bindings.source, callee);
  if (/^(?:sorted|list|tuple|set|reversed)$/.test(name)) return follow(positional[0]);
  if (name === "enumerate") {
    return follow(positional[0])?.map((it) => [{ bindings, node }, it]);
  }
  if (name === "zip") {
    const [first, ...rest] = positional.map(follow);
    return first?.map((it, index) => [it, ...rest.map((other) => other?.[index] ?? [])]);
  }
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = callee.lastChild && sourceOf(bindings.source, callee.lastChild);
  const entries = owner ? entriesOf(resolvedValue({ bindings, node: owner })) : undefined;
  if (method === "items") return entries;
  if (method === "keys") return entries?.map(([key]) => key);
  return method === "values" ? entries?.flatMap(([, value]) => value) : undefined;
}

/** The keys and values of a literal dictionary, also of `dict(key=value)`. */
export function entriesOf({
  bindings,
  node,
}: Expression): readonly (readonly [Expression, Expression])[] | undefined {
  if (node.name !== "DictionaryExpression") return undefined;
  const parts = argumentParts(node);
  if (parts.some(([, colon]) => colon?.name !== ":")) return undefined;
  return parts.flatMap(([key, , value]) =>
    key && value
      ? [
          [
            { bindings, node: key },
            { bindings, node: value },
          ] as const,
        ]
      : [],
  );
}

/** What a dictionary of names certainly holds, as a literal, by `dict(…)`, with others in it, or as `**settings` of a function. */
export function namedEntries(
  from: Expression,
  depth = 0,
): readonly (readonly [name: string, value: Expression])[] | undefined {
  if (depth > maxDepth) return undefined;
  const { bindings, node } = resolvedValue(from);
  const rest = restOf({ bindings, node });
  if (rest) return rest.named;
  const inner = (it: PythonNode) => namedEntries({ bindings, node: it }, depth + 1);
  switch (node.name) {
    case "ParenthesizedExpression":
      return node.firstChild?.nextSibling ? inner(node.firstChild.nextSibling) : undefined;
    case "DictionaryExpression":
      return merged(argumentParts(node).map((part) => entryOf(bindings, part, inner)));
    case "CallExpression": {
      const callee = calleeOf(node);
      if (!callee || sourceOf(bindings.source, callee) !== "dict") return undefined;
      const { positional, named, spread } = argumentsOf(bindings.source, node);
      const own = named.map((it) => [it.name, { bindings, node: it.value }] as const);
      return merged([...[...positional, ...spread].map(inner), own]);
    }
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      const isMerge = operator && sourceOf(bindings.source, operator) === "|";
      return left && right && isMerge ? merged([inner(left), inner(right)]) : undefined;
    }
    default:
      return undefined;
  }
}

type NamedEntries = ReturnType<typeof namedEntries>;

function entryOf(
  bindings: Bindings,
  [first, second, third]: readonly PythonNode[],
  inner: (node: PythonNode) => NamedEntries,
): NamedEntries {
  if (first?.name === "**" && second) return inner(second);
  const name = first && second?.name === ":" ? constantText(bindings, first) : undefined;
  return name !== undefined && third ? [[name, { bindings, node: third }]] : undefined;
}

function merged(parts: readonly NamedEntries[]): NamedEntries {
  const known = parts.filter((it) => it !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}
