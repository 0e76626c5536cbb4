import assert from "node:assert/strict";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";
import { readXml } from "../support/read-xml.ts";

const good = "- step:\n    name: train\n    image: busybox:1\n    command: train\n";

/** An error with characters that every format has to escape, a warning and a hint. */
const bad = `${good}- step:
    name: "50%, <b>&\\u0007"
    image: busybox:1
    command: train {parameter:"x"&<y>}
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: "no, 100%: <b>&'\\"\\n" }
    edges: []
`;
const name = "50% a,b&c.yaml";

function report(t: TestContext, format: string, files: { readonly [name: string]: string }) {
  const folder = folderWith(t, files);
  const { out } = runCli(folder, ["check", ...Object.keys(files), "--format", format]);
  return out;
}

interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function findingsOf(t: TestContext, files: { readonly [name: string]: string }): Finding[] {
  const found: Finding[] = JSON.parse(report(t, "json", files));
  assert.ok(found.some((it) => it.code === "node-step-missing"));
  return found;
}

test("json gives exactly the fields that are documented, counted from 1", (t) => {
  for (const it of findingsOf(t, { [name]: bad })) {
    assert.deepEqual(Object.keys(it).sort(), [
      ...["code", "column", "endColumn", "endLine", "file", "line", "message", "severity"],
    ]);
    assert.ok(["error", "warning", "information", "hint"].includes(it.severity));
    for (const number of [it.line, it.column, it.endLine, it.endColumn]) {
      assert.ok(Number.isInteger(number) && number >= 1);
    }
    assert.ok(it.endLine > it.line || it.endColumn >= it.column);
  }
});

test("sarif is a log of version 2.1.0 whose results name their rules and places", (t) => {
  const files = { [name]: bad, "good.yaml": good };
  const log = JSON.parse(report(t, "sarif", files));
  assert.equal(log.version, "2.1.0");
  assert.match(log.$schema, /sarif-2\.1\.0/);
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  assert.equal(run.columnKind, "utf16CodeUnits");
  const { driver } = run.tool;
  assert.equal(driver.name, "valohai-yaml");
  const ids: string[] = driver.rules.map((it: { id: string }) => it.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const rule of driver.rules) {
    assert.ok(rule.shortDescription.text.length > 20);
    assert.ok(["error", "warning", "note"].includes(rule.defaultConfiguration.level));
  }
  const levels = { error: "error", warning: "warning", information: "note", hint: "note" };
  assert.deepEqual(
    run.results,
    findingsOf(t, files).map((it) => ({
      ruleId: it.code,
      ruleIndex: ids.indexOf(it.code),
      level: levels[it.severity],
      message: { text: it.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "50%25%20a%2Cb%26c.yaml" },
            region: {
              startLine: it.line,
              startColumn: it.column,
              endLine: it.endLine,
              endColumn: it.endColumn,
            },
          },
        },
      ],
    })),
  );
});

test("sarif without findings is an empty list of results", (t) => {
  const { runs } = JSON.parse(report(t, "sarif", { "valohai.yaml": good }));
  assert.deepEqual(runs[0].results, []);
});

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

test("gitlab gives issues whose fingerprints differ", (t) => {
  const twice = bad.replace(/( {6}- .*)\n/, (line) => line + line.replace("name: a", "name: b"));
  const issues: Issue[] = JSON.parse(report(t, "gitlab", { [name]: twice }));
  const severities = { error: "major", warning: "minor", information: "info", hint: "info" };
  assert.deepEqual(
    issues.map(({ fingerprint, ...it }) => it),
    findingsOf(t, { [name]: twice }).map((it) => ({
      description: it.message,
      check_name: it.code,
      severity: severities[it.severity],
      location: { path: name, lines: { begin: it.line, end: it.endLine } },
    })),
  );
  assert.equal(issues.filter((it) => it.check_name === "node-step-missing").length, 2);
  assert.equal(new Set(issues.map((it) => it.fingerprint)).size, issues.length);
});

test("gitlab's fingerprints stay while lines move and however the file is named", (t) => {
  const folder = folderWith(t, { "valohai.yaml": bad });
  const moved = folderWith(t, { "valohai.yaml": `# about\n\n${bad}` });
  const prints = (where: string, file: string) => {
    const issues: Issue[] = JSON.parse(runCli(where, ["check", file, "--format", "gitlab"]).out);
    return issues.map((it) => `${it.fingerprint} ${it.location.path}`);
  };
  const expected = prints(folder, "valohai.yaml");
  assert.deepEqual(prints(moved, "valohai.yaml"), expected);
  assert.deepEqual(prints(folder, "./valohai.yaml"), expected);
  assert.deepEqual(prints(folder, path.join(folder, "valohai.yaml")), expected);
});

