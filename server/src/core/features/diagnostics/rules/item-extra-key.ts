import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, isFirstOnLine, lineStart } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import { soundItems } from "#core/document/structure.ts";
import { siblingsOf } from "#core/document/unindented.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { itemSchemaOf } from "#core/schema/index.ts";
import type { PieceRule, PlacedProblem } from "../rule.ts";

/** An entry of the file holds two items, of which only one is read. */
export const itemExtraKey: PieceRule<ExtraKey> = {
  code: "item-extra-key",
  severity: "warning",
  summary:
    "Each entry of the file holds one item. If an entry holds several, Valohai reads one and silently skips the others.",
  scope: "piece",
  find(piece, report) {
    for (const item of soundItems(piece)) {
      for (const { key } of siblingsOf(item)) {
        if (!itemSchemaOf(key.text)) continue;
        report(key.range, { read: item.keyword, key: key.text });
      }
    }
  },
  message: ({ read, key }) =>
    `Only "${read}" is read in this entry; start another one with "- ${key}:"`,
  fix: (_found, problem, document) =>
    fixOf("keep", "Make it an entry of its own", split(problem, document)),
};

/** Turns the blanks before the key into the dash of another entry; what is below the key stays indented below it. */
function split(problem: PlacedProblem, document: Document): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const key = found?.place.node.range;
  if (!found || !key || found.place.role !== "key") return undefined;
  const { source, placed } = found;
  const { text } = source;
  const column = columnOf(text, placed.item.node.range.start);
  if (!isFirstOnLine(text, key.start) || columnOf(text, key.start) !== column) return undefined;
  const before = text.slice(0, placed.item.node.range.start);
  const dash = /(?<! )( *)-( +)$/.exec(before.slice(lineStart(text, before.length)));
  if (!dash) return undefined;
  const marker = `${dash[1] ?? ""}-${dash[2] ?? " "}`;
  return [editAt(source, lineStart(text, key.start), key.start, marker)];
}

/** A key beside the one that is read. */
interface ExtraKey {
  readonly read: string | undefined;
  readonly key: string;
}
