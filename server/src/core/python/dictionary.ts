import type { Binding } from "./binding.ts";
import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { functionsCalled, propertyValues } from "./calls.ts";
import { constantValue } from "./constant.ts";
import { importedValue, returnValues } from "./definitions.ts";
import { readEachName, readEachValue } from "./elements.ts";
import { fieldKeys } from "./fields.ts";
import { followOnce } from "./follow-once.ts";
import {
  type DictionaryKeys,
  type Elements,
  joined,
  noKeys,
  type Readers,
  unknownKeys,
} from "./keys.ts";
import { readNames } from "./names.ts";
import { keysOfAll, parameterKeys } from "./parameter-keys.ts";
import { partValues } from "./part-values.ts";
import { removes, without } from "./removed-keys.ts";
import { isGenerator } from "./scopes.ts";
import { seriesKeys } from "./series.ts";
import {
  type Arguments,
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";

const readers: Readers = {
  keysOf: (bindings, node, depth) => dictionaryKeys(bindings, node, depth),
  namesOf: (bindings, node, depth) => readNames(readers, { bindings, node }, depth),
  eachName: (bindings, node, path, depth) => readEachName(readers, { bindings, node }, path, depth),
  eachValue: (bindings, node, path, depth) =>
    readEachValue(readers, { bindings, node }, path, depth),
};

/** The texts that an expression may give, as keys. */
export function possibleNames(bindings: Bindings, node: PythonNode): DictionaryKeys {
  return readers.namesOf(bindings, node, 0);
}

/** The elements of an iteration over an expression, or the parts at a path within each element. */
export function eachValueOf(
  bindings: Bindings,
  node: PythonNode,
  path: readonly number[],
): Elements {
  return readers.eachValue(bindings, node, path, 0);
}

/** The texts of an iteration over an expression, or those at a path within each element. */
export function eachNameOf(
  bindings: Bindings,
  node: PythonNode,
  path: readonly number[],
): DictionaryKeys {
  return readers.eachName(bindings, node, path, 0);
}

/** The keys of the dictionary that an expression gives. */
export function dictionaryKeys(bindings: Bindings, node: PythonNode, depth = 0): DictionaryKeys {
  return followOnce("keys", { bindings, node }, depth, () => keysIn(bindings, node, depth));
}

function keysIn(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const follow = (it: PythonNode) => dictionaryKeys(bindings, it, depth + 1);
  switch (node.name) {
    case "DictionaryExpression":
      return joined(argumentParts(node).map((it) => entryKeys(bindings, it, depth)));
    case "DictionaryComprehensionExpression": {
      const [, key, , value] = childrenOf(node);
      return key ? keyOf(bindings, key, value, depth) : unknownKeys;
    }
    case "ParenthesizedExpression":
      return joined(childrenOf(node).slice(1, -1).map(follow));
    case "ConditionalExpression":
      return joined([node.firstChild, node.lastChild].flatMap((it) => (it ? [follow(it)] : [])));
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      const merges = operator && /^(?:\||or)$/.test(sourceOf(bindings.source, operator));
      return merges && left && right ? joined([follow(left), follow(right)]) : unknownKeys;
    }
    case "CallExpression":
      return callKeys(bindings, node, depth);
    case "AwaitExpression":
      return node.lastChild ? follow(node.lastChild) : unknownKeys;
    case "VariableName":
      return nameKeys(bindings, node, depth);
    case "MemberExpression":
      return memberKeys(bindings, node, depth);
    case "None":
      return noKeys;
    default:
      return unknownKeys;
  }
}

function entryKeys(
  bindings: Bindings,
  [first, colon, value]: readonly PythonNode[],
  depth: number,
): DictionaryKeys {
  if (first?.name === "**" && colon) return dictionaryKeys(bindings, colon, depth + 1);
  if (!first || colon?.name !== ":") return unknownKeys;
  return keyOf(bindings, first, value, depth);
}

/** The keys that an expression may give. */
function keyOf(
  bindings: Bindings,
  node: PythonNode,
  value: PythonNode | undefined,
  depth: number,
): DictionaryKeys {
  const { keys, complete } = readers.namesOf(bindings, node, depth + 1);
  const constant = value && constantValue(bindings, value);
  const extra = {
    ...(constant ? { value: constant } : {}),
    ...(value ? { given: { bindings, node: value } } : {}),
  };
  return { keys: keys.map((it) => ({ ...it, ...extra })), complete };
}

const dictionaryClass = /^(?:dict|(?:collections\.)?(?:OrderedDict|ChainMap))$/;
const copies = /^(?:copy\.)?(?:deep)?copy$/;

function callKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const callee = calleeOf(node);
  if (!callee) return unknownKeys;
  return (
    builtInKeys(bindings, node, bindings.qualifiedName(callee) ?? "", depth) ??
    seriesKeys(readers, bindings, node, depth) ??
    fieldKeys(bindings, node) ??
    copiedKeys(bindings, callee, depth) ??
    returnedKeys(bindings, callee, depth)
  );
}

