import { oncePer } from "#core/base/once-per.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { validateItem } from "#core/schema/validate.ts";
import type { SchemaViolation, Violation } from "#core/schema/violation.ts";
import { isSocketText } from "./meant-edge.ts";
import { withSplitEntries } from "./split-violations.ts";
import { isEmptyItem, siblingProperties, siblingsOf } from "./unindented.ts";

/** What the schema finds wrong in the items of a piece, each violation with the item it is in. */
export const violationsIn = oncePer((piece: Piece): readonly ItemViolation[] =>
  piece.items.flatMap(violationsOf),
);

/** The same of one item, which a piece may share with the one that it was refined from. */
const violationsOf = oncePer((item: Item): readonly ItemViolation[] =>
  [item, ...extraItems(item)].flatMap(violationsOfKey),
);

function violationsOfKey(item: Item): readonly ItemViolation[] {
  const broken = item.brokenAt;
  const own = item.entry ? validateItem(item.entry) : [];
  return withSplitEntries(item, withoutFollowUps(own))
    .filter((it) => !isReportedElsewhere(it))
    .filter((it) => broken === undefined || survives(it, broken))
    .filter((it) => !isReportedAtSiblings(it, item))
    .map((it) => ({ ...it, item }));
}

/** The items beside the one that is read: valohai-yaml's schema validates those that it knows as well. */
function extraItems(item: Item): readonly Item[] {
  return siblingsOf(item).flatMap(({ key, pair: { value } }) => {
    const keyword = validatedKeywords.find((it) => it === key.text);
    return keyword ? [{ ...item, keyword, entry: { key, value, merged: false } }] : [];
  });
}

const validatedKeywords = ["step", "task", "endpoint", "pipeline"] as const;

/** Whether an item's missing keys are written beside its key, which another rule reports. */
function isReportedAtSiblings(violation: SchemaViolation, item: Item): boolean {
  const siblings = violation.path.length > 0 ? [] : siblingProperties(item);
  if (siblings.length === 0 || isEmptyItem(item)) return siblings.length > 0;
  const isWritten = (key: string) => siblings.some((it) => it.key.text === key);
  if (violation.kind === "missing-key") return isWritten(violation.key);
  return "keys" in violation && violation.keys.some(isWritten);
}

/** The items of a piece without a syntax error. */
export function soundItems(piece: Piece): readonly Item[] {
  return piece.items.filter((it) => it.brokenAt === undefined);
}

export type ItemViolation = SchemaViolation & { readonly item: Item };

/** After a syntax error the tree is a guess, and keys may be missing only because they could not be read. */
function survives(violation: SchemaViolation, broken: number): boolean {
  const certain = ["unknown-key", "unknown-choice", "bad-pattern", "out-of-range", "too-long"];
  return certain.includes(violation.kind) && violation.range.end < broken;
}

/** The key of its mapping that an unknown key means: a misspelt one, or the one that it belongs below. */
function keyMeant(found: Violation & { readonly kind: "unknown-key" }): string | undefined {
  const { known } = found;
  return (
    found.nearest ?? found.uncoloned ?? found.unspaced ?? (known?.isList ? undefined : known?.below)
  );
}

/** A key that is missing only because it is misspelt is one fault, reported at the misspelt key. */
function withoutFollowUps(violations: readonly SchemaViolation[]): readonly SchemaViolation[] {
  const meant = new Set<string>();
  const edgesOfSockets = new Set<string>();
  for (const it of violations) {
    if (it.kind === "unknown-key" && isSocketKey(it))
      edgesOfSockets.add(JSON.stringify(edgePath(it)));
    const key = it.kind === "unknown-key" ? keyMeant(it) : undefined;
    if (key !== undefined) meant.add(placeOf(it.path.slice(0, -1), key));
  }
  return violations.filter((it) => {
    if (it.schemaName === "edge" && edgesOfSockets.has(JSON.stringify(edgePath(it)))) return false;
    if (it.kind === "missing-key") return !meant.has(placeOf(it.path, it.key));
    const missing =
      it.kind === "none-of" || (it.kind === "not-exactly-one" && it.present.length === 0);
    return !missing || !it.keys.some((key) => meant.has(placeOf(it.path, key)));
  });
}

/** A mapping of sockets is an edge in the wrong brackets, and one fault: that of its shape. */
function isSocketKey({ schemaName, key }: SchemaViolation & { readonly key: string }): boolean {
  return schemaName === "edge" && isSocketText(key);
}

/** The path of the edge in which something is found: "edges" and its index. */
function edgePath({ path }: SchemaViolation): SchemaViolation["path"] {
  return path.slice(0, 2);
}

function placeOf(path: SchemaViolation["path"], key: string): string {
  return JSON.stringify([...path, key]);
}

/** Whether a rule of its own reports the fault, in words that fit better. */
function isReportedElsewhere({ kind, schemaName, path, ...rest }: SchemaViolation): boolean {
  const key = path.at(-1);
  switch (kind) {
    case "unknown-key":
      return schemaName === "pipeline parameter" && (key === "type" || key === "value");
    case "unknown-choice":
      if (schemaName === "action")
        return typeof key === "number" || key === "when" || key === "then";
      if (schemaName === "deployment node" && key === "on-error") {
        return "actual" in rest && rest.actual === "retry";
      }
      return path[0] === "nodes" && path.length === 3 && key === "type";
    case "not-exactly-one":
      return schemaName === "task node";
    case "more-than-one":
      return schemaName === "pipeline parameter";
    case "wrong-type":
    case "wrong-length":
    case "empty-value":
      return (
        path[0] === "edges" &&
        path.length > 1 &&
        path.every((it, at) => at === 0 || typeof it === "number")
      );
    default:
      return false;
  }
}
