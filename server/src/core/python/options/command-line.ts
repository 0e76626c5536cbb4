import type { SourceRange } from "#core/base/range.ts";
import { collected, type Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { withoutRepeats } from "../keys.ts";
import { abslFlags } from "./absl.ts";
import { type ArgparseParsers, readParsers } from "./argparse.ts";
import type { ProgramOption } from "./argument.ts";
import { readsArgv } from "./argv.ts";
import { argvFlags } from "./argv-options.ts";
import { type ClickCommands, readCommandsOfClick } from "./click.ts";
import { type CommandChoice, choose, type GivenWord } from "./command-node.ts";
import { dispatchOf } from "./dispatch.ts";
import { type LiveCode, liveCode, type ProgramStart } from "./live-code.ts";
import type { OptionSource } from "./option-source.ts";
import { importsReader, usesUnread } from "./other-libraries.ts";
import { sourcesOf } from "./sources.ts";

/** What a program takes on its command line when it is started with certain words. */
export interface CommandLine {
  readonly options: readonly ProgramOption[];
  /** Whether it takes no other options. */
  readonly isComplete: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** The forms of options that its library adds to every program. */
  readonly builtIn: readonly string[];
  /** The names of the commands that may come next on the command line. */
  readonly commands: readonly string[];
}

/** A program read as it is started. */
export interface CommandLineReading {
  readonly commandLine: CommandLine;
  /** The stretches of a file that do not run. */
  deadIn(bindings: Bindings): readonly SourceRange[];
}

/** Reads which options a program takes, and which parts of it run. */
export function* readCommandLine(program: ProgramStart): Steps<CommandLineReading> {
  const { files, words } = program;
  const commands = readCommandsOfClick(files);
  yield;
  const libraries = { commands, argparse: yield* readParsers(files) };
  const { live, sources } = yield* readFirst(program, libraries, words);
  const calls = yield* liveCalls(files, live.isLive);
  const isTooLarge = files.some((it) => it.isTooLarge || it.source.isCut);
  const isElsewhere =
    readsArgv(files, live.isLive, sources.length > 0) ||
    usesUnread(files, calls) ||
    (sources.length === 0 && importsReader(files)) ||
    isTooLarge;
  return {
    commandLine: {
      options: withoutRepeats(sources.flatMap((it) => it.options)),
      isComplete: !isElsewhere && sources.every((it) => !it.isOpen),
      isStrict: sources.length > 0 && sources.every((it) => it.isStrict),
      builtIn: sources.flatMap((it) => it.builtIn ?? []),
      commands: [...new Set(sources.flatMap((it) => it.commands ?? []))],
    },
    deadIn: live.deadIn,
  };
}

interface Libraries {
  readonly commands: ClickCommands;
  readonly argparse: ArgparseParsers;
}

/** Reads the program as it is started. If that takes no options, reads it as if the file itself were started, since an entry point may call the same code; then as if all of it ran. */
function* readFirst(
  program: ProgramStart,
  libraries: Libraries,
  words: readonly GivenWord[],
): Steps<Options> {
  const found = yield* readOnce(program, libraries, words);
  if (found.sources.length > 0) return found;
  const asMain = program.isMain
    ? found
    : yield* readOnce({ ...program, isMain: true }, libraries, words);
  if (asMain.sources.length > 0) return asMain;
  return yield* readOnce({ ...program, isWhole: true }, libraries, words);
}

/** What a program takes where its code runs. */
interface Options {
  readonly live: LiveCode;
  readonly sources: readonly OptionSource[];
}

function* readOnce(
  program: ProgramStart,
  { commands, argparse }: Libraries,
  words: readonly GivenWord[],
): Steps<Options> {
  const choices = (isLive: LiveCode["isLive"]) =>
    argparse.roots(isLive).map((root) => ({ root, choice: choose(root, words) }));
  const first = yield* liveCode(program, commands, dispatchOf([]));
  const chosen = choices(first.isLive);
  const hasCommands = chosen.some(({ root }) => root.children.length > 0);
  const live = hasCommands ? yield* liveCode(program, commands, dispatchOf(chosen)) : first;
  const parsers = hasCommands ? choices(live.isLive) : chosen;
  const calls = yield* liveCalls(program.files, live.isLive);
  const absl = abslFlags(calls, program.files);
  const sources = [
    ...parsers.map(({ choice }) => sourceOf(choice)),
    ...live.entries.map(({ choice }) => sourceOf(choice)),
    ...(absl ? [absl] : []),
    ...sourcesOf(calls, words),
    ...argvFlags(program.files, live.isLive),
  ];
  return { live, sources };
}

/** What the chosen commands take from the command line. */
function sourceOf({ taking, isKnown, next }: CommandChoice): OptionSource {
  return {
    options: taking.flatMap((it) => it.options),
    isOpen: !isKnown || taking.some((it) => it.isOpen),
    isStrict: taking.every((it) => it.isStrict),
    builtIn: taking.flatMap((it) => it.builtIn ?? []),
    commands: next.flatMap((it) => it.names.slice(0, 1)),
  };
}

function* liveCalls(
  files: readonly Bindings[],
  isLive: LiveCode["isLive"],
): Steps<readonly Expression[]> {
  const calls = files.flatMap((bindings) =>
    bindings.nodes.filter((it) => it.name === "CallExpression").map((node) => ({ bindings, node })),
  );
  return yield* collected(calls, (it) => (isLive(it) ? it : []));
}
