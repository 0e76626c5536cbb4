import { parseArgs } from "node:util";
import { bundleEditorSuite } from "./support/bundle-tests.ts";
import { type SoakSize, soak } from "./support/soak.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";
import { runSuite } from "./vscode/suite-host.ts";
import { previewsVariable } from "./vscode/suite-report.ts";

const usage = `Works with the real language server for long: npm run soak -- [--edits N] [--openings N]
or opens and closes previews in the real VS Code:          npm run soak -- --editor [--previews N]
and says what is held after a quarter of the work and at the end`;

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "5000" },
    editor: { type: "boolean", default: false },
    previews: { type: "string", default: "100" },
    openings: { type: "string", default: "200" },
    help: { type: "boolean", default: false },
  },
});

await exitWith(async () => {
  if (values.help) process.stderr.write(`${usage}\n`);
  else if (values.editor) return soakEditor(values.previews);
  else await soakServer({ edits: Number(values.edits), openings: Number(values.openings) });
  return 0;
});

async function soakServer(size: SoakSize): Promise<void> {
  const [early, late] = await soak(size);
  for (const [when, { heap, handles }] of Object.entries({ "a quarter": early, end: late })) {
    process.stdout.write(`${when}: ${(heap / 1e6).toFixed(1)} MB, ${handles.join(" ")}\n`);
  }
}

async function soakEditor(previews: string): Promise<number> {
  await bundleEditorSuite(repository);
  const { results, failure } = await runSuite({
    environment: { [previewsVariable]: previews },
    deadline: Number(previews) * 10_000 + 180_000,
  });
  for (const { error, notes } of results) {
    process.stdout.write([...(notes ?? []), ...(error ? [error] : []), ""].join("\n"));
  }
  if (failure !== undefined) process.stderr.write(`${failure}\n`);
  return failure === undefined && results.every(({ error }) => error === undefined) ? 0 : 1;
}
