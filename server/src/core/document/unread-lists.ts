import { isOtherThanList, valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { splitEntries } from "./split-entries.ts";

/** The keys under which a step declares names, and an override gives them values. */
export const declaringKeys = ["parameters", "inputs", "outputs", "environment-variables"];

/**
 * Whether a step or an override has something other than a sound list under any of these keys: then it is unknown which
 * names it declares.
 */
export function hasUnreadList(
  node: SyntaxNode | undefined,
  keys: readonly string[] = declaringKeys,
): boolean {
  const body = node && dereference(node);
  if (body?.kind !== "mapping") return false;
  return keys.some((key) => {
    const list = valueAt(body, key);
    return isOtherThanList(list) || splitEntries(key, list).length > 0;
  });
}
