import type { SourceRange } from "../base/range.ts";
import type { Value } from "../base/value.ts";
import type { Binding, Bindings } from "./bindings.ts";
import { constantValue } from "./constant.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  dottedName,
  nearest,
  nodesBelow,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { constantText, openingLength } from "./text.ts";

/** A key of a dictionary that the program spells out. */
export interface DictionaryKey {
  readonly name: string;
  /** The characters of the name in the program; the whole expression where the key is not written as such. */
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** Whether it is written as the name of an argument, so that it must be an identifier. */
  readonly keyword?: boolean;
  /** The value, where it is a constant. */
  readonly value?: Value;
}

/** The keys that a dictionary certainly may have, and whether it may have others. */
export interface DictionaryKeys {
  readonly keys: readonly DictionaryKey[];
  /** No key is computed, so that the list is all there is. */
  readonly complete: boolean;
}

const unknownKeys: DictionaryKeys = { keys: [], complete: false };
const noKeys: DictionaryKeys = { keys: [], complete: true };

/** Longer chains of names and calls are not followed. */
const maximumDepth = 8;

/** Joins what several expressions may give. */
export function joined(parts: readonly DictionaryKeys[]): DictionaryKeys {
  return {
    keys: parts.flatMap((it) => it.keys),
    complete: parts.every((it) => it.complete),
  };
}

/** The keys of the dictionary that an expression gives. */
export function dictionaryKeys(bindings: Bindings, node: PythonNode, depth = 0): DictionaryKeys {
  const follow = (it: PythonNode) => dictionaryKeys(bindings, it, depth + 1);
  if (depth > maximumDepth) return unknownKeys;
  switch (node.name) {
    case "DictionaryExpression":
      return joined(argumentParts(node).map((it) => entryKeys(bindings, it, depth)));
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
    case "VariableName":
    case "MemberExpression":
      return nameKeys(bindings, node, depth);
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
  return keyOf(bindings, first, value);
}

/** The key that an expression gives, if it is a constant. */
function keyOf(
  bindings: Bindings,
  node: PythonNode,
  value: PythonNode | undefined,
): DictionaryKeys {
  const name = constantText(bindings, node);
  if (name === undefined) return unknownKeys;
  const constant = value && constantValue(bindings, value);
  const place = placeOfName(bindings, node, name);
  return { keys: [{ name, ...place, ...(constant ? { value: constant } : {}) }], complete: true };
}

/** Where a constant text is written: within its quotes where it is one plain literal. */
export function placeOfName(
  bindings: Bindings,
  node: PythonNode,
  name: string,
): { readonly range: SourceRange; readonly literal: boolean } {
  const raw = sourceOf(bindings.source, node);
  const start = node.from + openingLength(raw);
  const range = { start, end: start + name.length };
  const literal =
    node.name === "String" && bindings.source.text.slice(range.start, range.end) === name;
  return literal ? { range, literal } : { range: rangeOf(node), literal };
}

function callKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const callee = calleeOf(node);
  if (!callee) return unknownKeys;
  const given = argumentsOf(bindings.source, node);
  const name = bindings.qualifiedName(callee);
  const follow = (it: PythonNode) => dictionaryKeys(bindings, it, depth + 1);
  if (/^(?:dict|(?:collections\.)?OrderedDict)$/.test(name ?? "")) {
    const positional = given.positional.map((it) => pairsOrKeys(bindings, it, depth));
    return joined([...positional, ...given.spread.map(follow), namedKeys(bindings, node)]);
  }
  if (/^(?:copy\.)?(?:deep)?copy$/.test(name ?? "") && given.positional[0]) {
    return follow(given.positional[0]);
  }
  const method = callee.lastChild;
  const owner = callee.firstChild;
  if (callee.name === "MemberExpression" && owner && method?.name === "PropertyName") {
    if (sourceOf(bindings.source, method) === "copy") return follow(owner);
  }
  return returnedKeys(bindings, callee, depth);
}

/** `dict([("a", 1)])` */
function pairsOrKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  if (!/^(?:Array|Tuple)Expression$/.test(node.name)) {
    return dictionaryKeys(bindings, node, depth + 1);
  }
  return joined(
    argumentParts(node).map(([pair]) => {
      const [key, value] = pair?.name === "TupleExpression" ? argumentParts(pair).flat() : [];
      return key ? keyOf(bindings, key, value) : unknownKeys;
    }),
  );
}

/** The names of named arguments as keys. */
export function namedKeys(bindings: Bindings, call: PythonNode): DictionaryKeys {
  const { named } = argumentsOf(bindings.source, call);
  return {
    keys: named.map(({ name, range, value }) => {
      const constant = constantValue(bindings, value);
      return {
        name,
        range,
        literal: true,
        keyword: true,
        ...(constant ? { value: constant } : {}),
      };
    }),
    complete: true,
  };
}

