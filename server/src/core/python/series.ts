import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { type DictionaryKeys, noKeys, type Readers, unknownKeys } from "./keys.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "./syntax.ts";
import { constantText } from "./text.ts";

/**
 * The keys that `to_json` and `to_dict` of a pandas `Series` or `DataFrame` give; undefined for any other call (pandas
 * documentation, "Series.to_json" and "DataFrame.to_json").
 */
export function seriesKeys(
  readers: Readers,
  bindings: Bindings,
  call: PythonNode,
  depth: number,
): DictionaryKeys | undefined {
  const callee = calleeOf(call);
  const owner = callee?.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!callee || !owner || !/^to_(?:json|dict)$/.test(lastName(bindings, callee))) return undefined;
  const made = madeBy(bindings, owner);
  const name = made && makerOf(bindings, made);
  if (!made || !name) return undefined;
  return (
    otherLayout(bindings, call, name === "Series" ? "index" : "columns") ??
    labelsOf(readers, bindings, made, name, depth)
  );
}

function makerOf(bindings: Bindings, made: PythonNode): string | undefined {
  const callee = calleeOf(made);
  const name = callee ? bindings.qualifiedName(callee) : undefined;
  return /^pandas\.(Series|DataFrame)$/.exec(name ?? "")?.[1];
}

/** The layout that a call asks for other than an object by labels; undefined for that one. */
function otherLayout(
  bindings: Bindings,
  call: PythonNode,
  usual: string,
): DictionaryKeys | undefined {
  const given = argumentsOf(bindings.source, call);
  const node = argumentNamed(given, "orient");
  const orient = node ? constantText(bindings, node) : usual;
  if (orient === usual) return undefined;
  if (orient !== "records") return unknownKeys;
  return argumentNamed(given, "lines") ? undefined : noKeys;
}

/** The call that made an object. */
function madeBy(bindings: Bindings, owner: PythonNode): PythonNode | undefined {
  const value = owner.name === "VariableName" ? bindings.onlyValue(owner) : owner;
  return value?.name === "CallExpression" ? value : undefined;
}

/** The labels of the data itself, or those that it is given. */
function labelsOf(
  readers: Readers,
  bindings: Bindings,
  made: PythonNode,
  name: string,
  depth: number,
): DictionaryKeys {
  const given = argumentsOf(bindings.source, made);
  const data = given.positional[0] ?? argumentNamed(given, "data");
  const labels =
    name === "Series"
      ? (argumentNamed(given, "index") ?? given.positional[1])
      : (argumentNamed(given, "columns") ?? given.positional[2]);
  if (labels) return readers.eachName(bindings, labels, [], depth + 1);
  return data ? readers.keysOf(bindings, data, depth + 1) : unknownKeys;
}
