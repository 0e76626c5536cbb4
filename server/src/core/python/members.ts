import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Bindings } from "./bindings.ts";
import { type PythonNode, rangeOf, sourceOf } from "./syntax.ts";

/** Where a program reads a name after a dot from an owner of which a condition holds. */
export function attributeUses(
  bindings: Bindings,
  name: string,
  isOwner: (node: PythonNode) => boolean,
): readonly SourceRange[] {
  const members = membersOf(bindings).get(name) ?? [];
  if (!bindings.mayRead(members.length)) return [];
  return members.flatMap(({ owner, property }) => (isOwner(owner) ? [rangeOf(property)] : []));
}

/** A name after a dot, and what is before it. */
interface Member {
  readonly owner: PythonNode;
  readonly property: PythonNode;
}

/** The members that a program names, by their names. */
const membersOf = oncePer((bindings: Bindings): ReadonlyMap<string, readonly Member[]> => {
  const members = bindings.nodes.flatMap((node): Member[] => {
    const owner = node.name === "MemberExpression" ? node.firstChild : undefined;
    const property = node.lastChild;
    return owner && property?.name === "PropertyName" ? [{ owner, property }] : [];
  });
  return groupBy(members, ({ property }) => sourceOf(bindings.source, property));
});