test("junit counts what it lists and can be read as XML", (t) => {
  const files = { [name]: bad, "good.yaml": good };
  const out = report(t, "junit", files);
  const failures = findingsOf(t, files).filter((it) => ["error", "warning"].includes(it.severity));
  const root = readXml(out);
  assert.equal(root.name, "testsuites");
  assert.equal(root.attributes["tests"], String(failures.length + 1));
  assert.equal(root.attributes["failures"], String(failures.length));
  const [broken, clean] = root.children;
  assert.deepEqual(broken?.attributes, {
    name,
    tests: String(failures.length),
    failures: String(failures.length),
    errors: "0",
  });
  assert.deepEqual(
    broken?.children.map((it) => ({ ...it.attributes, ...it.children[0]?.attributes })),
    failures.map((it) => ({
      name: `${it.code} at ${it.line}:${it.column}`,
      classname: name,
      type: it.severity,
      message: it.message,
    })),
  );
  assert.deepEqual(clean?.attributes, {
    name: "good.yaml",
    tests: "1",
    failures: "0",
    errors: "0",
  });
  assert.deepEqual(clean?.children[0]?.children, []);
});

test("github gives one command per line with everything escaped that would end it", (t) => {
  const files = { [name]: bad };
  const lines = report(t, "github", files).trimEnd().split("\n");
  const levels = { error: "error", warning: "warning", information: "notice", hint: "notice" };
  const plain = (text: string) =>
    text
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":")
      .replaceAll("%0A", "\n")
      .replaceAll("%0D", "\r")
      .replaceAll("%25", "%");
  const read = lines.map((line) => {
    const [, level, properties = "", message = ""] =
      /^::(\w+) ([^:]*)::(.*)$/.exec(line) ?? assert.fail(line);
    const pairs = properties.split(",").map((it) => it.split("="));
    const values = pairs.map(([key, value = ""]) => [key, plain(value)]);
    return { level, ...Object.fromEntries(values), message: plain(message) };
  });
  assert.deepEqual(
    read,
    findingsOf(t, files).map((it) => ({
      level: levels[it.severity],
      file: name,
      line: String(it.line),
      endLine: String(it.endLine),
      col: String(it.column),
      endColumn: String(it.endColumn),
      title: it.code,
      message: it.message,
    })),
  );
});

const outcomes: readonly (readonly [string, readonly string[], number])[] = [
  ["nothing wrong", [], 0],
  ["warnings alone", ["warned.yaml"], 0],
  ["warnings up to the limit", ["warned.yaml", "--max-warnings", "1"], 0],
  ["more warnings than the limit", ["warned.yaml", "--max-warnings", "0"], 1],
  [
    "warnings that are not asked for",
    ["warned.yaml", "--max-warnings", "0", "--severity", "error"],
    0,
  ],
  ["an error", ["wrong.yaml"], 1],
  ["an error in any of the files", ["warned.yaml", "wrong.yaml", "--severity", "error"], 1],
  ["a limit that is no number", ["good.yaml", "--max-warnings", "-1"], 2],
  ["a severity that there is not", ["good.yaml", "--severity", "off"], 2],
];

for (const [what, args, status] of outcomes) {
  test(`${what} ends with status ${status}`, (t) => {
    const folder = folderWith(t, {
      "good.yaml": good,
      "warned.yaml": `${good}    parameters:\n      - { name: n, type: flag, optional: true, pass-as: x }\n`,
      "wrong.yaml": `${good}    imag: x\n`,
    });
    const found = runCli(folder, ["check", "good.yaml", ...args]);
    assert.equal(found.status, status, found.out + found.error);
  });
}

for (const format of ["json", "sarif", "junit", "gitlab", "github"]) {
  test(`the status is the same with --format ${format}`, (t) => {
    const folder = folderWith(t, { "good.yaml": good, "bad.yaml": bad });
    assert.equal(runCli(folder, ["check", "good.yaml", "--format", format]).status, 0);
    assert.equal(runCli(folder, ["check", "bad.yaml", "--format", format]).status, 1);
  });
}

test("--severity shows what is at least as severe", (t) => {
  const folder = folderWith(t, { "valohai.yaml": bad });
  const shown = (severity: string) => {
    const { out } = runCli(folder, ["check", "valohai.yaml", "--json", "--severity", severity]);
    const findings: Finding[] = JSON.parse(out);
    return new Set(findings.map((it) => it.severity));
  };
  assert.deepEqual(shown("error"), new Set(["error"]));
  assert.ok(!shown("warning").has("hint") && !shown("warning").has("information"));
  assert.deepEqual(
    shown("hint"),
    new Set(findingsOf(t, { "valohai.yaml": bad }).map((it) => it.severity)),
  );
});
