/** What `--help` prints, and misuse after its reason. */
export const usage = `Usage:
  valohai-yaml check FILE|FOLDER|PATTERN... [--format F] [--severity S] [--max-warnings N] [--fix]
      Says what is wrong in each file. Status 1 when there are errors.
      --format        text, json (also --json), sarif, github, junit or gitlab
      --severity      leaves out what is less severe: error, warning, information or hint
      --max-warnings  status 1 also when there are more warnings than this
      --fix           mends what has a fix that needs no decision

  valohai-yaml variants FILE --pipeline P --node N [--metadata JSONFILE] [--log NODE=LOGFILE]
                        [--parameter NAME=VALUE] [--limit N] [--json]
      Lists the executions that a node of a pipeline will create.
      --metadata   a file with {"<source node>": {"<key>": value}}
      --log        what a node printed: JSON lines between other output; may be repeated
      --parameter  a value for a pipeline parameter, as JSON or else as text; may be repeated
      --limit      how many variants to list at most (1000)

A FILE of "-" is standard input. Status 2 for misuse.
`;
