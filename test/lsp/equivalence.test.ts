import { test } from "node:test";
import fc from "fast-check";
import { editScript, file } from "../support/fuzz-properties.ts";
import { startLspClient } from "../support/lsp-client.ts";
import { agreesOverProtocol } from "../support/protocol-agreement.ts";

test("a text that is edited step by step is answered about like one that is opened", async (t) => {
  const client = await startLspClient(t, { capabilities: { textDocument: { diagnostic: {} } } });
  const property = fc.asyncProperty(file, editScript, (text, edits) =>
    agreesOverProtocol(client, text, edits),
  );
  await fc.assert(property, { numRuns: 25 });
});
