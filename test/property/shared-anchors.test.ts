import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, createWholeDocument, type Document } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { complete } from "#core/features/completion/index.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { hover } from "#core/features/hover/index.ts";
import { rename } from "#core/features/rename/rename.ts";
import { definition } from "#core/names/definition.ts";
import { references } from "#core/names/references.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { agreesWhenWhole, edited, isBroken } from "../support/conclusions.ts";
import { fc } from "../support/property.ts";
import { sharingEdits, sharingFile } from "../support/shared-anchors.ts";

const numRuns = 100;

test("files whose items share anchors are read as one piece would be", () => {
  let linked = 0;
  fc.assert(
    fc.property(sharingFile, (text) => {
      const document = createDocument(text);
      const whole = createWholeDocument(text);
      if (document.linked === undefined) return;
      linked++;
      assert.deepEqual(readingOf(document), readingOf(whole));
      agreesWhenWhole(text);
    }),
    { numRuns },
  );
  assert.ok(linked > numRuns / 2, `${linked}`);
});

/** The trees of a text; the items as well, where nothing is wrong that makes a guess of them. */
function readingOf({ pieces }: Document) {
  return pieces.map(({ piece: { roots, problems, items, anchors, looseAliases } }) => ({
    ...{ roots, anchors, looseAliases },
    items: problems.length === 0 ? items : "a guess",
  }));
}

test("such files answer at every place as one piece would, also once they are edited", () => {
  fc.assert(
    fc.property(
      sharingFile,
      sharingEdits,
      fc.array(fc.nat(), { maxLength: 6 }),
      (text, edits, places) => {
        let document = createDocument(text);
        for (const edit of edits) document = createDocument(edited(document.text, edit), document);
        const whole = createWholeDocument(document.text);
        if (
          !document.linked ||
          [...whole.pieces, ...document.pieces].some(({ piece }) => isBroken(piece))
        )
          return;
        for (const place of places) {
          const offset = place % (document.text.length + 1);
          assert.deepEqual(answersAt(document, offset), answersAt(whole, offset));
          const fresh = createDocument(document.text);
          assert.deepEqual(complete(document, offset), complete(fresh, offset));
        }
        assert.deepEqual(plansOf(document), plansOf(whole));
      },
    ),
    { numRuns },
  );
});

function answersAt(document: Document, offset: number) {
  return {
    hover: hover(document, offset),
    definition: definition(document, offset),
    references: references(document, offset).map(({ range }) => range),
    rename: rename(document, offset, "another-name"),
    fixes: diagnose(document)
      .filter(({ range }) => range.start <= offset && offset <= range.end)
      .map((it) => fixesFor(it, document)),
  };
}

function plansOf(document: Document) {
  return ["p", "q"].map((name) => {
    const source = pipelineSource(document, name);
    return source && planPipeline({ source, metadata: {}, pipelineParameters: {} });
  });
}
