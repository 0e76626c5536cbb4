import assert from "node:assert/strict";
import type { Document } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { runCounts } from "#core/document/run-counts.ts";
import { complete } from "#core/features/completion/index.ts";
import { diagnose, shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { hover } from "#core/features/hover/index.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { refactoringsAt } from "#core/features/refactorings/index.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import { askAboutPlace, askAboutText } from "./ask-navigation.ts";

/** What can be asked about a whole text: a feature that is not in one of these two lists is not fuzzed. */
const aboutText: readonly ((document: Document) => void)[] = [
  askAboutText,
  (document) => {
    for (const problem of shownProblems(document, defaultPolicy)) isInside(document, problem.range);
    for (const problem of diagnose(document).slice(0, 20)) {
      for (const { edits } of fixesFor(problem, document)) {
        for (const { range } of edits) isInside(document, range);
      }
    }
  },
  (document) => {
    for (const { range } of fixAll(document, defaultPolicy).edits) isInside(document, range);
  },
  (document) => void runCounts(document),
  (document) => {
    for (const { pipeline, node, range } of previewableNodes(document).slice(0, 20)) {
      isInside(document, range);
      const source = pipelineSource(document, pipeline);
      if (!source) continue;
      const found = fanOut({ source, node, metadata: {}, pipelineParameters: {} });
      if ((found.count ?? 0n) > 0n && found.predictable) variantAt(found, 0n);
    }
  },
];

/** What can be asked about a place. */
const aboutPlace: readonly ((document: Document, offset: number) => void)[] = [
  askAboutPlace,
  (document, offset) => {
    const found = hover(document, offset);
    if (found) isInside(document, found.range);
  },
  (document, offset) => {
    for (const { edit } of complete(document, offset)) isInside(document, edit.range);
  },
  (document, offset) => {
    for (const it of refactoringsAt(document, { start: offset, end: offset })) void it;
  },
];

/** Asks everything about a text and some of its places: nothing may throw, and every range must lie in the text. */
export function askEverything(document: Document, offsets: readonly number[]): void {
  for (const ask of aboutText) ask(document);
  for (const offset of offsets) for (const ask of aboutPlace) ask(document, offset);
}

function isInside({ text }: Document, { start, end }: { start: number; end: number }): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} is outside`);
}
