#!/usr/bin/env node
import { check } from "./check.ts";
import { Misuse, type Outlet, processOutlet } from "./outlet.ts";
import { plan } from "./plan.ts";
import { usage } from "./usage.ts";
import { variants } from "./variants.ts";

const commands: { readonly [name: string]: (args: readonly string[], outlet: Outlet) => number } = {
  check,
  plan,
  variants,
};

/** Runs a command line and answers the exit status: 0, 1 when there are errors, 2 for misuse. */
function run(args: readonly string[], outlet: Outlet): number {
  const [name = "", ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    outlet.out(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command)
      throw new Misuse(name === "" ? "A command is missing" : `No command is named "${name}"`);
    return command(rest, outlet);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    outlet.error(`valohai-yaml: ${error.message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = run(process.argv.slice(2), processOutlet());
