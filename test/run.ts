import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { fetchEditors } from "./editors/kits.ts";
import { packageVsix } from "./release/vsix.ts";
import { browserProgram } from "./support/browser.ts";
import {
  bundleEditorSuite,
  bundleShares,
  sharesOf,
  type TestShare,
} from "./support/bundle-tests.ts";
import { hostVariable, processOnly } from "./support/server-host.ts";
import { ownEnvironment, startChild } from "./vscode/child.ts";
import { npmCli } from "./vscode/npm.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";
import { vsixVariable } from "./vscode/server.ts";
import { serverKit } from "./vscode/server-kit.ts";
import { desktopForTests } from "./vscode/suite-host.ts";
import { webKit } from "./vscode/web-kit.ts";

const usage = `Runs tests: npm test -- [GROUP ...] [--name TEXT]; GROUP/PATH is a part of a group: unit/features/hover
  unit     the engine and the pages' logic, as functions
  parts    what all rules together say of each part of a file
  property what holds for all files, for random changes of them, for large ones and for all sources
  cli      the command line and the tools of the project as processes, and what the bundles hold
  lsp      the language server as a process
  worker   the same tests with the server in a worker of a headless browser
  editors  the language server in Neovim and Emacs, set up as docs/editors.md says
  webview  the built pages in a headless browser
  typing   what is typed in a real VS Code
  e2e      everything else in a real VS Code
  --installed  windows of VS Code have the extension installed from its package, not as a copy of what is built
  --build  first builds what the tests use, and without a group checks types, lint and exports
  --name   only tests whose name contains TEXT or matches /TEXT/
  --write-docs  writes the pages that are made from the rules, instead of comparing them`;

/** The tests that compare those pages. */
const pageTests =
  "/says what the rules say|lists the rules|finds every pattern linear|holds these files and no others/";

interface Group {
  /** What has to be there before its tests start. */
  readonly prepare?: () => Promise<unknown>;
  /** How many processes share its files; one by default. */
  readonly processes?: number;
  /** Whether its tests are short. */
  readonly isShort?: boolean;
  /** The group whose tests it runs in another way. */
  readonly of?: string;
  /** The files of that group that it leaves out. */
  readonly without?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether its tests use what is built into `out`, and not only the sources. */
  readonly usesPrograms?: true;
  /** Whether its tests drive an editor or a browser, whose own timing can fail a test: such a file runs once more. */
  readonly drivesEditor?: true;
}

/**
 * The groups in the order in which they start: those with windows of an editor apart, since these hardly run side by side, and
 * so that two rows of groups end at about the same time.
 */
const groups: Readonly<Record<string, Group>> = {
  typing: { prepare: prepareWorkbench, usesPrograms: true, drivesEditor: true },
  property: {},
  cli: { usesPrograms: true },
  unit: { processes: Math.max(2, availableParallelism()), isShort: true },
  parts: { isShort: true },
  e2e: { prepare: prepareEditor, usesPrograms: true, drivesEditor: true },
  lsp: { usesPrograms: true },
  worker: {
    prepare: browserProgram,
    usesPrograms: true,
    of: "lsp",
    without: Object.keys(processOnly),
    variables: { [hostVariable]: "worker" },
  },
  editors: { prepare: fetchEditors, usesPrograms: true, drivesEditor: true },
  webview: { prepare: browserProgram, usesPrograms: true, drivesEditor: true },
};

/** For one test and for one bundle, in milliseconds; a bundle that takes longer hangs. */
const timeLimit = 2_700_000;

/** Where a run lists the files of tests that failed. */
const failedList = "out/test/failed.txt";

/** More files than this do not fail because an editor was slow. */
const runAgainLimit = 3;

/** Two processes share even one core well, since those with windows wait most of the time. */
const groupsAtOnce = Math.max(2, availableParallelism());

