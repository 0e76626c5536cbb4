import { watch } from "node:fs";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleShares } from "./support/bundle-tests.ts";
import { touchedTests } from "./support/touched-tests.ts";
import { startChild } from "./vscode/child.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";

/** How long to wait for more changes: an editor saves in several steps. */
const patience = 150;

/** How the programs are built, from the checkout's `build.mjs`. */
interface Builds {
  buildTarget(name: string): Promise<void>;
}

const watched = ["server", "client", "test"];

process.chdir(repository);
process.on("SIGINT", () => process.exit(0));
await exitWith(main);

async function main(): Promise<number> {
  const { buildTarget }: Builds = await import(pathToFileURL("build.mjs").href);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const run = () => {
    const files = [...changed];
    changed.clear();
    work = work
      .then(async () => {
        await Promise.all(["server", "cli"].map(buildTarget));
        await runTouched(files);
      })
      .catch((error: unknown) => say(String(error)));
  };
  for (const folder of watched) {
    watch(folder, { recursive: true }, (_event, name) => {
      if (!name || !/\.(?:tsx?|ya?ml|json)$/.test(name)) return;
      changed.add([folder, ...name.split(sep)].join("/"));
      clearTimeout(timer);
      timer = setTimeout(run, patience);
    });
  }
  say(`Watching ${watched.join(", ")}; save a file to run its tests, press Ctrl+C to stop`);
  return new Promise(() => undefined);
}

async function runTouched(changed: readonly string[]): Promise<void> {
  const { files, others } = await touchedTests(changed);
  say(`\n${changed.join(", ")}`);
  if (files.length === 0) return say("No test of a function imports this");
  const share = { name: "watch", files: files.map((it) => it.slice("test/".length)) };
  const bundles = await bundleShares(repository, [share], join(repository, "out", "watch"));
  const reporter = "--test-reporter=./out/test/ran-reporter.mjs";
  const parameters = ["--enable-source-maps", "--test", reporter, ...bundles];
  await startChild(process.execPath, parameters, { output: "shown", endSignal: "SIGTERM" }).ended;
  if (others > 0)
    say(`${others} more test files reach it: node out/test/run.mjs unit parts property`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
