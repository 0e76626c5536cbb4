import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const good = "- step:\n    name: train\n    image: busybox:1\n    command: train\n";
const bad = `${good}- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: trian }
    edges: []
`;

const misspelt = "- step: # runs\n    name: test\n    imgae: busybox\n    command: test\n";
const spelt = misspelt.replace("imgae", "image");

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
    assert.equal(finding?.code, "document-not-a-list");
    assert.deepEqual([finding?.line, finding?.column], [1, 1]);
  }
  for (const list of ["[]", good]) {
    assert.equal(runCli(folder, ["check", "-", "--severity", "error"], list).status, 0);
  }
  const off = folderWith(t, {
    ".valohai-lint.yaml": "rules:\n  document-not-a-list: off\n",
    "valohai.yaml": "",
  });
  assert.equal(runCli(off, ["check", "valohai.yaml"]).status, 0);
});

test("check --fix fixes the file, keeps its comments and chooses no name", (t) => {
  const folder = folderWith(t, { "valohai.yaml": `# about\n${bad}${misspelt}` });
  assert.equal(runCli(folder, ["check", "valohai.yaml", "--fix"]).status, 1);
  const fixed = readFileSync(path.join(folder, "valohai.yaml"), "utf8");
  assert.equal(fixed, `# about\n${bad}${spelt}`);
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
  const { status, out, error } = runCli(folderWith(t, {}), ["check", "-", "--fix"], misspelt);
  assert.equal(status, 0);
  assert.equal(out, spelt);
  assert.match(error, /0 errors/);
});

