import { createDocument, type Document } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparedPipeline } from "#core/features/compare/compared-pipeline.ts";
import { matchItems } from "#core/features/compare/match-items.ts";
import type { ShownComparison } from "../../client/src/comparison-messages.ts";
import type { NodeName } from "../../client/src/selection.ts";

/** How a document compares with an earlier text, as the panel compares them with the help of the server. */
export function comparedWith(
  base: string,
  document: Document,
  selected: NodeName | undefined,
): ShownComparison {
  const before = createDocument(base);
  const pairs = matchItems(before, document);
  const comparison = compareFiles(before, document, pairs);
  const pipeline = comparedPipeline(before, pairs, comparison, selected?.pipeline ?? "");
  return { base: "Git head 1a2b3c4", kept: "head", isPartial: false, pipeline };
}
