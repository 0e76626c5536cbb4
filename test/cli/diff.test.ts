import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";
import { sweepFile as sweep } from "../support/yaml.ts";

const versions = { "old.yaml": sweep("0.1, 0.2, 0.3"), "new.yaml": sweep("0.2, 0.3, 0.4, 0.5") };

const text = `~ task "sweep"
  ~ variant parameter "rate": rules: items: - 0.1, + 0.4, + 0.5
task "sweep": 3 → 4 executions: +2 -1, 2 unchanged
  rate: 3 values → 4 values, -0.1, +0.4, +0.5
`;

test("compares two files", (t) => {
  const folder = folderWith(t, versions);
  assert.deepEqual(runCli(folder, ["diff", "old.yaml", "new.yaml"]), {
    status: 0,
    out: text,
    error: "",
  });
});

test("says where a version has an item that it does not compare", (t) => {
  const folder = folderWith(t, {
    ...versions,
    "new.yaml": `${versions["old.yaml"]}- steps:\n    name: more\n`,
  });
  const { out, error } = runCli(folder, ["diff", "old.yaml", "new.yaml"]);
  assert.equal(out, "No difference in what the files mean\n");
  const line = versions["old.yaml"].split("\n").length;
  assert.equal(error, `new.yaml:${line}:3: an unknown item, which is not compared\n`);
});

test("prints JSON for scripts", (t) => {
  const folder = folderWith(t, versions);
  const { out } = runCli(folder, ["diff", "old.yaml", "new.yaml", "--format", "json"]);
  const { runs } = JSON.parse(out) as { readonly runs: readonly unknown[] };
  assert.deepEqual(runs, [
    {
      task: "sweep",
      type: "grid_search",
      before: 3,
      after: 4,
      added: 2,
      removed: 1,
      unchanged: 2,
      basis: "exact",
      parameters: [
        {
          parameter: "rate",
          before: 3,
          after: 4,
          added: { count: 2, first: [0.4, 0.5] },
          removed: { count: 1, first: [0.1] },
        },
      ],
      values: [],
    },
  ]);
});

test("prints annotations at the lines of the file after the change", (t) => {
  const folder = folderWith(t, versions);
  const { out } = runCli(folder, ["diff", "old.yaml", "new.yaml", "--format", "github"]);
  assert.deepEqual(out.trimEnd().split("\n"), [
    '::notice file=new.yaml,line=6,title=task "sweep"::~ variant parameter "rate": rules: items: - 0.1, + 0.4, + 0.5',
    '::notice file=new.yaml,line=6,title=task "sweep"::3 → 4 executions: +2 -1, 2 unchanged',
  ]);
});

test("an annotation is an error where a task makes more executions than it may", (t) => {
  const folder = folderWith(t, versions);
  const limited = ["diff", "old.yaml", "new.yaml", "--max-executions", "3"];
  const { out } = runCli(folder, [...limited, "--format", "github"]);
  assert.match(
    out,
    /^::error file=new\.yaml,line=6,title=task "sweep"::3 → 4 .*at most 3 are allowed$/m,
  );
  const { out: comment } = runCli(folder, [...limited, "--format", "markdown"]);
  assert.match(comment, /^\*\*More executions than allowed\*\*\n\n- `task "sweep": 3 → 4 /m);
});

test("fails where a task makes more executions than it may", (t) => {
  const folder = folderWith(t, versions);
  const statusOf = (...limits: readonly string[]) =>
    runCli(folder, ["diff", "old.yaml", "new.yaml", ...limits]);
  assert.equal(statusOf("--max-executions", "4").status, 0);
  assert.equal(statusOf("--max-growth", "34%").status, 0);
  const count = statusOf("--max-executions", "3");
  assert.equal(count.status, 1);
  assert.match(count.error, /^task "sweep": 3 → 4 executions.*; at most 3 are allowed\n$/);
  const growth = statusOf("--max-growth=33%");
  assert.equal(growth.status, 1);
  assert.match(growth.error, /; it may grow by at most 33%\n$/);
});

test("says what is wrong with a call", (t) => {
  const folder = folderWith(t, { ...versions, "latin.yaml": "" });
  writeFileSync(path.join(folder, "latin.yaml"), Buffer.from([0x61, 0xe9, 0x0a]));
  const calls: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [["old.yaml"], /Two files are needed, or --git REVISION and a file or folder/],
    [["--git", "HEAD"], /--git REVISION takes a file or folder/],
    [["--git", "HEAD", "old.yaml"], /not a git repository/],
    [["old.yaml", "gone.yaml"], /Cannot read "gone.yaml"/],
    [["old.yaml", "latin.yaml"], /Cannot read "latin.yaml": line 1, column 2/],
    [
      ["old.yaml", "new.yaml", "--max-growth", "much"],
      /takes a percentage such as 50%, not "much"/,
    ],
    [["old.yaml", "new.yaml", "--max-executions", "-1"], /./],
    [["old.yaml", "new.yaml", "--format", "xml"], /No format is named "xml"/],
  ];
  for (const [args, message] of calls) {
    const { status, error } = runCli(folder, ["diff", ...args]);
    assert.equal(status, 2, args.join(" "));
    assert.match(error, message);
  }
});
