import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/core/base/edit.ts";
import { feedsFrom, feedsInto, stationAt } from "../../server/src/core/features/data-flow.ts";
import { definition } from "../../server/src/core/features/definition.ts";
import type { Document } from "../../server/src/core/features/document.ts";
import { foldsIn } from "../../server/src/core/features/folding.ts";
import { linkedNames } from "../../server/src/core/features/linked-names.ts";
import { linksIn } from "../../server/src/core/features/links.ts";
import { outlineOf } from "../../server/src/core/features/outline.ts";
import { references } from "../../server/src/core/features/references.ts";
import { prepareRename, rename } from "../../server/src/core/features/rename/rename.ts";
import { selectionAt } from "../../server/src/core/features/selection.ts";
import { semanticTokens } from "../../server/src/core/features/semantic-tokens.ts";
import { symbolsMatching } from "../../server/src/core/features/symbol-query.ts";
import { typeDefinition } from "../../server/src/core/features/type-definition.ts";

/** Asks everything about one place that can be asked; every range in the answers must lie in the text. */
export function askAboutPlace(document: Document, offset: number): void {
  const ranges = [
    ...definition(document, offset).map((it) => it.range),
    ...typeDefinition(document, offset).map((it) => it.range),
    ...references(document, offset).map((it) => it.range),
    ...selectionAt(document, offset),
    ...linkedNames(document, offset),
  ];
  const station = stationAt(document, offset);
  if (station) {
    const feeds = [...feedsInto(document, station), ...feedsFrom(document, station)];
    ranges.push(station.range, station.selection, ...feeds.flatMap((it) => it.ranges));
  }
  const start = prepareRename(document, offset);
  const answer = rename(document, offset, "another-name");
  if (start?.kind === "ready") {
    assert.ok(answer, "a rename that is ready has an answer");
    ranges.push(start.range);
  }
  if (answer?.kind === "renamed") {
    ranges.push(...answer.edits.map((it) => it.range));
    applyEdits(document.text, answer.edits);
  }
  for (const it of ranges) assertInside(document, it);
}

/** Asks everything about the whole text. */
export function askAboutText(document: Document): void {
  for (const { range } of [...foldsIn(document), ...linksIn(document)])
    assertInside(document, range);
  for (const { range } of symbolsMatching(document, "")) assertInside(document, range);
  for (const { item } of document.items) outlineOf(item);
  semanticTokens(document);
}

function assertInside({ text }: Document, { start, end }: { start: number; end: number }): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} is outside`);
}
