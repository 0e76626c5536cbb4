import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import { type EstimatedNames, estimatedNames } from "#core/document/estimated-names.ts";
import type { Item } from "#core/model/piece.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { isHolder, unreadKey } from "./support/unread-item.ts";

/** The names that Valohai files declare, and those of all steps that they use. */
export interface DeclaredNames extends EstimatedNames {
  readonly usedSteps: readonly string[];
}

/** The names in Valohai files; undefined where these have no steps, or not all of a file is read, so that there may be more names. */
export function declaredNames(documents: readonly Document[]): DeclaredNames | undefined {
  if (!documents.every(isReadAsMeant)) return undefined;
  const names = estimatedNames(documents);
  if (names.steps.length === 0) return undefined;
  const used = documents.flatMap((it) => it.names.entries.flatMap((entry) => entry.usedSteps));
  return { ...names, usedSteps: [...new Set(used)] };
}

const isReadAsMeant = oncePer(
  (document: Document): boolean =>
    !document.isPartlyRead &&
    document.pieces.every(({ piece }) => piece.problems.length === 0) &&
    !hasConflictMarkers(document.text) &&
    document.names.entries.every((it) => it.unread.length === 0) &&
    document.items.every(({ item }) => hasKnownName(item)),
);

/** Whether the name of a step is known, or the entry is certainly none. */
function hasKnownName(item: Item): boolean {
  if (item.config) return item.config.kind !== "step" || item.config.name !== undefined;
  const unread = unreadKey(item);
  return unread !== undefined && (unread.meant === undefined || isHolder(item, unread.key.text));
}
