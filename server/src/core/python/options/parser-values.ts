import type { Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { classOf } from "../calls.ts";
import { withBases } from "../classes.ts";
import { sourceOf } from "../syntax.ts";

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
