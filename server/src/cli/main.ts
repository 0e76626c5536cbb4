#!/usr/bin/env node
import { suggest } from "../core/features/suggest.ts";
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
  if (name === "help" || args.includes("--help") || args.includes("-h")) {
    outlet.out(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new Misuse(noCommand(name));
    return command(rest, outlet);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    const help = command ? "valohai-yaml --help says how it is used\n" : `\n${usage}`;
    outlet.error(`valohai-yaml: ${error.message}\n${help}`);
    return 2;
  }
}

function noCommand(name: string): string {
  if (name === "") return "A command is missing";
  return `No command is named "${name}"${suggest(name, Object.keys(commands)).hint}`;
}

process.exitCode = run(process.argv.slice(2), processOutlet());
