import { shellComment, shellQuote } from "#core/base/shell-text.ts";
import { isOwnOption, type VhCommand } from "./option-names.ts";
import type { LinePart } from "./step-run.ts";

/** The words of a line: options of `vh` itself, the name of a step or task, and options of the step. */
export interface VhLine {
  readonly command: VhCommand;
  readonly own: readonly string[];
  readonly name: string;
  readonly step: readonly string[];
}

/** The line with its line break; `vh` takes no word after `--` for an option of its own. */
export function vhLine({ command, own, name, step }: VhLine): string {
  const isOwn = (word: string) => isOwnOption(command, word.slice(0, word.indexOf("=")));
  const reserved = step.filter(isOwn);
  const rest = name.startsWith("-")
    ? ["--", name, ...step]
    : [
        name,
        ...step.filter((it) => !isOwn(it)),
        ...(reserved.length > 0 ? ["--"] : []),
        ...reserved,
      ];
  const words = ["vh", ...command.split(" "), ...own, ...rest];
  return `${words.map(shellQuote).join(" ")}\n`;
}

/** The remarks of the parts of a line. */
export function remarksOf(parts: readonly LinePart[]): readonly string[] {
  return parts.flatMap(({ remarks, general }) =>
    general === undefined ? remarks : [...remarks, general],
  );
}

/** Remarks as comments, each once. */
export function comments(remarks: Iterable<string>): string {
  return [...new Set(remarks)].map(shellComment).join("");
}

/** What is wrong with the name of a step or task as a word of `vh`. */
export function nameRemarks(kind: "step" | "task", name: string): readonly string[] {
  if (name === "") return [`vh starts no ${kind} without a name`];
  // It looks for both words itself, wherever they are.
  return name === "--help" || name === "--priority"
    ? [`vh takes the name of ${kind} "${name}" for an option`]
    : [];
}

/** A command line that starts something of a file; nothing runs it but a person. */
export interface StartLine {
  /** Without a line break at its end; a name in quotes may hold one. */
  readonly line: string;
  /** Where `vh` differs from what the file says. */
  readonly remarks: readonly string[];
}

/** The line of an export of one execution or task; undefined where it has only remarks. */
export function startLineIn(texts: Iterable<string>): StartLine | undefined {
  const [, above = "", line = ""] = /^((?:# [^\n]*\n)*)([\s\S]*)$/.exec([...texts].join("")) ?? [];
  if (line === "") return undefined;
  const remarks = above.split("\n").flatMap((it) => (it === "" ? [] : [it.slice("# ".length)]));
  return { line: line.replace(/\n$/, ""), remarks };
}
