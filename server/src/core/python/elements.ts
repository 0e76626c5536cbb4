import type { Binding, Bindings, Expression } from "./bindings.ts";
import { argumentsFor, functionsCalled, lastName, returnValues } from "./calls.ts";
import { longestChain } from "./follow-once.ts";
import { type DictionaryKeys, type Elements, joined, type Readers } from "./keys.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

const unknownElements: Elements = { values: [], complete: false };

/** The texts that going through an expression gives, or those at a path within each element. */
export function readEachName(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): DictionaryKeys {
  const dictionary = keysGoneThrough(bindings, node, path);
  if (dictionary) return readers.keysOf(bindings, dictionary, depth + 1);
  const { values, complete } = readers.eachValue(bindings, node, path, depth);
  const parts = values.map((it) => readers.namesOf(it.bindings, it.node, depth + 1));
  return joined([...parts, { keys: [], complete }]);
}

/** The dictionary whose keys are gone through, as in `for key, value in metrics.items()`. */
function keysGoneThrough(
  bindings: Bindings,
  node: PythonNode,
  path: readonly number[],
): PythonNode | undefined {
  if (node.name === "CallExpression") return keysOfCall(bindings, node, path);
  if (path.length > 0) return undefined;
  if (node.name === "DictionaryExpression") return node;
  if (!/^(?:Variable|Member)/.test(node.name)) return undefined;
  const isDictionary = bindings
    .reaching(node)
    .some(({ kind, value }) => kind === "key" || (value && /^Dictionary/.test(value.name)));
  return isDictionary ? node : undefined;
}

function keysOfCall(
  bindings: Bindings,
  node: PythonNode,
  path: readonly number[],
): PythonNode | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const inner = passedOn(bindings, node, callee, path);
  if (inner) return keysGoneThrough(bindings, inner.node, inner.path);
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = lastName(bindings, callee);
  const isKeys = method === "keys" && path.length === 0;
  const isItems = method === "items" && path.length === 1 && path[0] === 0;
  return owner && (isKeys || isItems) ? owner : undefined;
}

/** What a call such as `enumerate(list)` or `sorted(list)` goes through. */
function passedOn(
  bindings: Bindings,
  node: PythonNode,
  callee: PythonNode,
  path: readonly number[],
): { readonly node: PythonNode; readonly path: readonly number[] } | undefined {
  const { positional } = argumentsOf(bindings.source, node);
  const [index, ...rest] = path;
  const [first] = positional;
  switch (sourceOf(bindings.source, callee)) {
    case "enumerate":
      return first && index === 1 ? { node: first, path: rest } : undefined;
    case "zip": {
      const list = index === undefined ? undefined : positional[index];
      return list && { node: list, path: rest };
    }
    case "sorted":
    case "list":
    case "tuple":
    case "set":
    case "reversed":
    case "tqdm":
      return first && { node: first, path };
    default:
      return undefined;
  }
}

/** The expressions that going through an expression gives, or those at a path within each element. */
export function readEachValue(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): Elements {
  if (depth > longestChain || !bindings.mayFollow()) return unknownElements;
  switch (node.name) {
    case "ArrayExpression":
    case "TupleExpression":
    case "SetExpression":
      return together(argumentParts(node).map((part) => literalElement(bindings, part, path)));
    case "ParenthesizedExpression": {
      const inner = childrenOf(node)[1];
      return inner ? readers.eachValue(bindings, inner, path, depth + 1) : unknownElements;
    }
    case "CallExpression":
      return eachOfCall(readers, { bindings, node }, path, depth);
    case "VariableName":
    case "MemberExpression": {
      const found = bindings.reaching(node);
      if (found.length === 0) return eachOfImported(readers, { bindings, node }, path, depth);
      return together(
        found.map((it) => eachOfBinding(readers, { bindings, node }, it, path, depth)),
      );
    }
    default:
      return unknownElements;
  }
}

function together(parts: readonly Elements[]): Elements {
  return {
    values: parts.flatMap((it) => it.values),
    complete: parts.every((it) => it.complete),
  };
}

function literalElement(
  bindings: Bindings,
  [only, more]: readonly PythonNode[],
  path: readonly number[],
): Elements {
  if (!only || more) return unknownElements;
  const [index, ...rest] = path;
  if (index === undefined) return { values: [{ bindings, node: only }], complete: true };
  if (!/^(?:Array|Tuple)Expression$/.test(only.name)) return unknownElements;
  return literalElement(bindings, argumentParts(only)[index] ?? [], rest);
}

function eachOfCall(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): Elements {
  const callee = calleeOf(node);
  if (!callee) return unknownElements;
  const inner = passedOn(bindings, node, callee, path);
  if (inner) return readers.eachValue(bindings, inner.node, inner.path, depth + 1);
  const values = valuesOfCall(readers, { bindings, node: callee }, path, depth);
  if (values) return values;
  const returned = functionsCalled(bindings, callee).flatMap(returnValues);
  if (returned.length === 0) return unknownElements;
  return together(returned.map((it) => readers.eachValue(it.bindings, it.node, path, depth + 1)));
}

/** What `metrics.values()` and the second parts of `metrics.items()` give. */
function valuesOfCall(
  readers: Readers,
  { bindings, node: callee }: Expression,
  path: readonly number[],
  depth: number,
): Elements | undefined {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = lastName(bindings, callee);
  const isItems = method === "items" && path[0] === 1;
  if (!owner || (method !== "values" && !isItems)) return undefined;
  const { keys, complete } = readers.keysOf(bindings, owner, depth + 1);
  const given = keys.flatMap((it) => it.given ?? []);
  const parts = given.map((it) => partOf(it, isItems ? path.slice(1) : path));
  const known = complete && given.length === keys.length;
  return together([...parts, { values: [], complete: known }]);
}

function partOf({ bindings, node }: Expression, path: readonly number[]): Elements {
  return literalElement(bindings, [node], path);
}

function eachOfImported(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): Elements {
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && value ? readers.eachValue(there.module, value, path, depth + 1) : unknownElements;
}

function eachOfBinding(
  readers: Readers,
  { bindings, node }: Expression,
  { kind, at, value }: Binding,
  path: readonly number[],
  depth: number,
): Elements {
  if (kind === "assignment" && value) return readers.eachValue(bindings, value, path, depth + 1);
  if (kind === "element" && value) return literalElement(bindings, [value], path);
  if (kind !== "parameter") return unknownElements;
  const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
  if (given === "names" || given.length === 0) return unknownElements;
  return together(given.map((it) => readers.eachValue(it.bindings, it.node, path, depth + 1)));
}
