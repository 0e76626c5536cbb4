import { parseArgs } from "node:util";
import { soak } from "./support/soak.ts";

const usage = `Works with the real language server for long: npm run soak -- [--edits N] [--openings N]
and says what it holds after a quarter of the work and at the end`;

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "5000" },
    openings: { type: "string", default: "200" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stderr.write(`${usage}\n`);
} else {
  const [early, late] = await soak({
    edits: Number(values.edits),
    openings: Number(values.openings),
  });
  for (const [when, { heap, handles }] of Object.entries({ "a quarter": early, end: late })) {
    process.stdout.write(`${when}: ${(heap / 1e6).toFixed(1)} MB, ${handles.join(" ")}\n`);
  }
}
