import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import { collected, type Steps } from "#core/base/steps.ts";
import type { Bindings } from "./bindings.ts";
import { type PythonNode, rangeOf, sourceOf } from "./syntax.ts";

/** Where a program reads a name after a dot from an owner of which a condition holds. */
export function* attributeUses(
  bindings: Bindings,
  name: string,
  isOwner: (node: PythonNode) => boolean,
): Steps<readonly SourceRange[]> {
  const members = membersOf(bindings).get(name) ?? [];
  if (!bindings.mayRead(members.length)) return [];
  return yield* collected(members, ({ owner, property }) =>
    isOwner(owner) ? rangeOf(property) : [],
  );
}

/** A name after a dot, and what is before it. */
interface Member {
  readonly owner: PythonNode;
  readonly property: PythonNode;
}

/** The members that a program names, by their names. */
const membersOf = oncePer((bindings: Bindings): ReadonlyMap<string, readonly Member[]> => {
  const members = bindings.nodes.flatMap((node): Member[] => {
    if (node.name !== "MemberExpression") return [];
    const { firstChild: owner, lastChild: property } = node;
    return owner && property?.name === "PropertyName" ? [{ owner, property }] : [];
  });
  return groupBy(members, ({ property }) => sourceOf(bindings.source, property));
});
