import type { Bindings } from "../bindings.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "../syntax.ts";
import { resolvedValue } from "./written.ts";

/** Answers whether a node is in a dictionary of commands that `fire.Fire` takes, where the command line decides what runs. */
export function fireComponents(
  files: readonly Bindings[],
): (bindings: Bindings, node: PythonNode) => boolean {
  const components = files.flatMap((bindings) =>
    bindings.callsNamed("Fire").flatMap((call) => {
      const callee = calleeOf(call);
      if (!callee || !/^fire\./.test(bindings.qualifiedName(callee) ?? "")) return [];
      const given = argumentsOf(bindings.source, call);
      const node = given.positional[0] ?? argumentNamed(given, "component");
      const value = node && resolvedValue({ bindings, node });
      return value?.node.name === "DictionaryExpression" ? [value] : [];
    }),
  );
  return (bindings, { from, to }) =>
    components.some((it) => it.bindings === bindings && it.node.from <= from && to <= it.node.to);
}