/** What the ways of Python itself to make a dictionary give. */
function builtInKeys(
  bindings: Bindings,
  node: PythonNode,
  name: string,
  depth: number,
): DictionaryKeys | undefined {
  const given = argumentsOf(bindings.source, node);
  const [first, second] = given.positional;
  const keysOf = (it: PythonNode | undefined) =>
    it ? dictionaryKeys(bindings, it, depth + 1) : noKeys;
  if (dictionaryClass.test(name)) {
    const list = node.lastChild;
    if (list && isGenerator(list)) return readers.eachName(bindings, list, [0], depth + 1);
    const positional = given.positional.map((it) => pairsOrKeys(bindings, it, depth));
    return joined([...positional, ...given.spread.map(keysOf), namedKeys(bindings, given)]);
  }
  if (name === "dict.fromkeys" && first) return readers.eachName(bindings, first, [], depth + 1);
  if (/^(?:collections\.)?defaultdict$/.test(name)) return keysOf(second);
  if (/^(?:collections\.)?Counter$/.test(name)) return keysOf(first);
  return copies.test(name) && first ? keysOf(first) : undefined;
}

/** `name.copy()` */
function copiedKeys(
  bindings: Bindings,
  callee: PythonNode,
  depth: number,
): DictionaryKeys | undefined {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner || lastName(bindings, callee) !== "copy") return undefined;
  return dictionaryKeys(bindings, owner, depth + 1);
}

/** `dict([("a", 1)])` and `dict(zip(("a", "b"), values))` */
function pairsOrKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const isPairs = /^(?:Array|Tuple)Expression$|^(?:Array|Set)?ComprehensionExpression$/;
  if (isPairs.test(node.name)) return readers.eachName(bindings, node, [0], depth + 1);
  const keys = dictionaryKeys(bindings, node, depth + 1);
  if (keys.complete || keys.keys.length > 0) return keys;
  return readers.eachName(bindings, node, [0], depth + 1);
}

/** The names of named arguments as keys. */
export function namedKeys(bindings: Bindings, { named }: Arguments): DictionaryKeys {
  return {
    keys: named.map(({ name, range, value }) => {
      const constant = constantValue(bindings, value);
      return {
        name,
        range,
        literal: true,
        keyword: true,
        origin: bindings,
        given: { bindings, node: value },
        ...(constant ? { value: constant } : {}),
      };
    }),
    complete: true,
  };
}

/** What the functions that a call may run return. */
function returnedKeys(bindings: Bindings, callee: PythonNode, depth: number): DictionaryKeys {
  const returned = functionsCalled(bindings, callee).flatMap(returnValues);
  if (returned.length === 0) return unknownKeys;
  return joined(returned.map((it) => dictionaryKeys(it.bindings, it.node, depth + 1)));
}

function memberKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const [owner, bracket, key] = childrenOf(node);
  if (bracket?.name === "[" && owner && key) {
    const name = constantText(bindings, key);
    if (name === undefined) return unknownKeys;
    const values = dictionaryKeys(bindings, owner, depth + 1).keys.filter((it) => it.name === name);
    if (values.length === 0) return unknownKeys;
    return joined(
      values.map(({ given }) =>
        given ? dictionaryKeys(given.bindings, given.node, depth + 1) : unknownKeys,
      ),
    );
  }
  const returned = propertyValues(bindings, node);
  if (returned)
    return keysOfAll(readers, { values: returned, complete: returned.length > 0 }, depth);
  return fieldKeys(bindings, node) ?? nameKeys(bindings, node, depth);
}

function nameKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const found = bindings.reaching(node);
  if (found.length === 0) return importedKeys(bindings, node, depth);
  let parts: DictionaryKeys[] = [];
  for (const it of found) {
    if (it.kind !== "removal") parts.push(bindingKeys(bindings, node, it, depth));
    else if (it.key && removes(it, node)) {
      parts = [without(joined(parts), constantText(bindings, it.key))];
    }
  }
  return joined(parts);
}

function importedKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const value = importedValue(bindings, sourceOf(bindings.source, node));
  return value ? dictionaryKeys(value.bindings, value.node, depth + 1) : unknownKeys;
}

function bindingKeys(
  bindings: Bindings,
  use: PythonNode,
  { kind, at, value, key, path = [] }: Binding,
  depth: number,
): DictionaryKeys {
  switch (kind) {
    case "assignment":
      return value ? dictionaryKeys(bindings, value, depth + 1) : unknownKeys;
    case "part":
      return value
        ? keysOfAll(readers, partValues({ bindings, node: value }, path), depth)
        : unknownKeys;
    case "key":
      return key ? keyOf(bindings, key, value, depth) : unknownKeys;
    case "update":
      return value ? updateKeys(bindings, value, depth) : unknownKeys;
    case "parameter":
      return parameterKeys(
        { ...readers, namedKeys },
        bindings,
        at,
        sourceOf(bindings.source, use),
        depth,
      );
    case "each":
      return value
        ? keysOfAll(readers, readers.eachValue(bindings, value, path, depth + 1), depth)
        : unknownKeys;
    case "element":
    case "removal":
      return noKeys;
    case "other":
      return unknownKeys;
  }
}

/** What `name.update(…)`, `name.setdefault(…)` or `name |= …` adds. */
function updateKeys(bindings: Bindings, value: PythonNode, depth: number): DictionaryKeys {
  if (value.name !== "CallExpression") return dictionaryKeys(bindings, value, depth + 1);
  const callee = calleeOf(value);
  const given = argumentsOf(bindings.source, value);
  const { positional, spread } = given;
  if (!callee || lastName(bindings, callee) === "setdefault") {
    return positional[0] ? keyOf(bindings, positional[0], positional[1], depth) : unknownKeys;
  }
  const parts = positional.map((it) => pairsOrKeys(bindings, it, depth));
  const spreads = spread.map((it) => dictionaryKeys(bindings, it, depth + 1));
  return joined([...parts, ...spreads, namedKeys(bindings, given)]);
}
