import assert from "node:assert/strict";
import { complete } from "../../server/src/core/features/completion/index.ts";
import { diagnose } from "../../server/src/core/features/diagnostics/diagnose.ts";
import { fixesFor } from "../../server/src/core/features/diagnostics/fixes.ts";
import { judge } from "../../server/src/core/features/diagnostics/judge.ts";
import { defaultPolicy } from "../../server/src/core/features/diagnostics/policy.ts";
import type { Document } from "../../server/src/core/features/document.ts";
import { fixAll } from "../../server/src/core/features/fix-all/index.ts";
import { hover } from "../../server/src/core/features/hover/index.ts";
import { pipelineSource } from "../../server/src/core/features/pipeline-source.ts";
import { refactoringsAt } from "../../server/src/core/features/refactorings/index.ts";
import { runCounts } from "../../server/src/core/features/run-counts.ts";
import { previewableNodes } from "../../server/src/core/features/task-nodes.ts";
import { fanOut, variantAt } from "../../server/src/core/simulation/fan-out.ts";
import { askAboutPlace, askAboutText } from "./ask-navigation.ts";

/** What can be asked about a whole text: a feature that is not in one of these two lists is not fuzzed. */
const aboutText: readonly ((document: Document) => void)[] = [
  askAboutText,
  (document) => {
    for (const problem of judge(document, defaultPolicy)) isInside(document, problem.range);
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
