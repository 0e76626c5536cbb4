import type { Value } from "#core/base/value.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { readScript } from "#core/python/script.ts";
import { startedProgram } from "#core/python/started-program.ts";
import { readStepCommands } from "#core/shell/commands.ts";

type Files = string | { readonly [path: string]: string };

/** What a program takes, each with its forms, type and default; `?` where there may be others, `!` where those are refused. */
export function takes(files: Files, command: string): readonly string[] {
  const all = typeof files === "string" ? { "train.py": files } : files;
  const read = Object.entries(all).map(([path, text]) => ({ path, script: readScript(text) }));
  const [facts] = readStepCommands([command], { text: () => undefined }).commands;
  const words = facts?.scripts[0]?.words ?? [];
  const program = startedProgram(read, { words, isMain: true });
  const options = program.options.map((it) =>
    [
      it.position === undefined ? it.flags.join("/") : `<${it.name}>`,
      it.type ?? "?",
      ...(it.default ? [`=${shown(it.default)}`] : []),
      ...(it.choices ? [`of ${it.choices.map(shown).join("|")}`] : []),
      ...(it.several ? ["several"] : []),
      ...(it.negations.length > 0 ? [`off by ${it.negations.join("/")}`] : []),
    ].join(" "),
  );
  const rest = [...(program.isComplete ? [] : ["?"]), ...(program.isStrict ? ["!"] : [])];
  return [...options, ...rest];
}

function shown(value: Value): string {
  return pythonStr(value);
}

/** A program, what it takes when a command starts it, and the command. */
export type OptionCase = readonly [
  what: string,
  files: Files,
  expected: readonly string[],
  command?: string,
];
