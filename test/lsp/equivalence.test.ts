import { test } from "node:test";
import { textsIn } from "../../server/src/lsp/texts.ts";
import { editScript, file } from "../support/fuzz-properties.ts";
import { startLspClient } from "../support/lsp-client.ts";
import { fc } from "../support/property.ts";
import { agreesOverProtocol } from "../support/protocol-agreement.ts";

for (const encoding of ["utf-16", "utf-8"] as const) {
  test(`a text that is edited in ${encoding} is answered about like one that is opened`, async (t) => {
    const client = await startLspClient(t, {
      capabilities: {
        general: { positionEncodings: [encoding] },
        textDocument: { diagnostic: {} },
      },
    });
    const property = fc.asyncProperty(file, editScript, (text, edits) =>
      agreesOverProtocol(client, textsIn(encoding), text, edits),
    );
    await fc.assert(property, { numRuns: 20 });
  });
}
