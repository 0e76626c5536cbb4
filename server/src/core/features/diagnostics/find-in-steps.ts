import type { Steps } from "#core/base/steps.ts";
import type { Document } from "#core/document/document.ts";
import { itemsIn } from "#core/document/piece-chunk.ts";
import { isNew, isOutdated, lookupProblems } from "./rule-problems.ts";
import { foundAlone } from "./run-rules.ts";

/** Finds what the rules say about a document, a piece or an item in each step; to ask for all problems then takes little time. */
export function* findInSteps(document: Document): Steps<void> {
  const reading = document.inPieces;
  const { chunks, isPartlyRead } = reading;
  for (const { chunk } of chunks) {
    if (!isNew(chunk)) continue;
    for (const { piece } of chunk.pieces) {
      foundAlone(piece);
      yield;
    }
  }
  if (isPartlyRead) return;
  const { names } = reading;
  for (const { chunk } of chunks) {
    if (!isOutdated(chunk, names)) continue;
    for (const { item } of itemsIn(chunk)) {
      lookupProblems(item, names);
      yield;
    }
  }
}
