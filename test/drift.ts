import { parseArgs } from "node:util";
import { driftReport } from "./drift/report.ts";

const usage = `Compares the schema with that of a checkout of valohai-yaml: npm run drift -- PATH
Status 0 where they say the same, 1 where they differ, 2 where PATH is no such checkout`;

process.exitCode = main();

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
  const [folder, ...rest] = positionals;
  if (values.help || folder === undefined || rest.length > 0) {
    process.stderr.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  try {
    const { text, differences } = driftReport(folder);
    process.stdout.write(text);
    return differences === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