process.chdir(repository);
await exitWith(main);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      build: { type: "boolean", default: false },
      installed: { type: "boolean", default: false },
      name: { type: "string" },
      "write-docs": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(usage, 0);
  const unknown = positionals.map(groupOf).find((group) => !(group in groups));
  if (unknown) return say(`No group is named "${unknown}"\n${usage}`, 2);
  const shares: TestShare[] = [];
  const preparations: NonNullable<Group["prepare"]>[] = [];
  for (const [name, group] of Object.entries(groups)) {
    const parts = positionals.filter((it) => groupOf(it) === name);
    if (positionals.length > 0 && parts.length === 0) continue;
    const ofGroup = await sharesOfGroup(name, group, parts);
    if (ofGroup.length > 0 && group.prepare) preparations.push(group.prepare);
    shares.push(...ofGroup);
  }
  // Editors and browsers are fetched while the code is checked and built.
  const prepared = oneAfterTheOther(preparations);
  prepared.catch(() => undefined);
  const failure = values.build ? await buildFor(positionals.map(groupOf)) : 0;
  if (failure !== 0) return failure;
  await prepared;
  if (values.installed) process.env[vsixVariable] = (await packageVsix("universal")).path;
  const bundles = await bundleShares(repository, shares);
  if (bundles.length === 0) return say("There is no test to run", 1);
  if (values["write-docs"]) return runBundles(bundles, pageTests, { WRITE_DOCS: "1" });
  const code = await runBundles(bundles, values.name, {});
  return code === 0 || values.name ? code : runFailedAgain(code);
}

async function oneAfterTheOther(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const task of tasks) await task();
}

/** Runs the files that failed once more if all of them drive an editor and they are few, and names them; answers the exit code. */
async function runFailedAgain(code: number): Promise<number> {
  const failed = (await readFile(failedList, "utf8")).split("\n").filter((it) => it !== "");
  const areEditors = failed.every((it) => groups[groupOf(it)]?.drivesEditor);
  if (failed.length === 0 || failed.length > runAgainLimit || !areEditors) return code;
  say(`These files of tests failed and run once more:\n  ${failed.join("\n  ")}`, code);
  const names = [...new Set(failed.map(groupOf))];
  const shares = names.map((name) => ({
    name,
    files: failed.filter((it) => groupOf(it) === name).map((it) => `${it}.test.ts`),
  }));
  return runBundles(await bundleShares(repository, shares), undefined, {});
}

async function sharesOfGroup(
  name: string,
  { processes = 1, isShort = false, of = name, without = [], variables = {} }: Group,
  parts: readonly string[],
): Promise<readonly TestShare[]> {
  const own = parts.map((it) => of + it.slice(name.length));
  const shares = await sharesOf(repository, of, processes, own);
  const isLeftOut = (file: string) => without.includes(file.slice(of.length + 1));
  return shares.map(({ files }) => ({
    name,
    files: files.filter((it) => !isLeftOut(it)),
    isShort,
    variables,
  }));
}

/** Builds what the tests of these groups use, and checks the code as well where it is for all groups; answers the exit code. */
async function buildFor(wanted: readonly string[]): Promise<number> {
  const output = "shown";
  if (wanted.length === 0) {
    const checked = await startChild(process.execPath, [npmCli(), "run", "check"], { output })
      .ended;
    if (checked !== 0) return checked;
  } else if (!wanted.some((it) => groups[it]?.usesPrograms)) return 0;
  return startChild(process.execPath, ["build.mjs"], { output }).ended;
}

/** The group of a part of one: the first folder of its path. */
function groupOf(part: string): string {
  return part.split("/")[0] ?? part;
}

/** One run of Node's test runner for all bundles, so that its closing lines count every test. */
async function runBundles(
  bundles: readonly string[],
  name: string | undefined,
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const parameters = [
    "--enable-source-maps",
    "--max-semi-space-size=32",
    "--test",
    `--test-timeout=${timeLimit}`,
    `--test-concurrency=${groupsAtOnce}`,
    "--test-reporter=./out/test/failed-reporter.mjs",
    `--test-reporter-destination=${failedList}`,
    "--test-reporter-destination=stdout",
    ...(name
      ? [`--test-name-pattern=${name}`, "--test-reporter=./out/test/ran-reporter.mjs"]
      : ["--test-reporter=spec"]),
    ...bundles,
  ];
  return startChild(process.execPath, parameters, {
    environment: { ...ownEnvironment(), ...variables },
    output: "shown",
    endSignal: "SIGTERM",
  }).ended;
}

async function prepareEditor(): Promise<void> {
  await bundleEditorSuite(repository);
  // The tests that click need the server and the browser even where the suite runs in the desktop program.
  await prepareWorkbench();
  await desktopForTests();
  await webKit();
}

async function prepareWorkbench(): Promise<void> {
  await serverKit();
  await browserProgram();
}

function say(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