/** What the functions of the file with the callee's name return. */
function returnedKeys(bindings: Bindings, callee: PythonNode, depth: number): DictionaryKeys {
  const functions = bindings.functionsNamed(tailOf(bindings, callee));
  const returned = functions.flatMap((it) => returnValues(it));
  if (returned.length === 0) return unknownKeys;
  return joined(returned.map((it) => dictionaryKeys(bindings, it, depth + 1)));
}

/** The expressions behind the `return`s of a function, without those of functions in it. */
export function returnValues(definition: PythonNode): readonly PythonNode[] {
  return nodesBelow(definition).flatMap((it) => {
    if (it.name !== "ReturnStatement") return [];
    const around = nearest(it, ["FunctionDefinition"]);
    const value = childrenOf(it)[1];
    return around?.from === definition.from && value ? [value] : [];
  });
}

/** The last part of a dotted name. */
export function tailOf(bindings: Bindings, node: PythonNode): string {
  return dottedName(bindings.source, node)?.split(".").at(-1) ?? "";
}

function nameKeys(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const found = bindings.reaching(node);
  if (found.length === 0) return unknownKeys;
  return joined(found.map((it) => bindingKeys(bindings, node, it, depth)));
}

function bindingKeys(
  bindings: Bindings,
  use: PythonNode,
  { kind, at, value, key }: Binding,
  depth: number,
): DictionaryKeys {
  switch (kind) {
    case "assignment":
      return value ? dictionaryKeys(bindings, value, depth + 1) : unknownKeys;
    case "key":
      return key ? keyOf(bindings, key, value) : unknownKeys;
    case "update":
      return value ? updateKeys(bindings, value, depth) : unknownKeys;
    case "parameter":
      return parameterKeys(bindings, at, sourceOf(bindings.source, use), depth);
    case "other":
      return unknownKeys;
  }
}

/** What `name.update(…)`, `name.setdefault(…)` or `name |= …` adds. */
function updateKeys(bindings: Bindings, value: PythonNode, depth: number): DictionaryKeys {
  if (value.name !== "CallExpression") return dictionaryKeys(bindings, value, depth + 1);
  const callee = calleeOf(value);
  const { positional, spread } = argumentsOf(bindings.source, value);
  if (!callee || tailOf(bindings, callee) === "setdefault") {
    return positional[0] ? keyOf(bindings, positional[0], positional[1]) : unknownKeys;
  }
  const parts = positional.map((it) => pairsOrKeys(bindings, it, depth));
  const spreads = spread.map((it) => dictionaryKeys(bindings, it, depth + 1));
  return joined([...parts, ...spreads, namedKeys(bindings, value)]);
}

/** What the calls of the function in this file give for one of its parameters. */
function parameterKeys(
  bindings: Bindings,
  list: PythonNode,
  name: string,
  depth: number,
): DictionaryKeys {
  const given = argumentsFor(bindings, list, name);
  if (given === "names") {
    const calls = callsOf(bindings, list);
    return calls.length > 0 ? joined(calls.map((it) => namedKeys(bindings, it))) : unknownKeys;
  }
  if (given.length === 0) return unknownKeys;
  return joined(given.map((it) => dictionaryKeys(bindings, it, depth + 1)));
}

/** What the calls of a function give for one of its parameters; "names" for `**name`, which holds their named arguments. */
export function argumentsFor(
  bindings: Bindings,
  list: PythonNode,
  name: string,
): readonly PythonNode[] | "names" {
  const parts = argumentParts(list);
  const index = parts.findIndex((it) =>
    it.some((part) => part.name === "VariableName" && sourceOf(bindings.source, part) === name),
  );
  const part = parts[index];
  if (part?.[0]?.name === "**") return "names";
  if (!part || part[0]?.name === "*") return [];
  const first = parts[0]?.[0];
  const bound = first && /^(?:self|cls)$/.test(sourceOf(bindings.source, first)) ? 1 : 0;
  return callsOf(bindings, list).flatMap((call) => {
    const { positional, named } = argumentsOf(bindings.source, call);
    const value = named.find((it) => it.name === name)?.value ?? positional[index - bound];
    return value ? [value] : [];
  });
}

function callsOf(bindings: Bindings, list: PythonNode): readonly PythonNode[] {
  const definition = list.parent;
  const defined = definition?.getChild("VariableName");
  if (definition?.name !== "FunctionDefinition" || !defined) return [];
  const name = sourceOf(bindings.source, defined);
  return bindings.nodes.filter((it) => {
    const callee = it.name === "CallExpression" ? calleeOf(it) : undefined;
    return callee !== undefined && tailOf(bindings, callee) === name;
  });
}
