import type { Expression } from "../bindings.ts";
import { classOf, functionsCalled, lastName, returnValues, withBases } from "../calls.ts";
import { argumentParts, calleeOf, childrenOf, type PythonNode, sourceOf } from "../syntax.ts";

/** What the class of an object assigns to the attribute that is read: `options.parser`. */
export function attributeValues({ bindings, node }: Expression): readonly Expression[] {
  const owner = node.name === "MemberExpression" ? node.firstChild : undefined;
  if (!owner) return [];
  const module = bindings.neighbours.imported(sourceOf(bindings.source, owner));
  const attribute = lastName(bindings, node);
  if (module && module.name === undefined) {
    const value = module.module.moduleValue(attribute);
    return value ? [{ bindings: module.module, node: value }] : [];
  }
  const kind = classOf(bindings, owner);
  return kind ? withBases(kind).flatMap((it) => assignedToSelf(it, attribute)) : [];
}

function assignedToSelf({ bindings, node }: Expression, attribute: string): readonly Expression[] {
  return bindings.nodes.flatMap((it): Expression[] => {
    if (it.name !== "AssignStatement" || it.from < node.from || it.to > node.to) return [];
    const [target, value] = [it.firstChild, it.lastChild];
    if (!target || !value) return [];
    const written = sourceOf(bindings.source, target);
    return written === `self.${attribute}` || written === attribute
      ? [{ bindings, node: value }]
      : [];
  });
}

/** What the function of `parser, group = build()` returns for one of the names. */
export function partsReturned(
  { bindings, node }: Expression,
  statement: PythonNode,
): readonly Expression[] {
  const call = statement.lastChild;
  if (statement.name !== "AssignStatement" || call?.name !== "CallExpression") return [];
  const name = sourceOf(bindings.source, node);
  const children = childrenOf(statement);
  const end = children.findIndex((it) => it.name === "AssignOp");
  const targets = children.slice(0, end).filter((it) => it.name !== ",");
  const index = targets.findIndex((it) => sourceOf(bindings.source, it) === name);
  const callee = calleeOf(call);
  const returned = callee ? functionsCalled(bindings, callee).flatMap(returnValues) : [];
  return returned.flatMap(({ bindings: there, node: value }) => {
    const part = argumentParts(value)[index]?.[0];
    return value.name === "TupleExpression" && part ? [{ bindings: there, node: part }] : [];
  });
}
