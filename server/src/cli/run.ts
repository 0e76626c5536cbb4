import { suggestWord } from "#core/base/suggest.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { versionText } from "../version-text.ts";
import { listenToCliFaults } from "./cli-faults.ts";
import { type CliIo, processIo, UsageError } from "./cli-io.ts";
import { failureText } from "./failure-text.ts";
import { commandNames, usage, usageOf } from "./usage.ts";

type Command = (args: readonly string[], io: CliIo) => number | Promise<number>;

/** The commands by name; each is loaded when it is called. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  check: async () => (await import("./check.ts")).check,
  completion: async () => (await import("./completion.ts")).completion,
  diff: async () => (await import("./diff.ts")).diff,
  format: async () => (await import("./format.ts")).format,
  graph: async () => (await import("./graph.ts")).graph,
  mcp: async () => (await import("./mcp.ts")).mcp,
  plan: async () => (await import("./plan.ts")).plan,
  schema: async () => (await import("./schema.ts")).schema,
  variants: async () => (await import("./variants.ts")).variants,
};

/** Runs a command line and answers the exit status: 0, 1 when there are errors, 2 for a usage error or if a part was left out. */
async function statusOf(args: readonly string[], io: CliIo): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "help" || args.includes("--help") || args.includes("-h")) return help(args, io);
  if (name === "--version") {
    io.out(`${versionText("vhyaml")}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!load) throw new UsageError(noCommand(name));
    const command = await load();
    const status = await command(rest, io);
    return io.isIncomplete() ? 2 : status;
  } catch (error) {
    if (!(error instanceof UsageError)) return failed(error, io);
    const more = load ? `Run vhyaml ${name} --help for usage\n` : `\n${usage}`;
    return misused(error.message, more, io);
  }
}

/** Prints the usage of the command that is named before `--help` or after `help`, or else of all. */
function help(args: readonly string[], io: CliIo): number {
  const name = args.find((it) => it !== "help" && !it.startsWith("-"));
  const text = name === undefined ? usage : usageOf(name);
  if (name !== undefined && text === undefined) return misused(noCommand(name), `\n${usage}`, io);
  io.out(text ?? usage);
  return 0;
}

function misused(message: string, more: string, io: CliIo): number {
  io.error(`vhyaml: ${visibleText(message)}\n${more}`);
  return 2;
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
  return `No command is named "${name}"${suggestWord(name, commandNames).hint}`;
}

/** Runs the command line of this process and sets its exit status. */
export async function run(): Promise<void> {
  listenToCliFaults();
  process.exitCode = await statusOf(process.argv.slice(2), processIo());
}
