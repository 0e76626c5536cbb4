import type { Bindings, Expression } from "../bindings.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  childNamed,
  type PythonNode,
} from "../syntax.ts";
import { elementsOf, namedEntries, resolvedValue } from "./written.ts";

/** The named arguments of a call, with those of a literal `**dictionary`. */
export interface Given {
  named(name: string): Expression | undefined;
  /** Whether a `**dictionary` may give others. */
  readonly mayHaveOthers: boolean;
}

/** What a call gives by name; what is given before, by `functools.partial`, counts where it gives nothing itself. */
export function givenTo(bindings: Bindings, call: PythonNode, partial?: PythonNode): Given {
  const own = withSpread(bindings, call);
  const before = partial && withSpread(bindings, partial);
  return {
    named: (name) => own.named(name) ?? before?.named(name),
    mayHaveOthers: own.mayHaveOthers || before?.mayHaveOthers === true,
  };
}

function withSpread(bindings: Bindings, call: PythonNode): Given {
  const given = argumentsOf(bindings.source, call);
  const spread = new Map<string, Expression>();
  let mayHaveOthers = false;
  for (const it of given.spread) {
    const entries = namedEntries(resolvedValue({ bindings, node: it }));
    if (!entries) mayHaveOthers = true;
    for (const [name, value] of entries ?? []) spread.set(name, value);
  }
  return {
    named(name) {
      const node = argumentNamed(given, name);
      return node ? { bindings, node } : spread.get(name);
    },
    mayHaveOthers,
  };
}

/** What is given before the named arguments, with what `*names` holds; undefined where that is not known. */
export function positionalOf(
  bindings: Bindings,
  call: PythonNode,
): readonly Expression[] | undefined {
  const list = childNamed(call, "ArgList");
  const found: Expression[] = [];
  for (const [first, second] of list ? argumentParts(list) : []) {
    if (!first || first.name === "**" || second?.name === "AssignOp") continue;
    const given = first.name === "*" ? starred(bindings, second) : [{ bindings, node: first }];
    if (!given) return undefined;
    for (const it of given) found.push(it);
  }
  return found;
}

function starred(
  bindings: Bindings,
  node: PythonNode | undefined,
): readonly Expression[] | undefined {
  const rows = node && elementsOf({ bindings, node }, 0);
  return rows?.flatMap((it) => ("node" in it ? [it] : []));
}
