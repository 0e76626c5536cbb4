import { parseArgs } from "node:util";
import fc from "fast-check";
import { createDocument } from "#core/document/document.ts";
import { textsIn } from "../server/src/lsp/texts.ts";
import { askEverything } from "./support/ask-everything.ts";
import { project } from "./support/fuzz-projects.ts";
import { editScript, file, properties } from "./support/fuzz-properties.ts";
import { checkProject, makeProject, removeProject, serveProject } from "./support/fuzz-runs.ts";
import { hostileTexts } from "./support/hostile-texts.ts";
import { type LspClient, startLspClient } from "./support/lsp-client.ts";
import { measureLargeTexts } from "./support/measure-large.ts";
import { agreesOverProtocol } from "./support/protocol-agreement.ts";
import { exitWith } from "./vscode/program.ts";

const usage = `Looks for texts and projects that break something: npm run fuzz -- [texts | projects | large] [--minutes N] [--seed N] [--scale N] [--megabytes LIST] [--name TEXT]
  texts      only texts; projects are folders with files, scripts, configs, links and pipes
  large      measures, instead, how long large texts of each kind take to be opened, and names the worst
  --megabytes  their sizes, 1,2,5 by default; --name  only kinds with this text in their names
  --minutes  how long after the texts that are always tried, 1 by default; half of it for each
  --scale    the size of those, 1 by default
  --seed     where to begin; a failure says its own`;

await exitWith(main);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      scale: { type: "string", default: "1" },
      megabytes: { type: "string", default: "1,2,5" },
      name: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stderr.write(`${usage}\n`);
    return 0;
  }
  if (positionals.includes("large")) {
    await measureLargeTexts(values.megabytes.split(",").map(Number), values.name);
    return 0;
  }
  const kinds = Object.entries({ texts: fuzzTexts, projects: fuzzProjects }).filter(
    ([what]) => positionals.length === 0 || positionals.includes(what),
  );
  const minutes = Number(values.minutes) / kinds.length;
  for (const [, fuzz] of kinds) {
    const failure = await fuzz({ seed: Number(values.seed), scale: Number(values.scale), minutes });
    if (failure === undefined) continue;
    process.stderr.write(`${failure}\n`);
    return 1;
  }
  return 0;
}

interface Fuzzing {
  readonly seed: number;
  readonly scale: number;
  readonly minutes: number;
}

/** Answers what fails, with the seed that shows it again; undefined where nothing does. */
async function fuzzTexts({ seed, scale, minutes }: Fuzzing): Promise<string | undefined> {
  let runs = 0;
  for (const [name, text] of hostileTexts(scale)) {
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
  const end = Date.now() + minutes * 60_000;
  try {
    for (let next = seed; Date.now() < end; next++) {
      for (const { name, property } of [...properties, overProtocol]) {
        const found = await fc.check(property, { seed: next, numRuns: 50 });
        runs += found.numRuns;
        if (found.failed) return failureOf(name, next, fc.defaultReportMessage(found));
      }
    }
  } finally {
    stop();
  }
  process.stderr.write(`${runs} texts broke nothing\n`);
  return undefined;
}

/** The same for projects. */
async function fuzzProjects({ seed, minutes }: Fuzzing): Promise<string | undefined> {
  let runs = 0;
  const end = Date.now() + minutes * 60_000;
  for (let next = seed; Date.now() < end; next++) {
    const [made] = fc.sample(project, { seed: next, numRuns: 1 });
    if (made === undefined) continue;
    const folder = makeProject(made);
    const tried = async () => {
      await checkProject(folder, next);
      await serveProject(folder, made);
    };
    try {
      // Work takes longer while the machine has other work: only what fails twice counts.
      await tried().catch(tried);
    } catch (error) {
      return failureOf(`the project in ${folder}`, next, String(error));
    }
    removeProject(folder);
    runs++;
  }
  process.stderr.write(`${runs} projects broke nothing\n`);
  return undefined;
}

function failureOf(name: string, seed: number, story: string | undefined): string {
  return `${name} fails with --seed ${seed}:\n${story}`;
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
