import { parseArgs } from "node:util";
import { suggestWord } from "#core/base/suggest.ts";
import { graphFormats } from "#core/features/exports/graph/export-graph.ts";
import { checkOptions } from "./check.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import {
  bashScript,
  type CommandShape,
  fishScript,
  type OptionShape,
  zshScript,
} from "./completion-scripts.ts";
import { diffOptions } from "./diff.ts";
import { severityRanks } from "./finding.ts";
import { formatOptions } from "./format.ts";
import { formatNames } from "./formats/index.ts";
import { graphOptions } from "./graph.ts";
import { asMisuse } from "./options.ts";
import { planOptions } from "./plan.ts";
import { diffFormats } from "./render-diff.ts";
import { variantFormats, variantsOptions } from "./variants.ts";

const shells: { readonly [name: string]: (commands: readonly CommandShape[]) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The commands that take options or files. */
const working: readonly CommandShape[] = [
  {
    name: "check",
    summary: "Report the problems of files",
    options: shaped(checkOptions, { format: formatNames, severity: severityRanks }),
  },
  { name: "format", summary: "Format files", options: shaped(formatOptions) },
  { name: "plan", summary: "Show what a pipeline runs", options: shaped(planOptions) },
  {
    name: "graph",
    summary: "Draw a pipeline",
    options: shaped(graphOptions, { format: graphFormats }),
  },
  {
    name: "variants",
    summary: "List the executions of a node",
    options: shaped(variantsOptions, { format: variantFormats }),
  },
  {
    name: "diff",
    summary: "Compare what two files mean",
    options: shaped(diffOptions, { format: diffFormats }),
  },
  { name: "schema", summary: "Print the JSON Schema", options: {} },
  { name: "mcp", summary: "Answer agents", options: { root: "value" } },
];

/** All commands in the order in which shells offer them. */
const commands: readonly CommandShape[] = [
  ...working,
  {
    name: "completion",
    summary: "Print a completion script",
    options: {},
    words: Object.keys(shells),
  },
  {
    name: "help",
    summary: "Print the usage of a command",
    options: {},
    words: [...working.map((it) => it.name), "completion"],
  },
];

/** Prints a script by which a shell completes the command line. */
export function completion(args: readonly string[], io: CliIo): number {
  const { positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: {}, allowPositionals: true }),
  );
  const [shell, ...others] = positionals;
  const names = Object.keys(shells).join(", ");
  if (shell === undefined) throw new UsageError(`A shell is missing; there are ${names}`);
  if (others.length > 0) throw new UsageError("Give one shell only");
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (!script) {
    const hint = suggestWord(shell, Object.keys(shells)).hint || `; there are ${names}`;
    throw new UsageError(`No shell is named "${shell}"${hint}`);
  }
  io.out(script(commands));
  return 0;
}

/** Options as shells complete them, those of some words with these. */
function shaped(
  options: { readonly [name: string]: { readonly type: "string" | "boolean" } },
  words: { readonly [option: string]: readonly string[] } = {},
): { readonly [option: string]: OptionShape } {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [
      name,
      words[name] ?? (type === "boolean" ? "flag" : "value"),
    ]),
  );
}
