#!/usr/bin/env node
import { isMainThread } from "node:worker_threads";
import { listenToFaults } from "#core/base/faults.ts";
import { suggestWord } from "#core/base/suggest.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { versionText } from "../version-text.ts";
import { check } from "./check.ts";
import { serveChecks } from "./check-threads.ts";
import { type CliIo, processIo, UsageError } from "./cli-io.ts";
import { failureText } from "./failure-text.ts";
import { format } from "./format.ts";
import { plan } from "./plan.ts";
import { schema } from "./schema.ts";
import { usage } from "./usage.ts";
import { variants } from "./variants.ts";

type Command = (args: readonly string[], io: CliIo) => number | Promise<number>;

const commands: { readonly [name: string]: Command } = {
  check,
  format,
  plan,
  schema,
  variants,
};

/** Runs a command line and answers the exit status: 0, 1 when there are errors, 2 for a usage error or if a part was left out. */
async function run(args: readonly string[], io: CliIo): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "help" || args.includes("--help") || args.includes("-h")) {
    io.out(usage);
    return 0;
  }
  if (name === "--version") {
    io.out(`${versionText("vhyaml")}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(noCommand(name));
    const status = await command(rest, io);
    return io.isIncomplete() ? 2 : status;
  } catch (error) {
    if (!(error instanceof UsageError)) return failed(error, io);
    const help = command ? "Run vhyaml --help for usage\n" : `\n${usage}`;
    io.error(`vhyaml: ${visibleText(error.message)}\n${help}`);
    return 2;
  }
}

/** Ends a run that fails unexpectedly: with one line of text, and not with status 1, which means that problems were found. */
function failed(error: unknown, io: CliIo): number {
  try {
    io.error(`vhyaml: ${visibleText(failureText(error))}\n`);
  } catch {
    // Nobody reads standard error either.
  }
  return 2;
}

function noCommand(name: string): string {
  if (name === "") return "A command is missing";
  return `No command is named "${name}"${suggestWord(name, Object.keys(commands)).hint}`;
}

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processIo());
}

listenToFaults(({ part, error }) => {
  process.stderr.write(`vhyaml: ${part}: ${visibleText(failureText(error))}\n`);
});
if (isMainThread) void main();
else serveChecks();
