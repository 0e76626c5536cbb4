import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const good = "- step:\n    name: train\n    image: busybox\n    command: train\n";
const bad = `${good}- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: trian }
    edges: []
`;

interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

test("check names the place, shows it and ends with status 1", (t) => {
  const folder = folderWith(t, { "valohai.yaml": bad });
  const { status, out } = runCli(folder, ["check", "valohai.yaml", "--severity", "warning"]);
  assert.equal(status, 1);
  assert.equal(
    out,
    `valohai.yaml:8:43: error: No step is named "trian"; did you mean "train"? [node-step-missing]
  8 |       - { name: a, type: execution, step: trian }
    |                                           ^^^^^
1 error, 0 warnings in 1 file
`,
  );
});

test("check --json gives the findings of all files", (t) => {
  const folder = folderWith(t, { "a.yaml": bad, "b.yaml": good });
  const { status, out } = runCli(folder, ["check", "a.yaml", "b.yaml", "--json"]);
  const findings: Finding[] = JSON.parse(out);
  assert.equal(status, 1);
  assert.deepEqual(
    findings.filter((it) => it.severity === "error"),
    [
      {
        file: "a.yaml",
        code: "node-step-missing",
        severity: "error",
        message: 'No step is named "trian"; did you mean "train"?',
        line: 8,
        column: 43,
        endLine: 8,
        endColumn: 48,
      },
    ],
  );
});

test("check reads standard input and finds files in folders and by pattern", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": good,
    "sub/x.valohai.yaml": bad,
    "sub/other.yaml": bad,
  });
  assert.equal(runCli(folder, ["check", "-"], good).status, 0);
  assert.equal(runCli(folder, ["check", "-"], bad).status, 1);
  const files = (args: readonly string[]) => {
    const findings: Finding[] = JSON.parse(runCli(folder, ["check", ...args, "--json"]).out);
    return [...new Set(findings.map((it) => it.file.replaceAll("\\", "/")))];
  };
  assert.deepEqual(files(["."]), ["sub/x.valohai.yaml"]);
  assert.deepEqual(files(["sub/*.yaml"]), ["sub/other.yaml", "sub/x.valohai.yaml"]);
});

test("check refuses a file that holds nothing, as Valohai does", (t) => {
  const folder = folderWith(t, {});
  for (const empty of ["", "\n", "# only a comment\n", "---\n"]) {
    const { status, out } = runCli(folder, ["check", "-", "--json"], empty);
    assert.equal(status, 1);
    const [finding, ...others]: Finding[] = JSON.parse(out);
    assert.deepEqual(others, []);
    assert.equal(finding?.code, "doc-not-a-list");
    assert.deepEqual([finding?.line, finding?.column], [1, 1]);
  }
  for (const list of ["[]", good]) {
    assert.equal(runCli(folder, ["check", "-", "--severity", "error"], list).status, 0);
  }
  const off = folderWith(t, {
    ".valohai-lint.yaml": "rules:\n  doc-not-a-list: off\n",
    "valohai.yaml": "",
  });
  assert.equal(runCli(off, ["check", "valohai.yaml"]).status, 0);
});

test("check --fix mends the file and keeps its comments", (t) => {
  const folder = folderWith(t, { "valohai.yaml": `# about\n${bad}` });
  assert.equal(runCli(folder, ["check", "valohai.yaml", "--fix"]).status, 0);
  const fixed = readFileSync(path.join(folder, "valohai.yaml"), "utf8");
  assert.equal(fixed, `# about\n${bad.replace("trian", "train")}`);
});

test("check follows the nearest .valohai-lint.yaml", (t) => {
  const folder = folderWith(t, {
    ".valohai-lint.yaml": "rules:\n  node-step-missing: warning\nignore:\n  - old/\n",
    "sub/valohai.yaml": bad,
    "old/valohai.yaml": bad,
  });
  assert.equal(runCli(folder, ["check", "."]).status, 0);
  assert.equal(runCli(folder, ["check", ".", "--max-warnings", "0"]).status, 1);
  assert.match(runCli(folder, ["check", "."]).out, /1 warning in 1 file/);
});

test("check finds the config above a file that is read from standard input or elsewhere", (t) => {
  const folder = folderWith(t, {
    ".valohai-lint.yaml": "rules:\n  node-step-missing: off\n",
    "a/b/valohai.yaml": bad,
  });
  assert.equal(runCli(folder, ["check", "a/b/valohai.yaml"]).status, 0);
  assert.equal(runCli(path.join(folder, "a/b"), ["check", "-"], bad).status, 0);
});

test("check colours only a terminal, unless the environment says otherwise", (t) => {
  const folder = folderWith(t, { "valohai.yaml": bad });
  const hasColor = (environment: { readonly [name: string]: string }) =>
    runCli(folder, ["check", "valohai.yaml"], "", environment).out.includes("\u001b[");
  assert.equal(hasColor({}), false);
  assert.equal(hasColor({ FORCE_COLOR: "1" }), true);
  assert.equal(hasColor({ FORCE_COLOR: "0" }), false);
  assert.equal(hasColor({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
});

test("check --fix of standard input prints the text, and the report beside it", (t) => {
  const { status, out, error } = runCli(folderWith(t, {}), ["check", "-", "--fix"], bad);
  assert.equal(status, 0);
  assert.equal(out, bad.replace("trian", "train"));
  assert.match(error, /0 errors/);
});

test("check names each syntax error and what is wrong in the rest of the file", (t) => {
  const text = `- step:\n    name: "a\n    image: b\n    command: c\n${bad}`;
  const { out } = runCli(folderWith(t, {}), ["check", "-", "--json", "--severity", "error"], text);
  const findings: Finding[] = JSON.parse(out);
  assert.deepEqual(
    findings.map((it) => `${it.line} ${it.code}`),
    ["2 yaml-syntax", "12 node-step-missing"],
  );
});

const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["no command", [], /A command is missing/],
  ["an unknown command", ["chek"], /No command is named "chek"/],
  ["no file", ["check"], /A file is missing/],
  ["a missing file", ["check", "nope.yaml"], /Cannot read "nope\.yaml": there is no such file/],
  ["an unknown option", ["check", "--jsn", "x"], /--jsn/],
  ["an unknown format", ["check", "x", "--format", "xml"], /No format is named "xml"/],
];

for (const [name, args, message] of misuses) {
  test(`${name} is misuse`, (t) => {
    const { status, out, error } = runCli(folderWith(t, {}), args);
    assert.equal(status, 2);
    assert.equal(out, "");
    assert.match(error, message);
  });
}

const stepOfTrain = "- step:\n    name: train\n    image: i\n    command: python train.py\n";

test("compares the file with the scripts beside it", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": stepOfTrain,
    "train.py": 'import valohai\nvalohai.parameters("rate")\n',
  });
  const { status, out } = runCli(folder, ["check", "valohai.yaml", "--json"]);
  const findings = JSON.parse(out).findings ?? JSON.parse(out);
  assert.match(JSON.stringify(findings), /code-parameter-undeclared/);
  assert.equal(status, 0);
});

test("reads no script for standard input, nor one outside of the file's folder", (t) => {
  const folder = folderWith(t, {
    "project/valohai.yaml": stepOfTrain.replace("train.py", "../train.py"),
    "train.py": 'import valohai\nvalohai.parameters("rate")\n',
  });
  assert.doesNotMatch(runCli(folder, ["check", "-", "--json"], stepOfTrain).out, /code-/);
  assert.doesNotMatch(runCli(folder, ["check", "project/valohai.yaml", "--json"]).out, /code-/);
});
