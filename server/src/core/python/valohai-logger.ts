import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsFor, functionsCalled } from "./calls.ts";
import { classNamed } from "./classes.ts";
import { returnValues, yieldedValues } from "./definitions.ts";
import { dictionaryKeys, namedKeys, possibleNames } from "./dictionary.ts";
import { type DictionaryKeys, joined, noKeys, unknownKeys } from "./keys.ts";
import { type Arguments, argumentsOf, calleeOf, type PythonNode, sourceOf } from "./syntax.ts";

/** Older names of `valohai-utils` for what its logger does (`valohai/logs.py` of version 0.1). */
const olderLog = /^valohai\.(?:logs\.)?log(?:_partial)?$/;

/** `logger.log("key", value, …)` and `logger.log(key=value)`, where the logger is one of `valohai-utils`. */
export function loggedKeys(
  bindings: Bindings,
  call: PythonNode,
  callee: PythonNode,
): DictionaryKeys {
  const given = argumentsOf(bindings.source, call);
  if (olderLog.test(bindings.qualifiedName(callee) ?? "")) return loggedBy(bindings, given);
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner || lastName(bindings, callee) !== "log") return noKeys;
  if (isLogger(bindings, owner, 0)) return loggedBy(bindings, given);
  return mayBeLogger(bindings, callee, owner) && given.positional[0]?.name === "String"
    ? unknownKeys
    : noKeys;
}

/** Whether an unknown object may be a logger of `valohai-utils` that the program has made. */
function mayBeLogger(bindings: Bindings, callee: PythonNode, owner: PythonNode): boolean {
  const name = sourceOf(bindings.source, owner);
  return (
    owner.name === "VariableName" &&
    !/^(?:self|cls)$/.test(name) &&
    bindings.isImported("valohai") &&
    !bindings.isImported(name) &&
    functionsCalled(bindings, callee).length === 0
  );
}

function loggedBy(bindings: Bindings, given: Arguments): DictionaryKeys {
  const { positional, spread, starred } = given;
  const pairs = positional.filter((_, index) => index % 2 === 0);
  const named = pairs.map((it) => possibleNames(bindings, it));
  const spreads = spread.map((it) => dictionaryKeys(bindings, it));
  const rest: DictionaryKeys = { keys: [], complete: !starred };
  return joined([...named, ...spreads, namedKeys(bindings, given), rest]);
}

/** Longer chains of names are not followed. */
const maxDepth = 6;

function isLogger(bindings: Bindings, node: PythonNode, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    const name = callee ? bindings.qualifiedName(callee) : undefined;
    if (!callee || /^valohai\.(?:metadata\.|utils\.)?[lL]ogger$/.test(name ?? "")) {
      return callee !== undefined;
    }
    const functions = functionsCalled(bindings, callee);
    const returned = [
      ...functions.flatMap(returnValues),
      ...functions.flatMap(yieldedValues),
      ...enteredValues(bindings, callee),
    ];
    return returned.some((it) => isLogger(it.bindings, it.node, depth + 1));
  }
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const shared = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  if (there && shared && isLogger(there.module, shared, depth + 1)) return true;
  return bindings.reaching(node).some(({ kind, at, value }) => {
    if (kind === "assignment") return value !== undefined && isLogger(bindings, value, depth + 1);
    if (kind !== "parameter") return false;
    const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
    return given !== "names" && given.some((it) => isLogger(it.bindings, it.node, depth + 1));
  });
}

/** What `__enter__` of a class of the program gives to a `with`. */
function enteredValues(bindings: Bindings, callee: PythonNode): readonly Expression[] {
  const kind = classNamed(bindings, callee);
  const methods = kind?.bindings.functionsNamed("__enter__") ?? [];
  return methods.flatMap((node) => {
    const isOwn = kind && kind.node.from <= node.from && node.to <= kind.node.to;
    return isOwn ? returnValues({ bindings: kind.bindings, node }) : [];
  });
}
