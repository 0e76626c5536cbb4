import { parseArgs } from "node:util";
import { browserProgram } from "./support/browser.ts";
import { bundleEditorSuite, bundleGroup } from "./support/bundle-tests.ts";
import { ownEnvironment, startChild } from "./vscode/child.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";
import { serverKit } from "./vscode/server-kit.ts";
import { desktopForTests } from "./vscode/suite-host.ts";

const usage = `Runs tests: npm test -- [GROUP ...] [--name TEXT]
  unit     the engine and the pages' logic, as functions
  property what holds for all files, for random changes of them and for large ones
  cli      the command line as a process
  lsp      the language server as a process
  webview  the built pages in a headless browser
  typing   what is typed in a real VS Code
  e2e      everything else in a real VS Code
  --name   only tests whose name contains TEXT or matches /TEXT/
  --write-docs  writes the pages that are made from the rules, instead of comparing them`;

/** The tests that compare those pages. */
const pageTests = "/says what the rules say|lists the rules|finds every pattern linear/";

interface Group {
  /** What has to be there before its tests start. */
  readonly prepare?: () => Promise<unknown>;
  /** How many processes share its files; one by default. */
  readonly processes?: number;
}

/** The groups in the order they run. The one that takes longest comes first, so that the others run beside it. */
const groups: Readonly<Record<string, Group>> = {
  typing: { prepare: prepareWorkbench },
  property: {},
  unit: { processes: 2 },
  cli: {},
  lsp: {},
  webview: { prepare: browserProgram },
  e2e: { prepare: prepareEditor },
};

/** For one test and for one bundle, in milliseconds; a bundle that takes longer hangs. */
const timeLimit = 1_200_000;

/** Half of the time goes by waiting for windows and keys, so that two groups share even two cores well. */
const groupsAtOnce = 2;

process.chdir(repository);
await exitWith(main);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: "string" },
      "write-docs": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(usage, 0);
  const unknown = positionals.find((group) => !(group in groups));
  if (unknown) return say(`No group is named "${unknown}"\n${usage}`, 2);
  const bundles: string[] = [];
  for (const [group, { prepare, processes }] of Object.entries(groups)) {
    if (positionals.length > 0 && !positionals.includes(group)) continue;
    const made = await bundleGroup(repository, group, processes ?? 1);
    if (made.length > 0) await prepare?.();
    bundles.push(...made);
  }
  if (bundles.length === 0) return say("There is no test to run", 1);
  if (!values["write-docs"]) return runBundles(bundles, values.name, {});
  return runBundles(bundles, pageTests, { WRITE_DOCS: "1" });
}

/** One run of Node's test runner for all bundles, so that its closing lines count every test. */
async function runBundles(
  bundles: readonly string[],
  name: string | undefined,
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const parameters = [
    "--enable-source-maps",
    "--test",
    `--test-timeout=${timeLimit}`,
    `--test-concurrency=${groupsAtOnce}`,
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
}

async function prepareWorkbench(): Promise<void> {
  await serverKit();
  await browserProgram();
}

function say(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
