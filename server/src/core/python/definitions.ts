import { oncePer } from "#core/base/once-per.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { classAround, derivedFrom, located, methodsOf, withBases } from "./classes.ts";
import {
  childNamed,
  childrenOf,
  dottedName,
  nearest,
  nodesBelow,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** Longer chains of names are not followed. */
export const maxDepth = 6;

/** Whether two expressions are the same place of the same file. */
export function isSame(a: Expression | undefined, b: Expression): boolean {
  return a !== undefined && a.bindings === b.bindings && a.node.from === b.node.from;
}

/** Whether a name belongs to something imported from outside of the program. */
export function isForeign(bindings: Bindings, owner: PythonNode): boolean {
  const first = dottedName(bindings.source, owner)?.split(".")[0] ?? "";
  return bindings.isImported(first);
}

/** The syntax nodes that define functions. */
export const functionKinds: readonly string[] = ["FunctionDefinition", "LambdaExpression"];

/** The functions of a file that a plain name means at its place: those of the innermost scope that has any. */
export function functionsInScope(
  bindings: Bindings,
  name: string,
  use: PythonNode,
): readonly PythonNode[] {
  const all = bindings.functionsNamed(name).filter((it) => !classAround(it));
  const scopes = all.map(
    (it) => (it.parent && nearest(it.parent, ["FunctionDefinition"])) ?? undefined,
  );
  for (let at: PythonNode | null = use; at; at = at.parent) {
    const here = at.name === "FunctionDefinition" ? at.from : undefined;
    const inside = all.filter((_, index) => here !== undefined && scopes[index]?.from === here);
    if (inside.length > 0) return inside;
  }
  return all.filter((_, index) => scopes[index] === undefined);
}

/** The methods of a name that a class itself defines. */
function ownMethods({ bindings, node }: Expression, name: string): readonly Expression[] {
  return located(
    bindings,
    bindings.functionsNamed(name).filter((it) => classAround(it)?.from === node.from),
  );
}

/** The methods that objects of a class or of one that inherits from it may have under a name. */
export function methodsOfAny(kind: Expression, name: string): readonly Expression[] {
  const overriding = derivedFrom(kind).flatMap((it) => ownMethods(it, name));
  const own = methodsOf(kind, name);
  return overriding.length > 0 ? [...own.filter((it) => !isEmpty(it)), ...overriding] : own;
}

/** Whether a method is empty, or does nothing but raise `NotImplementedError`. */
function isEmpty({ bindings, node }: Expression): boolean {
  const body = childNamed(node, "Body");
  const statements = body ? childrenOf(body).slice(1) : [];
  return statements.every((it) => {
    if (it.name === "PassStatement") return true;
    if (it.name === "RaiseStatement") {
      return /^raise\s+NotImplementedError\b/.test(sourceOf(bindings.source, it));
    }
    return (
      it.name === "ExpressionStatement" && /^(?:String|Ellipsis)$/.test(it.firstChild?.name ?? "")
    );
  });
}

/** Whether a function is read as an attribute. */
export function isProperty({ bindings, node }: Expression): boolean {
  return decoratorsOf(node).some((it) =>
    /^@\s*(?:functools\.)?(?:cached_)?property$/.test(sourceOf(bindings.source, it).trim()),
  );
}

/** The decorators of a definition. */
function decoratorsOf({ parent }: PythonNode): readonly PythonNode[] {
  const isDecorated = parent?.name === "DecoratedStatement";
  return isDecorated ? childrenOf(parent).filter((it) => it.name === "Decorator") : [];
}

/** The name of a function or class; undefined for a lambda. */
export function definedName(bindings: Bindings, definition: PythonNode): string | undefined {
  const defined = childNamed(definition, "VariableName");
  return defined ? sourceOf(bindings.source, defined) : undefined;
}

/** What a file calls names of a module that it imports. */
export function localNames(
  file: Bindings,
  module: Bindings,
  names: readonly string[],
): readonly string[] {
  return file.importedLocals.filter((local) => {
    const there = file.neighbours.imported(local);
    return there?.module === module && there.name !== undefined && names.includes(there.name);
  });
}

interface Given {
  readonly returned: readonly PythonNode[];
  readonly yielded: readonly PythonNode[];
}

/**
 * The values that a function returns, without those of functions inside it. A `return` with commas stands for the
 * tuple that it makes.
 */
export function returnValues({ bindings, node }: Expression): readonly Expression[] {
  const { returned, yielded } = givenBy(node);
  return yielded.length > 0 ? [] : located(bindings, returned);
}

/** What a function yields; a `yield` with commas stands for the tuple that it makes. */
export function yieldedValues({ bindings, node }: Expression): readonly Expression[] {
  return located(bindings, givenBy(node).yielded);
}

const givenBy = oncePer(findGiven);

function findGiven(node: PythonNode): Given {
  if (node.name === "LambdaExpression") {
    return { returned: node.lastChild ? [node.lastChild] : [], yielded: [] };
  }
  const own = nodesBelow(node).filter(
    (it) =>
      /^(?:ReturnStatement|YieldStatement|YieldExpression)$/.test(it.name) &&
      nearest(it, functionKinds)?.from === node.from,
  );
  const values = (kind: RegExp) =>
    own.filter((it) => kind.test(it.name)).flatMap((it) => valueGiven(it) ?? []);
  return { returned: values(/^Return/), yielded: values(/^Yield/) };
}

/** What follows `return` or `yield`: the statement itself where that is a tuple or `from` something. */
function valueGiven(statement: PythonNode): PythonNode | undefined {
  const [, value, more] = childrenOf(statement);
  if (value?.name === "from") return statement;
  return more?.name === "," ? statement : value;
}

/** The methods that `super()` means. */
export function inheritedMethods(
  bindings: Bindings,
  owner: PythonNode,
  name: string,
): readonly Expression[] {
  const node = nearest(owner, ["ClassDefinition"]);
  const bases = node ? withBases({ bindings, node }).slice(1) : [];
  const [first] = bases.map((it) => methodsOf(it, name)).filter((it) => it.length > 0);
  return first ?? [];
}

/** The value of a module's name that a file imports; undefined for a module itself, and where it is not assigned once. */
export function importedValue(bindings: Bindings, local: string): Expression | undefined {
  const there = bindings.neighbours.imported(local);
  const node = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && node ? { bindings: there.module, node } : undefined;
}
