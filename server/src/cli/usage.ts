/** The text of `--help`, also printed after a usage error. */
export const usage = `Usage:
  vhyaml check FILE|FOLDER|PATTERN... [--format F] [--severity S] [--max-warnings N]
               [--timeout SECONDS] [--fix | --fix-dry-run]
      Reports the problems of each file. Status 1 if there are errors, or errors remain after fixing;
      status 2 if a file could not be checked.
      --format        text, json (also --json), sarif, github, junit or gitlab
      --severity      hides what is less severe than error, warning, information or hint
      --max-warnings  status 1 also if there are more warnings than this
      --timeout       how long each of several files may take: 30 seconds by default
      --fix           applies every fix that keeps all keys, values and comments, and shows the changes
      --fix-dry-run   prints these fixes as a patch for "git apply", without writing

  vhyaml format FILE|FOLDER|PATTERN... [--check | --write]
      Prints each file with consistent indentation and spacing; nothing else changes. Status 2 if a
      file cannot be formatted, for example because of a syntax error; it then stays unchanged.
      --check   prints the changes as a patch; status 1 if there are any
      --write   writes the files

  vhyaml variants FILE --pipeline P --node N [SOURCE...] [--parameter NAME=VALUE]
                  [--where FILTER] [--sort NAME [--descending]] [--offset N] [--limit N]
                  [--format F] [--output FILE] [--json]
      Lists the executions that a node of a pipeline will create. Status 1 if a part cannot run.
      --parameter   a value for a pipeline parameter, as JSON or else as text; may be repeated
      --where       only variants that match; may be repeated: id=122, id!=122, lr>=0.01, lr=0.1..0.5,
                    name^=start, name~part, problem, problem:KIND, or a text found in any value
      --sort        by the values of a parameter
      --illustrate  a number: shows values drawn with that seed where the platform draws them
      --offset      how many variants to skip
      --limit       the maximum number of variants: 1000 on a screen, "all" in an export
      --format      text, json (also --json), json-lines, csv, tsv, markdown, parameter-sets, vh
                    (a "vh exec run" for each) or vh-task (one "vh task run" for all)
      --no-escape-formulas
                    writes each cell of csv and tsv unchanged; without it, text that a spreadsheet
                    would take for a formula starts with an apostrophe (--escape-formulas)
      --output      a file to write to

  vhyaml plan FILE --pipeline P [SOURCE...] [--parameter NAME=VALUE] [--json]
      Shows what a whole pipeline will run: its stages, and how often each node runs and why.

  vhyaml schema
      Prints the JSON Schema (2020-12) of a valohai.yaml, for other YAML tools.

  vhyaml --version
      Prints the version of this program and the version of valohai-yaml that it supports.

  A SOURCE holds what a node prints; comments such as "# valohai-preview: ids=[1, 2]" at a node count as well.
      --metadata FILE       {"<node>": {"<key>": value}}; or NODE=FILE, in any of the formats below
      --log NODE=FILE       what a node printed: JSON lines between other output, read in pieces
      --jsonl NODE=FILE     one JSON object per line
      --csv NODE=FILE       a table: with a "_time" column one event per row, else a list per column
      --summary NODE=FILE   what vh --output-format json exec summarize prints; --counter N picks one
      --event NODE.KEY=N    takes the n-th value of a key that was printed several times, not the last

In JSON, floats that JSON cannot represent as numbers are the texts "NaN", "Infinity" and "-Infinity".
A FILE of "-" is standard input. Status 2 for a usage error, an interrupted run, or anything that could
not be read or written; the results for everything else are still printed.
`;
