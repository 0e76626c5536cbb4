import { baseName } from "#core/base/base-name.ts";
import { createBudget } from "#core/base/budget.ts";
import type { SourceRange } from "#core/base/range.ts";
import { assign, runBuiltin } from "./builtins.ts";
import { entryPoint } from "./entry-points.ts";
import { expand } from "./expand.ts";
import type { CommandFacts, Installed, ProjectTexts } from "./facts.ts";
import { absolutePath } from "./folder.ts";
import { runMake } from "./make.ts";
import { isExecution, runNotebook } from "./notebook-call.ts";
import { installs } from "./packages.ts";
import { runCat, runEcho } from "./printed.ts";
import { isShellScript, startNamed, startR } from "./programs.ts";
import { isPython, runLauncher, runPython, startEntryPoint, startFile } from "./python-call.ts";
import {
  addUnknown,
  type Call,
  type CommandFindings,
  currentFolder,
  type Done,
  from,
  type Run,
  textAt,
} from "./run.ts";
import { isShell, runEval, runFile, runShell } from "./scripts.ts";
import { copyOf, isAssignment, newSession, type Session } from "./session.ts";
import { type ShellPart, type SimpleCommand, shellParts } from "./shell-parts.ts";
import { isTool } from "./tools.ts";
import { wrappedCall } from "./wrappers.ts";

/** What the commands of a step start, command by command, and what they install. */
export interface StepCommands {
  readonly commands: readonly CommandFacts[];
  readonly installed: Installed;
}

/** How many commands of one step are read, including those of its scripts. */
const maxCommands = 3000;

/** Reads the commands of a step, in their order: they run in one shell, so that a `cd` in one of them counts for the next. */
export function readCommands(
  commands: readonly string[],
  files: ProjectTexts = { text: () => undefined },
): readonly CommandFacts[] {
  return readStepCommands(commands, files).commands;
}

/** The same, with what the commands install; the step may name the script that `{source-path}` stands for. */
export function readStepCommands(
  commands: readonly string[],
  files: ProjectTexts,
  sourcePath?: string,
): StepCommands {
  const session = newSession(sourcePath);
  const budget = createBudget(maxCommands);
  const read = commands.map((text): CommandFacts => {
    const found: CommandFindings = {
      scripts: [],
      codes: [],
      metadata: [],
      opened: [],
      paths: [],
      complete: true,
    };
    const frame = { text, path: undefined, anchor: undefined, within: (it: SourceRange) => it };
    readText({ session, files, found, frame, budget, depth: 0, launch, read: readText });
    return found;
  });
  return { commands: read, installed: session.made };
}

function readText(run: Run): Done {
  return readParts(run, shellParts(run.frame.text));
}

/** Reads parts in order; a subshell changes nothing outside it. */
function readParts(run: Run, parts: readonly ShellPart[]): Done {
  const around: Session[] = [];
  let input: Call | undefined;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part?.kind === "command") {
      if (!run.budget.spend()) return addUnknown(run);
      input = readSimple(run, part, input);
    } else if (part?.kind === "function") {
      const end = bodyEnd(parts, at + 1);
      run.session.functions.set(part.name, parts.slice(at + 1, end));
      at = end - 1;
    } else if (part) bracket(run.session, around, part.kind);
  }
  return true;
}

function bracket(session: Session, around: Session[], kind: "open" | "close"): void {
  if (kind === "open") around.push(copyOf(session));
  else Object.assign(session, around.pop());
}

/** The end of a function body that begins with a part. */
function bodyEnd(parts: readonly ShellPart[], start: number): number {
  let depth = 0;
  for (let at = start; at < parts.length; at++) {
    depth += depthOf(parts[at]);
    if (depth <= 0) return at + 1;
  }
  return parts.length;
}

/** How many more groups and subshells a part opens than it closes. */
function depthOf(part: ShellPart | undefined): number {
  if (part?.kind !== "command") return part?.kind === "open" ? 1 : part?.kind === "close" ? -1 : 0;
  const count = (brace: string) =>
    part.words.filter((it) => it.pieces[0] === brace && !it.quoted).length;
  return count("{") - count("}");
}

