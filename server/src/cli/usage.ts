/** The usage of each command, in the order in which `--help` prints them. */
const commandUsage = {
  check: `  vhyaml check FILE|FOLDER|PATTERN... [--format F] [--severity S] [--max-warnings N]
               [--timeout SECONDS] [--fix | --fix-dry-run]
      Reports the problems of each file. Status 1 if there are errors, or errors remain after fixing;
      status 2 if a file could not be checked.
      --format        text, json (also --json), sarif, github, junit or gitlab
      --severity      hides what is less severe than error, warning, information or hint
      --max-warnings  status 1 also if there are more warnings than this
      --timeout       how long each of several files may take: 30 seconds by default
      --fix           applies every fix that keeps all keys, values and comments, and shows the changes
      --fix-dry-run   prints these fixes as a patch for "git apply", without writing`,
  format: `  vhyaml format FILE|FOLDER|PATTERN... [--check | --write]
      Prints each file with consistent indentation and spacing; nothing else changes. Status 2 if a
      file cannot be formatted, for example because of a syntax error; it then stays unchanged.
      --check   prints the changes as a patch; status 1 if there are any
      --write   writes the files`,
  variants: `  vhyaml variants FILE --pipeline P --node N [SOURCE...] [--parameter NAME=VALUE]
                  [--where FILTER] [--runs FILE|PATTERN [--run | --not-run]] [--sort NAME [--descending]]
                  [--offset N] [--limit N] [--format F] [--output FILE] [--json]
      Lists the executions that a node of a pipeline will create. Status 1 if a part cannot run.
      --parameter   a value for a pipeline parameter, as JSON or else as text; may be repeated
      --where       only variants that match; may be repeated: id=122, id!=122, lr>=0.01, lr=0.1..0.5,
                    name^=start, name~part, problem, problem:KIND, or a text found in any value
      --runs        earlier runs, so that it says how many of these executions have run: a file or a
                    pattern such as "runs/*.json"; may be repeated. Reads what vh --output-format json
                    exec list (and exec summarize) prints, JSON lines, and CSV with a column per
                    parameter and metric
      --run         only executions that have run; --not-run shows only those that have not. An
                    execution that failed or has not ended counts as not run
      --sort        by the values of a parameter, or by a metric of the earlier runs
      --illustrate  a number: shows values drawn with that seed where the platform draws them
      --offset      how many variants to skip
      --limit       the maximum number of variants: 1000 on a screen, "all" in an export
      --format      text, json (also --json), json-lines, csv, tsv, markdown, parameter-sets, vh
                    (a "vh exec run" for each) or vh-task (one "vh task run" for all)
      --no-escape-formulas
                    writes each cell of csv and tsv unchanged; without it, text that a spreadsheet
                    would take for a formula starts with an apostrophe (--escape-formulas)
      --output      a file to write to`,
  plan: `  vhyaml plan FILE --pipeline P [SOURCE...] [--parameter NAME=VALUE] [--runs FILE|PATTERN]... [--json]
      Shows what a whole pipeline will run: its stages, and how often each node runs and why. Where a
      .valohai-lint.yaml ("estimates:") or a comment ("# valohai-estimate: 12 min, 4 parallel, 0.90 EUR
      per hour") gives numbers, also when each node runs, the critical path, the time and the cost.
      --runs   earlier executions as vh prints them, JSON lines or CSV: how long each step took; may be
               repeated, and a pattern such as "runs/*.json" means all files that match`,
  graph: `  vhyaml graph FILE --pipeline P [SOURCE...] [--parameter NAME=VALUE] [--show-parameters]
               [--collapse] [--format F] [--output FILE | --write FILE [--check]]
      Draws a pipeline: its nodes in stages, how often each node runs, and what the edges carry.
      --format            text, mermaid, dot, markdown or svg
      --show-parameters   pipeline parameters are nodes as well
      --collapse          three or more nodes whose names share a prefix, such as train-a, train-b
                          and train-c, are drawn as one
      --output            a file to write to
      --write             a Markdown file, in which the graph is written between the lines
                          <!-- vhyaml graph: P --> and <!-- vhyaml graph end -->
      --check             prints this change as a patch instead; status 1 if there is any`,
  diff: `  vhyaml diff OLD NEW | --git REVISION FILE|FOLDER|PATTERN...
              [--format F] [--max-executions N] [--max-growth N%]
      Compares what two files mean, and how many executions of each task are added, removed and
      unchanged. Comments, layout and the order of keys do not count.
      --git             compares each file with what it was at this revision of its Git repository;
                        nothing is checked out
      --format          text, json, markdown (a comment for a pull request) or github (annotations)
      --max-executions  status 1 if a task that changes makes more executions than this
      --max-growth      status 1 if a task grows by more than this percentage, such as 50%`,
  schema: `  vhyaml schema
      Prints the JSON Schema (2020-12) of a valohai.yaml, for other YAML tools.`,
  mcp: `  vhyaml mcp [--root DIR]
      Answers AI agents over the Model Context Protocol, on standard input and output: what is wrong in a
      file, what a pipeline runs, what a name or a code means. Reads files in the current folder only.
      --root   the folder to read, in place of the current one`,
  completion: `  vhyaml completion bash|zsh|fish
      Prints a script that completes commands and options in this shell, for example:
      source <(vhyaml completion bash)`,
} satisfies { readonly [command: string]: string };

const versionUsage = `  vhyaml --version
      Prints the version of this program and the version of valohai-yaml that it supports.

  vhyaml help COMMAND
      Prints the usage of one command, as vhyaml COMMAND --help does.`;

const sourceUsage = `  A SOURCE holds what a node prints; comments such as "# valohai-preview: ids=[1, 2]" at a node count as well.
      --metadata FILE       {"<node>": {"<key>": value}}; or NODE=FILE, in any of the formats below
      --log NODE=FILE       what a node printed: JSON lines between other output, read in pieces
      --jsonl NODE=FILE     one JSON object per line
      --csv NODE=FILE       a table: with a "_time" column one event per row, else a list per column
      --summary NODE=FILE   what vh --output-format json exec summarize prints; --counter N picks one
      --event NODE.KEY=N    takes the n-th value of a key that was printed several times, not the last`;

const floatNote = `In JSON, floats that JSON cannot represent as numbers are the texts "NaN", "Infinity" and "-Infinity".`;

const fileNote = `A FILE of "-" is standard input. Status 2 for a usage error, an interrupted run, or anything that could
not be read or written; the results for everything else are still printed.`;

/** The text of `--help`, also printed after a usage error. */
export const usage = joined([
  ...Object.values(commandUsage),
  versionUsage,
  sourceUsage,
  `${floatNote}\n${fileNote}`,
]);

/** The names of the commands. */
export const commandNames: readonly string[] = Object.keys(commandUsage);

/** The usage of one command only; undefined if there is no such command. */
export function usageOf(name: string): string | undefined {
  const own = new Map(Object.entries(commandUsage)).get(name);
  if (own === undefined) return undefined;
  const metadata = own.includes("SOURCE") ? [sourceUsage, floatNote] : [];
  return joined([own, ...metadata, ...(own.includes("FILE") ? [fileNote] : [])]);
}

function joined(parts: readonly string[]): string {
  return `Usage:\n${parts.join("\n\n")}\n`;
}
