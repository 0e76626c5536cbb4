import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import { applied, rows, yaml } from "../support/file-changes.ts";
import { commands } from "../support/simulation.ts";

test("writes what the preview showed", () => {
  for (const [change] of rows) {
    for (const node of ["fit", "gen"]) {
      const query = { node, metadata: {}, pipelineParameters: {} };
      const source = pipelineSource(createDocument(yaml), "p");
      const written = pipelineSource(createDocument(applied(yaml, [change])), "p");
      assert.ok(source && written);
      const shown = fanOut({ ...query, source: withChanges(source, [change]) });
      const real = fanOut({ ...query, source: written });
      assert.deepEqual([shown.count, commands(shown)], [real.count, commands(real)]);
    }
  }
});
