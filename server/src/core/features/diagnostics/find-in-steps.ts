import type { Steps } from "#core/base/steps.ts";
import type { Document } from "#core/document/document.ts";
import { lookupProblems } from "./rule-problems.ts";
import { foundAlone } from "./run-rules.ts";

/** Finds what the rules say of a document, a piece or an item in each step; to ask for all problems then takes little time. */
export function* findInSteps(document: Document): Steps<void> {
  for (const { piece } of document.pieces) {
    foundAlone(piece);
    yield;
  }
  if (document.isPartlyRead) return;
  for (const { item } of document.items) {
    lookupProblems(item, document.names);
    yield;
  }
}
