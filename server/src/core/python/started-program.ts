import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import { linkFiles, type ProgramFile } from "./linked-files.ts";
import type { ScriptArgument } from "./options/argument.ts";
import { readCommandLine } from "./options/command-line.ts";
import type { GivenWord } from "./options/command-node.ts";
import { sameFiles } from "./program.ts";
import { type Script, scriptInSteps } from "./script.ts";

/** An option of a program, with the path of the file that declares it. */
export interface PlacedArgument extends ScriptArgument {
  readonly path: string;
}

/** What is known of a program that is started with certain words. */
export interface StartedProgram {
  readonly options: readonly PlacedArgument[];
  /** Whether it takes no other options. */
  readonly isComplete: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** The forms of options that its library adds to every program. */
  readonly builtIn: readonly string[];
  /** The names of the commands that may come next on the command line. */
  readonly commands: readonly string[];
  /** The stretches of each file that do not run, by path. */
  readonly dead: ReadonlyMap<string, readonly SourceRange[]>;
}

/** The maximum number of files that are linked. */
const maxFiles = 40;

/** How many ways to start a script are remembered. */
const maxRemembered = 12;

interface Remembered {
  readonly files: readonly ProgramFile[];
  readonly start: string;
  readonly program: StartedProgram;
}

const startsOf = oncePer((_: Script): Remembered[] => []);

/** How a program is started. */
export interface Start {
  readonly words: readonly GivenWord[];
  /** Whether the script itself runs, and not only what a function of it does. */
  readonly isMain: boolean;
}

/** Reads a script and the modules of the project that it imports as a command starts them; the first file is the script. */
export function startedProgram(files: readonly ProgramFile[], start: Start): StartedProgram {
  return finish(startInSteps(files, start));
}

/** The same in steps, most of which are short. */
export function* startInSteps(files: readonly ProgramFile[], start: Start): Steps<StartedProgram> {
  const [main] = files;
  if (!main) return noProgram;
  const list = startsOf(main.script);
  const words = start.words.map((it) => `${it.text ?? "?"}\n${it.written}`);
  const key = [`${start.isMain}`, ...words].join("\n");
  const before = list.find((it) => it.start === key && sameFiles(it.files, files));
  if (before) return before.program;
  const program = yield* read(files.slice(0, maxFiles), start, files.length > maxFiles);
  list.unshift({ files, start: key, program });
  list.length = Math.min(list.length, maxRemembered);
  return program;
}

const noProgram: StartedProgram = {
  options: [],
  isComplete: true,
  isStrict: false,
  builtIn: [],
  commands: [],
  dead: new Map(),
};

function* read(files: readonly ProgramFile[], start: Start, isCut: boolean): Steps<StartedProgram> {
  const linked = yield* linkFiles(files);
  const paths = new Map([...linked].map(([path, it]) => [it.bindings, path]));
  const { commandLine, deadIn } = yield* readCommandLine({ files: [...paths.keys()], ...start });
  const options = commandLine.options.flatMap(({ origin, ...it }) => {
    const path = paths.get(origin);
    return path === undefined ? [] : [{ ...it, path }];
  });
  return {
    options,
    isComplete: commandLine.isComplete && !isCut && files.every((it) => !it.script.isTooLarge),
    isStrict: commandLine.isStrict,
    builtIn: commandLine.builtIn,
    commands: commandLine.commands,
    dead: new Map([...paths].map(([bindings, path]) => [path, isCut ? [] : deadIn(bindings)])),
  };
}

/** By the stretches that are left out. */
const reducedOf = oncePer((_: Script) => new Map<string, Script>());

/** A script without the stretches that do not run; places stay where they are. */
export function* withoutStretches(script: Script, dead: readonly SourceRange[]): Steps<Script> {
  if (dead.length === 0) return script;
  const key = dead.map((it) => `${it.start}-${it.end}`).join(" ");
  const list = reducedOf(script);
  const before = list.get(key);
  if (before) return before;
  const made = yield* scriptInSteps(blanked(script.text, dead));
  list.set(key, made);
  return made;
}

/** The text with nothing in place of each stretch. */
function blanked(text: string, dead: readonly SourceRange[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of dead) {
    const stretch = text.slice(start, end);
    result += text.slice(from, start) + nothingAs(stretch);
    from = end;
  }
  return result + text.slice(from);
}

/** A statement that does nothing in place of the first one, with the line breaks. */
function nothingAs(stretch: string): string {
  const start = stretch.search(/[^\s:]/);
  const blank = stretch.replace(/[^\n\r]/g, " ");
  const colon = stretch.startsWith(":") ? ":" : blank.slice(0, 1);
  if (start < 0) return stretch;
  return start === 0
    ? `0${blank.slice(1)}`
    : `${colon}${blank.slice(1, start)}0${blank.slice(start + 1)}`;
}
