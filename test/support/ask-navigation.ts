import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import type { Document } from "#core/document/document.ts";
import {
  flowItemAt,
  incomingLinks,
  outgoingLinks,
} from "#core/features/navigation/call-hierarchy.ts";
import { foldsIn } from "#core/features/navigation/folding.ts";
import { linkedNames } from "#core/features/navigation/linked-names.ts";
import { linksIn } from "#core/features/navigation/links.ts";
import { outlineOf } from "#core/features/navigation/outline.ts";
import { selectionAt } from "#core/features/navigation/selection.ts";
import { semanticTokens } from "#core/features/navigation/semantic-tokens.ts";
import { symbolsMatching } from "#core/features/navigation/symbol-query.ts";
import { typeDefinition } from "#core/features/navigation/type-definition.ts";
import { prepareRename, rename } from "#core/features/rename/rename.ts";
import { definition } from "#core/names/definition.ts";
import { references } from "#core/names/references.ts";

/** Asks everything about one place that can be asked; every range in the answers must lie in the text. */
export function askAboutPlace(document: Document, offset: number): void {
  const ranges = [
    ...definition(document, offset).map((it) => it.range),
    ...typeDefinition(document, offset).map((it) => it.range),
    ...references(document, offset).map((it) => it.range),
    ...selectionAt(document, offset),
    ...linkedNames(document, offset),
  ];
  const flowItem = flowItemAt(document, offset);
  if (flowItem) {
    const links = [...incomingLinks(document, flowItem), ...outgoingLinks(document, flowItem)];
    ranges.push(flowItem.range, flowItem.selection, ...links.flatMap((it) => it.ranges));
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
