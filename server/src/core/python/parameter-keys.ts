import type { Bindings } from "./bindings.ts";
import type { FunctionRun } from "./call-site.ts";
import { argumentsGiven, runsOf } from "./calls.ts";
import { type DictionaryKeys, type Elements, joined, type Readers } from "./keys.ts";
import { type Arguments, argumentParts, type PythonNode, sourceOf } from "./syntax.ts";

/** What reading the keys of a parameter needs. */
interface ParameterReaders extends Pick<Readers, "keysOf"> {
  /** The named arguments of a call as keys. */
  namedKeys(bindings: Bindings, given: Arguments): DictionaryKeys;
}

/** What the calls of the function in this program give for one of its parameters. */
export function parameterKeys(
  { keysOf, namedKeys }: ParameterReaders,
  bindings: Bindings,
  list: PythonNode,
  name: string,
  depth: number,
): DictionaryKeys {
  const given = argumentsGiven(bindings, list, name);
  if (given !== "names") return keysOfAll({ keysOf }, given, depth);
  const { runs, complete } = runsOf(bindings, list);
  const parts = runs.map((it) =>
    givenByName({ keysOf, namedKeys }, it, parameterNames(bindings, list), depth),
  );
  return joined([...parts, { keys: [], complete: complete && runs.length > 0 }]);
}

function parameterNames(bindings: Bindings, list: PythonNode): readonly string[] {
  const parts = argumentParts(list).filter(([first]) => first?.name === "VariableName");
  return parts.map(([first]) => (first ? sourceOf(bindings.source, first) : ""));
}

/** The named arguments of a call that no parameter takes, and those from dictionaries. */
function givenByName(
  { keysOf, namedKeys }: ParameterReaders,
  { bindings, given }: FunctionRun,
  taken: readonly string[],
  depth: number,
): DictionaryKeys {
  const spreads = given.spread.map((it) => keysOf(bindings, it, depth + 1));
  const { keys, complete } = joined([namedKeys(bindings, given), ...spreads]);
  return { keys: keys.filter((it) => !taken.includes(it.name)), complete };
}

/** The keys of several dictionaries. */
export function keysOfAll(
  { keysOf }: Pick<Readers, "keysOf">,
  { values, complete }: Elements,
  depth: number,
): DictionaryKeys {
  const parts = values.map((it) => keysOf(it.bindings, it.node, depth + 1));
  return joined([...parts, { keys: [], complete }]);
}
