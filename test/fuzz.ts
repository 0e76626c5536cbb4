import { parseArgs } from "node:util";
import fc from "fast-check";
import { createDocument } from "../server/src/core/features/document.ts";
import { textsIn } from "../server/src/lsp/texts.ts";
import { askEverything } from "./support/ask-everything.ts";
import { editScript, file, properties } from "./support/fuzz-properties.ts";
import { hostileTexts } from "./support/hostile-texts.ts";
import { type LspClient, startLspClient } from "./support/lsp-client.ts";
import { agreesOverProtocol } from "./support/protocol-agreement.ts";
import { exitWith } from "./vscode/program.ts";

const usage = `Looks for texts that break something: npm run fuzz -- [--minutes N] [--seed N] [--scale N]
  --minutes  how long after the texts that are always tried, 1 by default
  --scale    the size of those, 1 by default
  --seed     where to begin; a failure says its own`;

await exitWith(main);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      scale: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${usage}\n`);
    return 0;
  }
  let runs = 0;
  for (const [name, text] of hostileTexts(Number(values.scale))) {
    process.stderr.write(`${name}\n`);
    const made = text();
    askEverything(createDocument(made), [Math.min(made.length, 40)]);
    runs++;
  }
  const [server, stop] = await startServer();
  const overProtocol = {
    name: "edited and opened texts are answered about alike",
    property: fc.asyncProperty(file, editScript, (text, edits) =>
      agreesOverProtocol(server, textsIn("utf-16"), text, edits),
    ),
  };
  const end = Date.now() + Number(values.minutes) * 60_000;
  for (let seed = Number(values.seed); Date.now() < end; seed++) {
    for (const { name, property } of [...properties, overProtocol]) {
      const found = await fc.check(property, { seed, numRuns: 50 });
      runs += found.numRuns;
      if (!found.failed) continue;
      stop();
      process.stderr.write(
        `${name} fails with --seed ${seed}:\n${fc.defaultReportMessage(found)}\n`,
      );
      return 1;
    }
  }
  stop();
  process.stderr.write(`${runs} texts broke nothing\n`);
  return 0;
}

/** A server for all texts, and what ends it. */
async function startServer(): Promise<readonly [LspClient, () => void]> {
  let stop = () => {};
  const after = (end: () => void) => {
    stop = end;
  };
  const capabilities = { textDocument: { diagnostic: {} } };
  return [await startLspClient({ after }, { capabilities }), () => stop()];
}
