import { oncePer, oncePerPair } from "#core/base/once-per.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsOf, calleeOf, dottedName, nearest, type PythonNode, sourceOf } from "./syntax.ts";

/** Longer chains of bases are not followed. */
const maxDepth = 6;

/** The file of the program that a name such as `helpers` or `package.helpers` means. */
export function moduleOf(bindings: Bindings, node: PythonNode): Bindings | undefined {
  const name = dottedName(bindings.source, node);
  const there = name === undefined ? undefined : bindings.neighbours.imported(name);
  return there && there.name === undefined ? there.module : undefined;
}

/** Nodes of a file as expressions. */
export function located(bindings: Bindings, nodes: readonly PythonNode[]): readonly Expression[] {
  return nodes.map((node) => ({ bindings, node }));
}

/** The class whose method a definition is. */
export function classAround(definition: PythonNode): PythonNode | undefined {
  const around = definition.parent && nearest(definition.parent, [...functions, "ClassDefinition"]);
  return around?.name === "ClassDefinition" ? around : undefined;
}

const functions = ["FunctionDefinition", "LambdaExpression"];

/** What a class runs for a method of this name: its own, or that of the first base that has it. */
export function methodsOf(kind: Expression, name: string): readonly Expression[] {
  for (const { bindings, node } of withBases(kind)) {
    const own = bindings.functionsNamed(name).filter((it) => classAround(it)?.from === node.from);
    if (own.length > 0) return located(bindings, own);
  }
  return [];
}

/** A class and those of the program that it inherits from. */
export function withBases(kind: Expression, depth = 0): readonly Expression[] {
  if (depth > maxDepth) return [];
  return [kind, ...basesOf(kind).flatMap((it) => withBases(it, depth + 1))];
}

function basesOf({ bindings, node }: Expression): readonly Expression[] {
  const given = argumentsOf(bindings.source, node).positional;
  return given.flatMap((it) => classNamed(bindings, it) ?? []);
}

/** The class of the program that a name means. */
export function classNamed(bindings: Bindings, node: PythonNode): Expression | undefined {
  const name = lastName(bindings, node);
  const module = node.firstChild && moduleOf(bindings, node.firstChild);
  const there = module ? { module, name } : bindings.neighbours.imported(name);
  const own = node.name === "VariableName" ? bindings.classNamed(name) : undefined;
  if (own) return { bindings, node: own };
  const found = there?.name === undefined ? undefined : there.module.classNamed(there.name);
  return there && found ? { bindings: there.module, node: found } : undefined;
}

/** Whether an expression is `super()` or `super(Kind, self)`. */
export function isSuper(bindings: Bindings, node: PythonNode): boolean {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  return callee !== undefined && sourceOf(bindings.source, callee) === "super";
}

/** The classes of the file, and of those that import it, that inherit from a class. */
export function derivedFrom({ bindings, node }: Expression): readonly Expression[] {
  return derivedFromClassAt(bindings, node.from);
}

const derivedFromClassAt = oncePerPair((bindings: Bindings, from: number) =>
  [bindings, ...bindings.neighbours.users].flatMap((file) =>
    classesOf(file).filter((it) =>
      withBases(it)
        .slice(1)
        .some((base) => base.bindings === bindings && base.node.from === from),
    ),
  ),
);

const classesOf = oncePer((bindings: Bindings) =>
  located(
    bindings,
    bindings.nodes.filter((it) => it.name === "ClassDefinition"),
  ),
);