/** Words before a command that do not change it. */
const before = /^(?:if|then|else|elif|do|while|until|!|\{|time)$/;

/** Reads one command for each value of the loops around it that it uses; returns the call for the command that it is piped into. */
function readSimple(run: Run, command: SimpleCommand, input: Call | undefined): Call | undefined {
  const loop = loopIn(run, command);
  if (!loop) return readOnce(run, command, input);
  for (const value of loop.values) {
    const session = {
      ...run.session,
      loops: new Map(run.session.loops),
      variables: new Map(run.session.variables),
    };
    session.loops.delete(loop.name);
    session.variables.set(loop.name, value);
    if (!run.budget.spend()) addUnknown(run);
    else readSimple({ ...run, session }, command, input);
  }
  return undefined;
}

function loopIn({ session }: Run, { words }: SimpleCommand) {
  for (const word of words) {
    for (const it of word.pieces) {
      if (typeof it === "string" || it.kind !== "variable") continue;
      const values = session.loops.get(it.text);
      if (values) return { name: it.text, values };
    }
  }
  return undefined;
}

function readOnce(run: Run, command: SimpleCommand, input: Call | undefined): Call | undefined {
  const { session, frame } = run;
  if (command.words.some((word) => word.pieces.some(startsPython))) addUnknown(run);
  const all = command.words.flatMap((it) => expand(session, it, frame.text));
  let at = 0;
  while (at < all.length && before.test(all[at]?.text ?? "")) at++;
  const start = at;
  const variables = new Map<string, string | undefined>();
  for (; isAssignment(all[at]); at++) {
    const [, name = "", value] = /^(\w+)=([\s\S]*)$/.exec(all[at]?.text ?? "") ?? [];
    variables.set(name, value);
  }
  const words = all.slice(at);
  if (words.length === 0) {
    for (const it of all.slice(start)) assign(run, it);
    return undefined;
  }
  const call: Call = {
    words,
    redirects: command.redirects,
    before: command.before,
    after: command.after,
    variables,
    input: /^\|&?$/.test(command.before) ? input : undefined,
  };
  noteRedirects(run, call);
  launch(run, call);
  return call;
}

/** Whether a substitution starts a program of the project. */
function startsPython(piece: SimpleCommand["words"][number]["pieces"][number]): boolean {
  return (
    typeof piece !== "string" &&
    piece.kind === "substitution" &&
    /\bpython|\.(?:py|sh)\b/.test(piece.text)
  );
}

/** Files that a command writes may be started later. */
function noteRedirects({ session, frame }: Run, call: Call): void {
  for (const { operator, target } of call.redirects) {
    if (!operator.includes(">")) continue;
    const [word] = expand(session, target, frame.text);
    const path = word?.text === undefined ? undefined : absolutePath(word.text, session.folder);
    if (path !== undefined) session.made.paths.push(path);
  }
}

/** Reads a command whose words are known. */
function launch(run: Run, call: Call): Done {
  const program = textAt(call, 0);
  if (program === undefined || program === "") return addUnknown(run);
  const name = baseName(program);
  const isPlain = name === program || /^\/(?:usr|bin|opt)\//.test(program);
  const body = isPlain ? run.session.functions.get(name) : undefined;
  if (body) return runFunction(run, call, body);
  if (isPython(program)) return runPython(run, call);
  const isKnown = readStructure(run, call, name) || (isPlain && launchKnown(run, call, name));
  return isKnown || launchPath(run, call, program);
}

/** `for`, `case` and their ends; answers whether the call is one. */
function readStructure({ session }: Run, call: Call, name: string): boolean {
  if (/^(?:fi|done|esac|\}|case|select|function)$/.test(name)) return true;
  if (name !== "for") return false;
  const variable = textAt(call, 1) ?? "";
  const values = textAt(call, 2) === "in" ? from(call, 3).words.map((it) => it.text) : [undefined];
  const known = values.filter((it) => it !== undefined && !/[*?[]/.test(it));
  session.loops.delete(variable);
  if (known.length === values.length)
    session.loops.set(
      variable,
      known.flatMap((it) => it ?? []),
    );
  else session.variables.set(variable, undefined);
  return true;
}

function runFunction(run: Run, call: Call, body: readonly ShellPart[]): Done {
  const session = { ...run.session, given: from(call, 1).words };
  // A function that calls itself ends here.
  session.functions = new Map([...session.functions].filter(([name]) => name !== textAt(call, 0)));
  readParts({ ...run, session }, body);
  Object.assign(run.session, { folder: session.folder, previous: session.previous });
  return true;
}

/** Programs that start a script which their words name. */
const launchers =
  /^(?:torchrun|accelerate|deepspeed|mpirun|mpiexec|orterun|srun|horovodrun|colossalai|composer|lightning|fabric|coverage|kernprof|mprof|memray|scalene|viztracer|py-spy|nsys|ncu|nvprof|gdb|valgrind|streamlit|panel|bokeh|chainlit|gradio|marimo|solara|spark-submit|ray|xargs|parallel|flask|fastapi|ipython3?|bpython)$/;

type Launch = (run: Run, call: Call, name: string) => boolean;

const known: ReadonlyMap<string, Launch> = new Map<string, Launch>([
  ["echo", (run, call) => runEcho(run, call, "echo")],
  ["printf", (run, call) => runEcho(run, call, "printf")],
  ["eval", runEval],
  ["source", runSource],
  [".", runSource],
  ["make", runMake],
  ["cat", (run, call, name) => runCat(run, call) || isTool(run, call, name)],
  ["papermill", runNotebook],
  ["runipy", runNotebook],
  ["jupyter", runJupyter],
  ["jupyter-nbconvert", runJupyter],
  ["jupyter-execute", runNotebook],
  ["Rscript", startR],
]);

/** Adds what a known program starts; answers whether the program is known. */
function launchKnown(run: Run, call: Call, name: string): boolean {
  const own = known.get(name);
  if (own) return own(run, call, name);
  if (runBuiltin(run, call, name)) return true;
  if (isShell(name)) return runShell(run, call);
  const wrapped = wrappedCall(call, name);
  if (wrapped) return launchWrapped(run, wrapped);
  if (launchers.test(name)) return runLauncher(run, call);
  return installs(run, call, name) || isTool(run, call, name);
}

function runSource(run: Run, call: Call): boolean {
  const [, file] = call.words;
  return file === undefined || runFile(run, file, from(call, 2).words, "here");
}

function runJupyter(run: Run, call: Call): Done {
  return isExecution(call) ? runNotebook(run, call) : addUnknown(run);
}

/** `uv run` starts scripts and modules without naming Python. */
function launchWrapped(run: Run, call: Call): Done {
  const first = textAt(call, 0) ?? "";
  const [word] = call.words;
  if (first === "--" || /^(?:-s|--script)$/.test(first)) return launch(run, from(call, 1));
  if (!word || !/^(?:-m|--module)$/.test(first)) return launch(run, call);
  return runPython(run, { ...call, words: [word, ...call.words] });
}

/** A file that is started by its path, or a command that the project installs. */
function launchPath(run: Run, call: Call, program: string): Done {
  const [word] = call.words;
  if (!word) return addUnknown(run);
  if (/\.(?:py|[rR])$/.test(program)) return startFile(run, call);
  if (isShellScript(run, program)) return runFile(run, word, from(call, 1).words, "apart");
  const folder = currentFolder(run) ?? "";
  const target = entryPoint(run.files, folder, program) ?? entryPoint(run.files, "", program);
  if (target !== undefined) return startEntryPoint(run, from(call, 1), target, word.range);
  startNamed(run, call);
  return addUnknown(run);
}