test("check names each syntax error and what is wrong in the rest of the file", (t) => {
  const text = `- step:\n    name: "a\n    image: b:1\n    command: c\n${bad}`;
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
  ["a missing file", ["check", "nope.yaml"], /Cannot read "nope\.yaml": it does not exist/],
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

const stepOfTrain = "- step:\n    name: train\n    image: i:1\n    command: python train.py\n";

test("compares the file with the scripts beside it", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": stepOfTrain,
    "train.py": 'import valohai\nvalohai.parameters("rate")\n',
  });
  const { status, out } = runCli(folder, ["check", "valohai.yaml", "--json"]);
  const findings = JSON.parse(out).findings ?? JSON.parse(out);
  assert.match(JSON.stringify(findings), /script-parameter-undeclared/);
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

/** Texts in which some bytes are not UTF-8, with the place and the value of the first of them. */
const undecodable = [
  ["Latin-1", Buffer.from("# Tr\xe4ger\n- step:\n", "latin1"), "1:5", "the byte 0xE4 is not;"],
  [
    "Latin-1 after other signs",
    Buffer.concat([Buffer.from("# ä€😀\n# "), Buffer.from([0xfc])]),
    "2:3",
    "the byte 0xFC is not;",
  ],
  ["a sign that is cut off", Buffer.from("# €").subarray(0, -1), "1:3", "the byte 0xE2 is not;"],
  ["a surrogate", Buffer.from([0x23, 0xed, 0xa0, 0x80]), "1:2", "the byte 0xED is not;"],
  ["UTF-16", Buffer.from("\ufeff# a\n", "utf16le"), "1:1", "this is UTF-16;"],
] as const;

for (const [what, bytes, place, story] of undecodable) {
  test(`check reports the first byte that is not UTF-8, and nothing else: ${what}`, (t) => {
    const folder = folderWith(t, {});
    writeFileSync(path.join(folder, "valohai.yaml"), bytes);
    const { status, out } = runCli(folder, ["check", "valohai.yaml"]);
    assert.equal(status, 1);
    assert.ok(
      out.startsWith(`valohai.yaml:${place}: error: Valohai reads UTF-8, and ${story}`),
      out,
    );
    assert.match(out, /\n1 error, 0 warnings in 1 file\n$/);
    const plan = runCli(folder, ["plan", "valohai.yaml"]);
    assert.equal(plan.status, 2);
    assert.match(
      plan.error,
      /Cannot read "valohai\.yaml": line \d, column \d: Valohai reads UTF-8/,
    );
  });
}

test("check takes the replacement character for what it is where it is written", (t) => {
  const text = "- step:\n    name: a\n    image: i:1\n    command: echo \ufffd\n";
  const folder = folderWith(t, { "valohai.yaml": text });
  assert.equal(runCli(folder, ["check", "valohai.yaml"]).status, 0);
});

test("check answers many files in their order, whichever thread they are checked in", (t) => {
  const names = Array.from({ length: 40 }, (_, index) => `p${index}/valohai.yaml`).sort();
  const folder = folderWith(
    t,
    Object.fromEntries(names.map((it, index) => [it, index % 3 ? good : bad])),
  );
  const { status, out } = runCli(folder, ["check", ".", "--json", "--severity", "error"]);
  const findings: Finding[] = JSON.parse(out);
  assert.equal(status, 1);
  assert.deepEqual(
    findings.map((it) => it.file),
    names.filter((_, index) => index % 3 === 0),
  );
});

test("a file that takes longer than the timeout costs only itself", (t) => {
  const steps = Array.from(
    { length: 200_000 },
    (_, index) => `- step: {name: s${index}, image: b:1, command: c}\n`,
  );
  const folder = folderWith(t, { "a.yaml": bad, "slow.yaml": steps.join(""), "z.yaml": bad });
  const files = ["a.yaml", "slow.yaml", "z.yaml"];
  // Any file is answered in about two seconds by compiled code, so the code is not compiled.
  const slowly = { NODE_OPTIONS: "--jitless" };
  const args = ["check", ...files, "--timeout", "2", "--json"];
  const { status, out, error } = runCli(folder, args, "", slowly);
  const findings: Finding[] = JSON.parse(out);
  assert.deepEqual([...new Set(findings.map((it) => it.file))], ["a.yaml", "z.yaml"]);
  const late = 'Checking "slow.yaml" takes longer than 2 s; --timeout sets another limit';
  assert.equal(error.replace(/^Warning: .*\n/gm, ""), `vhyaml: ${late}\n`);
  assert.equal(status, 2);
  const alone = runCli(folder, ["check", "slow.yaml", "--timeout", "2"], "", slowly);
  assert.equal(alone.status, 2);
});

test("a file that cannot be read costs only itself", (t) => {
  const folder = folderWith(t, { "a.yaml": bad, "z.yaml": good });
  const { status, out, error } = runCli(folder, ["check", "a.yaml", "no.yaml", "z.yaml"]);
  assert.match(out, /^a\.yaml:8:43: error: .*\n1 error, \d+ warnings? in 2 files$/ms);
  assert.equal(error, 'vhyaml: Cannot read "no.yaml": it does not exist\n');
  assert.equal(status, 2);
});

test("a timeout is a whole number of seconds", (t) => {
  const folder = folderWith(t, { "a.yaml": good });
  const { status, error } = runCli(folder, ["check", "a.yaml", "--timeout", "soon"]);
  assert.equal(status, 2);
  assert.match(error, /^vhyaml: --timeout takes a whole number, not "soon"$/m);
});

test("check reports names in a config that none of its files declares", (t) => {
  const stepNamed = (name: string) => `- step: { name: ${name}, image: i, command: c }\n`;
  const files = {
    ".valohai-lint.yaml": "estimates: { steps: { fit: {}, trian: {}, other: {}, own: {} } }\n",
    "valohai.yaml": stepNamed("train"),
    "sub/valohai.yaml": stepNamed("fit"),
    "own/valohai.yaml": stepNamed("own"),
    "own/.valohai-lint.yaml": "rules: {}\n",
    "named.yaml": stepNamed("other"),
  };
  const folder = folderWith(t, files);
  const warned = (...args: readonly string[]) =>
    runCli(folder, ["check", ...args])
      .error.split("\n")
      .map((it) => it.replace(/^.*(?=\.valohai-lint)/, ""))
      .filter((it) => it !== "");
  const place = (column: number) => `.valohai-lint.yaml:1:${column}: warning:`;
  const trian = `${place(32)} No step is named "trian"; did you mean "train"?`;
  const other = `${place(43)} No step is named "other"`;
  const own = `${place(54)} No step is named "own"`;
  assert.deepEqual(warned("valohai.yaml"), [trian, other, own]);
  assert.deepEqual(warned("valohai.yaml", "named.yaml"), [trian, own]);
  writeFileSync(path.join(folder, "sub/valohai.yaml"), "- step: [\n");
  assert.deepEqual(warned("valohai.yaml"), []);
});
