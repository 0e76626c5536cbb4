import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsGiven, functionsCalled, restArguments } from "./calls.ts";
import { classNamed } from "./classes.ts";
import { returnValues, yieldedValues } from "./definitions.ts";
import { assignmentsIn } from "./fields.ts";
import { longestChain } from "./follow-once.ts";
import {
  type DictionaryKeys,
  type Elements,
  joined,
  joinedElements,
  type Readers,
  unknownElements,
} from "./keys.ts";
import { partValues } from "./part-values.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** The texts of an iteration over an expression, or those at a path within each element. */
export function readEachName(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): DictionaryKeys {
  const dictionary = keysGoneThrough(bindings, node, path);
  if (dictionary) return readers.keysOf(bindings, dictionary, depth + 1);
  const { values, complete } = readers.eachValue(bindings, node, path, depth);
  if (
    values.length === 0 &&
    !complete &&
    path.length === 0 &&
    /^(?:Variable|Member|Call)/.test(node.name)
  ) {
    return readers.keysOf(bindings, node, depth + 1);
  }
  const parts = values.map((it) => readers.namesOf(it.bindings, it.node, depth + 1));
  return joined([...parts, { keys: [], complete }]);
}

/** The dictionary whose keys are iterated, as in `for key, value in metrics.items()`. */
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

/** What a call such as `enumerate(list)` or `sorted(list)` iterates over. */
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
    case "filter": {
      const list = positional[1];
      return list && { node: list, path };
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

/** The elements of an iteration over an expression, or the parts at a path within each element. */
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
      return joinedElements(
        argumentParts(node).map((part) =>
          elementsOfPart(readers, { bindings, node }, part, path, depth),
        ),
      );
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "ComprehensionExpression":
    case "ArgList": {
      const made = childNamed(node, "for") ? childrenOf(node)[1] : undefined;
      return made ? partValues({ bindings, node: made }, path) : unknownElements;
    }
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
      return joinedElements(
        found.map((it) => eachOfBinding(readers, { bindings, node }, it, path, depth)),
      );
    }
    default:
      return unknownElements;
  }
}

function elementsOfPart(
  readers: Readers,
  { bindings }: Expression,
  [only, more]: readonly PythonNode[],
  path: readonly number[],
  depth: number,
): Elements {
  if (only?.name === "*" && more) return readers.eachValue(bindings, more, path, depth + 1);
  if (!only || more) return unknownElements;
  return partValues({ bindings, node: only }, path);
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
  const mapped = mappedValues(bindings, node, callee);
  if (mapped) return joinedElements(mapped.map((it) => partValues(it, path)));
  const functions = functionsCalled(bindings, callee);
  if (functions.length === 0) return unknownElements;
  return joinedElements(functions.map((it) => eachOfFunction(readers, it, path, depth)));
}

/** What a generator yields, or the elements of what a function returns. */
function eachOfFunction(
  readers: Readers,
  definition: Expression,
  path: readonly number[],
  depth: number,
): Elements {
  const yielded = yieldedValues(definition);
  if (yielded.length > 0) {
    return joinedElements(
      yielded.map((it) => {
        const from = childNamed(it.node, "from") ? it.node.lastChild : undefined;
        return from ? readers.eachValue(it.bindings, from, path, depth + 1) : partValues(it, path);
      }),
    );
  }
  const returned = returnValues(definition);
  if (returned.length === 0) return unknownElements;
  return joinedElements(
    returned.map((it) => readers.eachValue(it.bindings, it.node, path, depth + 1)),
  );
}

/** What `map(function, …)` gives: what the function returns. */
function mappedValues(
  bindings: Bindings,
  node: PythonNode,
  callee: PythonNode,
): readonly Expression[] | undefined {
  const [first] = argumentsOf(bindings.source, node).positional;
  if (!first || sourceOf(bindings.source, callee) !== "map") return undefined;
  const functions =
    first.name === "LambdaExpression"
      ? [{ bindings, node: first }]
      : functionsCalled(bindings, first);
  const returned = functions.flatMap(returnValues);
  return returned.length > 0 ? returned : undefined;
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
  const parts = given.map((it) => partValues(it, isItems ? path.slice(1) : path));
  const known = complete && given.length === keys.length;
  return joinedElements([...parts, { values: [], complete: known }]);
}

function eachOfImported(
  readers: Readers,
  { bindings, node }: Expression,
  path: readonly number[],
  depth: number,
): Elements {
  const kind = path.length === 0 ? classNamed(bindings, node) : undefined;
  if (kind) return { values: assignmentsIn(kind), complete: true };
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && value ? readers.eachValue(there.module, value, path, depth + 1) : unknownElements;
}

function eachOfBinding(
  readers: Readers,
  { bindings, node }: Expression,
  { kind, at, value, path: part = [] }: Binding,
  path: readonly number[],
  depth: number,
): Elements {
  if (kind === "assignment" && value) return readers.eachValue(bindings, value, path, depth + 1);
  if (kind === "element" && value) return partValues({ bindings, node: value }, path);
  if (kind === "part" && value) {
    return eachOfAll(readers, partValues({ bindings, node: value }, part), path, depth);
  }
  if (kind === "each" && value) {
    return eachOfAll(readers, readers.eachValue(bindings, value, part, depth + 1), path, depth);
  }
  if (kind !== "parameter") return unknownElements;
  const name = sourceOf(bindings.source, node);
  const rest = restArguments(bindings, at, name);
  if (rest) {
    const parts = rest.values.map((it) => partValues(it, path));
    return joinedElements([...parts, { values: [], complete: rest.complete }]);
  }
  const given = argumentsGiven(bindings, at, name);
  return given === "names" ? unknownElements : eachOfAll(readers, given, path, depth);
}

/** The elements of each of several expressions. */
function eachOfAll(
  readers: Readers,
  { values, complete }: Elements,
  path: readonly number[],
  depth: number,
): Elements {
  const parts = values.map((it) => readers.eachValue(it.bindings, it.node, path, depth + 1));
  return joinedElements([...parts, { values: [], complete }]);
}
