import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { parseArgs } from "node:util";
import { bundleMutants } from "./mutation/bundle.ts";
import { coverageOf, judge, type Verdict } from "./mutation/campaign.ts";
import type { Mutant } from "./mutation/instrument.ts";
import { type Area, report, score } from "./mutation/report.ts";
import { testProcess } from "./mutation/test-process.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";

const usage = `Changes the source in small ways and sees whether a test notices: npm run mutate -- [OPTION ...]
  --only TEXT   only source files whose path contains TEXT
  --sample N    only N mutants, always the same
  --seed TEXT   other N mutants for each text
  --jobs N      how many processes run tests, 1 by default
  --write FILE  keeps the report`;

const diagnostics = "server/src/core/features/diagnostics/rules/";
const simulation = "server/src/core/simulation/";
const command = `${simulation}command/`;

const areas: readonly Area[] = [
  { name: "rules", includes: (file) => file.startsWith(diagnostics) },
  {
    name: "simulation",
    includes: (file) => file.startsWith(simulation) && !file.startsWith(command),
  },
  { name: "command renderer", includes: (file) => file.startsWith(command) },
];

/** Tests that are about a rule or a part of the simulation, not about all files. */
const aimed = [
  "test/unit/",
  "test/property/simulation-",
  "test/property/large-",
  "test/property/fixes.",
];

await exitWith(main);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      sample: { type: "string" },
      seed: { type: "string", default: "" },
      jobs: { type: "string", default: "1" },
      write: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${usage}\n`);
    return 0;
  }
  const sources = (await filesBelow("server/src/core", ".ts")).filter(
    (file) => areas.some((it) => it.includes(file)) && !file.endsWith(".d.ts"),
  );
  const all = await filesBelow("test", ".test.ts");
  const tests = all.filter((file) => aimed.some((it) => file.startsWith(it)));
  const bundle = await bundleMutants(
    repository,
    tests,
    sources.filter((it) => it.includes(values.only)),
  );
  const codeFile = join(repository, "out", "test", "mutants.cjs");
  await mkdir(join(repository, "out", "test"), { recursive: true });
  await writeFile(codeFile, bundle.code);
  const program = join(repository, "out", "test", "mutate-worker.mjs");
  const processes = Array.from({ length: Number(values.jobs) }, () =>
    testProcess(program, [codeFile, join(repository, "package.json")]),
  );
  const [first] = processes;
  if (!first) return 2;
  process.stderr.write(`${bundle.mutants.length} mutants, ${bundle.files.length} files of tests\n`);
  const coverage = await coverageOf(first, bundle.files);
  for (const { file, name, failure } of coverage.leftOut) {
    const why = failure === undefined ? "takes long" : "fails by itself";
    process.stderr.write(`left out, as it ${why}: ${file}: ${name}\n`);
  }
  const mutants = values.sample
    ? sample(bundle.mutants, Number(values.sample), values.seed)
    : bundle.mutants;
  const verdicts = await verdictsOf(mutants, (decide) =>
    judge(processes, mutants, coverage, decide),
  );
  for (const it of processes) it.stop();
  const text = report(verdicts, areas);
  process.stdout.write(text);
  if (values.write) await writeFile(values.write, text);
  return 0;
}

/** Says how far it is with each source that is finished. */
async function verdictsOf(
  mutants: readonly Mutant[],
  run: (decide: (verdict: Verdict) => void) => Promise<void>,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<number, Verdict>();
  const left = new Map<string, number>();
  for (const { file } of mutants) left.set(file, (left.get(file) ?? 0) + 1);
  await run((verdict) => {
    const { id, file } = verdict.mutant;
    verdicts.set(id, verdict);
    left.set(file, (left.get(file) ?? 0) - 1);
    if (left.get(file) !== 0) return;
    const own = [...verdicts.values()].filter((it) => it.mutant.file === file);
    process.stderr.write(
      `${verdicts.size}/${mutants.length} ${file}: ${own.length}, ${score(own).toFixed(0)} %\n`,
    );
  });
  return mutants.flatMap(({ id }) => verdicts.get(id) ?? []);
}

/** Mutants by a draw that depends on what they change alone, so that a change of the source leaves the others in it. */
function sample(mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] {
  const seen = new Map<string, number>();
  const drawn = mutants.map((mutant) => {
    const { file, original, mutated } = mutant;
    const change = JSON.stringify([file, original, mutated]);
    const before = seen.get(change) ?? 0;
    seen.set(change, before + 1);
    return { mutant, draw: createHash("sha1").update(`${seed}${change}${before}`).digest("hex") };
  });
  drawn.sort((a, b) => (a.draw < b.draw ? -1 : 1));
  const chosen = drawn.slice(0, size).map((it) => it.mutant);
  return chosen.sort((a, b) => a.id - b.id);
}

async function filesBelow(folder: string, ending: string): Promise<readonly string[]> {
  const paths = await readdir(join(repository, folder), { recursive: true });
  const files = paths.map((it) => `${folder}/${it.split(sep).join("/")}`);
  return files.filter((it) => it.endsWith(ending)).sort();
}
