/** What `--help` prints, and misuse after its reason. */
export const usage = `Usage:
  valohai-yaml check FILE|FOLDER|PATTERN... [--format F] [--severity S] [--max-warnings N] [--fix]
      Says what is wrong in each file. Status 1 when there are errors.
      --format        text, json (also --json), sarif, github, junit or gitlab
      --severity      leaves out what is less severe: error, warning, information or hint
      --max-warnings  status 1 also when there are more warnings than this
      --fix           mends what has a fix that needs no decision

  valohai-yaml variants FILE --pipeline P --node N [SOURCE...] [--parameter NAME=VALUE]
                        [--where FILTER] [--sort NAME [--descending]] [--offset N] [--limit N]
                        [--format F] [--output FILE] [--json]
      Lists the executions that a node of a pipeline will create. Status 1 when a part cannot run.
      --parameter   a value for a pipeline parameter, as JSON or else as text; may be repeated
      --where       only variants that pass, may be repeated: id=122, id!=122, lr>=0.01, lr=0.1..0.5,
                    name^=start, name~part, problem, problem:KIND, or a text found in any value
      --sort        by the values of a parameter
      --illustrate  a number: shows values drawn with that seed where the platform draws them
      --offset      how many variants to leave out first
      --limit       how many variants to list at most: 1000 on a screen, "all" in an export
      --format      text, json (also --json), json-lines, csv, tsv, markdown, parameter-sets or vh
      --output      a file to write to

  valohai-yaml plan FILE --pipeline P [SOURCE...] [--parameter NAME=VALUE] [--json]
      Says what a whole pipeline will run: its stages, and how often each node runs and why.

  A SOURCE gives what a node prints; comments such as "# valohai-preview: ids=[1, 2]" at a node count as well.
      --metadata FILE       {"<node>": {"<key>": value}}; or NODE=FILE, in any of the formats below
      --log NODE=FILE       what a node printed: JSON lines between other output, read in pieces
      --jsonl NODE=FILE     one JSON object per line
      --csv NODE=FILE       a table: with a "_time" column one event per row, else a list per column
      --summary NODE=FILE   what vh --output-format json exec summarize prints; --counter N picks one
      --event NODE.KEY=N    takes the n-th value of a key that was printed several times, not the last

A FILE of "-" is standard input. Status 2 for misuse.
`;
