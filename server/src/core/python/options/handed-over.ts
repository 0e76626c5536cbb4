import type { Bindings, Expression } from "../bindings.ts";
import { calledName, lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import { classNamed } from "../classes.ts";
import { argumentsOf, calleeOf, type PythonNode, sourceOf } from "../syntax.ts";
import type { Parsers } from "./parser.ts";

/** A call with what it calls and the last part of its name. */
export interface NamedCall extends Expression {
  readonly callee: PythonNode;
  readonly method: string;
  /** The call of `functools.partial` that made what is called. */
  readonly partial?: PythonNode;
}

/** A call with the function that it calls, also under another name: `add = parser.add_argument`. */
export function namedCall({ bindings, node }: Expression): NamedCall | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const plain = { bindings, node, callee, method: lastName(bindings, callee) };
  const value = callee.name === "VariableName" ? bindings.onlyValue(callee) : undefined;
  if (!value) return plain;
  const given = argumentsOf(bindings.source, value).positional[0];
  const isPartial = /(?:^|\.)partial$/.test(calledName(bindings, value));
  const meant = isPartial ? given : value;
  if (meant?.name !== "MemberExpression") return plain;
  const method = lastName(bindings, meant);
  return { ...plain, callee: meant, method, ...(isPartial ? { partial: value } : {}) };
}

/** Functions that do not change a parser passed to them. */
const harmless =
  /^(?:print|isinstance|type|id|repr|str|vars|dir|len|hasattr|argcomplete\.autocomplete|super|pprint(?:\.pprint)?)$|Parser$|\.add_(?:argument|option)(?:_group)?$|OptionGroup$/;

/** A parser that is passed to something unknown may get options there. */
export function readHandedOver(parsers: Parsers, { bindings, node, callee }: NamedCall): void {
  const { positional, named } = argumentsOf(bindings.source, node);
  const given = [
    ...positional,
    ...named.filter((it) => it.name !== "parents").map((it) => it.value),
  ];
  const candidates = given.filter((it) =>
    /^(?:VariableName|MemberExpression|CallExpression)$/.test(it.name),
  );
  if (candidates.length === 0) return;
  const name = bindings.qualifiedName(callee) ?? sourceOf(bindings.source, callee);
  if (harmless.test(name)) return;
  const found = candidates
    .filter((it) => mayBeParser(bindings, it))
    .flatMap((it) => parsers.of({ bindings, node: it }).parsers);
  if (found.length === 0 || isOwn(bindings, callee)) return;
  for (const it of found) it.isOpen = true;
}

/** Whether it is worthwhile to evaluate an argument. */
function mayBeParser(bindings: Bindings, node: PythonNode): boolean {
  const written = sourceOf(bindings.source, node);
  if (node.name === "CallExpression") return /ArgumentParser\s*\(|get_parser\s*\(/.test(written);
  return /pars|group|^p$|^ap$|^arg|opt|^sub|self/i.test(written);
}

/** Whether the program itself defines what a call does. */
function isOwn(bindings: Bindings, callee: PythonNode): boolean {
  return functionsCalled(bindings, callee).length > 0 || classNamed(bindings, callee) !== undefined;
}
