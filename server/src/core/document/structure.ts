import { oncePer } from "#core/base/once-per.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import type { Finding } from "#core/schema/finding.ts";
import { validateItem } from "#core/schema/validate.ts";
import { isSocketText } from "./meant-edge.ts";
import { withSplitEntries } from "./split-findings.ts";
import { isEmptyItem, siblingProperties, siblingsOf } from "./unindented.ts";

/** What the schema finds wrong in the items of a piece, each finding with the item it is in. */
export const findingsIn = oncePer((piece: Piece): readonly StructureFinding[] => {
  return piece.items.flatMap((item) => [item, ...extraItems(item)].flatMap(findingsOf));
});

function findingsOf(item: Item): readonly StructureFinding[] {
  const broken = item.brokenAt;
  const own = item.entry ? validateItem(item.entry) : [];
  return withSplitEntries(item, withoutFollowUps(own))
    .filter((it) => !isJudgedElsewhere(it))
    .filter((it) => broken === undefined || survives(it, broken))
    .filter((it) => !isToldBySiblings(it, item))
    .map((it) => ({ ...it, item }));
}

/** The items beside the one that is read: the schema of valohai-yaml judges those that it knows all the same. */
function extraItems(item: Item): readonly Item[] {
  return siblingsOf(item).flatMap(({ key, pair: { value } }) => {
    const keyword = judgedKeywords.find((it) => it === key.text);
    return keyword ? [{ ...item, keyword, entry: { key, value, merged: false } }] : [];
  });
}

const judgedKeywords = ["step", "task", "endpoint", "pipeline"] as const;

/** Whether what an item lacks is written beside its key, where a rule of its own tells of it. */
function isToldBySiblings(finding: Finding, item: Item): boolean {
  const siblings = finding.path.length > 0 ? [] : siblingProperties(item);
  if (siblings.length === 0 || isEmptyItem(item)) return siblings.length > 0;
  const isWritten = (key: string) => siblings.some((it) => it.key.text === key);
  if (finding.kind === "missing-key") return isWritten(finding.key);
  return "keys" in finding && finding.keys.some(isWritten);
}

/** The items of a piece that no syntax error lies in. */
export function soundItems(piece: Piece): readonly Item[] {
  return piece.items.filter((it) => it.brokenAt === undefined);
}

export type StructureFinding = Finding & { readonly item: Item };

/** Behind a syntax error the tree is a guess, and keys may be missing only because they could not be read. */
function survives(finding: Finding, broken: number): boolean {
  const certain = ["unknown-key", "unknown-choice", "bad-pattern", "out-of-range", "too-long"];
  return certain.includes(finding.kind) && finding.range.end < broken;
}

/** A key that is missing only because it is misspelt is one fault, told at the misspelt key. */
function withoutFollowUps(findings: readonly Finding[]): readonly Finding[] {
  const meant = new Set<string>();
  const edgesOfSockets = new Set<string>();
  for (const it of findings) {
    if (it.kind === "unknown-key" && isSocketKey(it))
      edgesOfSockets.add(JSON.stringify(edgePath(it)));
    const key = it.kind === "unknown-key" ? (it.nearest ?? it.uncoloned ?? it.unspaced) : undefined;
    if (key !== undefined) meant.add(placeOf(it.path.slice(0, -1), key));
  }
  return findings.filter((it) => {
    if (it.schemaName === "edge" && edgesOfSockets.has(JSON.stringify(edgePath(it)))) return false;
    if (it.kind === "missing-key") return !meant.has(placeOf(it.path, it.key));
    const lacking =
      it.kind === "none-of" || (it.kind === "not-exactly-one" && it.present.length === 0);
    return !lacking || !it.keys.some((key) => meant.has(placeOf(it.path, key)));
  });
}

/** A mapping of sockets is an edge in the wrong brackets, and one fault: that of its shape. */
function isSocketKey({ schemaName, key }: Finding & { readonly key: string }): boolean {
  return schemaName === "edge" && isSocketText(key);
}

/** The path of the edge in which something is found: "edges" and its index. */
function edgePath({ path }: Finding): Finding["path"] {
  return path.slice(0, 2);
}

function placeOf(path: Finding["path"], key: string): string {
  return JSON.stringify([...path, key]);
}

/** Faults that rules of their own tell in words that fit better. */
function isJudgedElsewhere({ kind, schemaName, path, ...rest }: Finding): boolean {
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
