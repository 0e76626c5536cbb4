import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { actionFile, packedForCi, runActionStep, runScript } from "../support/ci-steps.ts";
import { folderWith } from "../support/cli.ts";

const manifest: {
  readonly version: string;
  readonly repository: { readonly url: string };
} = JSON.parse(readFileSync("package.json", "utf8"));
const [, home = ""] = /^git\+(.*)\.git$/.exec(manifest.repository.url) ?? [];
const published = `valohai-yaml@${manifest.version}`;

const page = readFileSync("docs/ci.md", "utf8");
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
  language,
  text: text ?? "",
}));

const correct = "- step: { name: a, image: b:1, command: c }\n";
const misspelt = "- stepp: { name: a, image: b:1, command: c }\n";
const wrong = "- step: { name: a, image: b:1, command: c, comand: d }\n";

const archive = packedForCi();

function runAction(folder: string, inputs: { readonly [name: string]: string }) {
  return runActionStep(folder, "Check", { inputs });
}

test("the action annotates, writes SARIF, and fails where there are errors", (t) => {
  const folder = folderWith(t, { "valohai.yaml": wrong, "sub/valohai.yaml": misspelt });
  const { status, stdout, stderr } = runAction(folder, {
    package: archive,
    sarif: "found.sarif",
  });
  assert.equal(status, 1, stderr);
  assert.match(stdout, /^::error file=valohai\.yaml,line=1,.*title=prop-unknown::/m);
  assert.match(stdout, /^::warning file=sub\/valohai\.yaml,line=1,/m);
  const { version, runs } = JSON.parse(readFileSync(path.join(folder, "found.sarif"), "utf8"));
  assert.equal(version, "2.1.0");
  assert.equal(runs[0].results.length, 2);
});

test("the action passes where nothing is wrong, and takes options and paths line by line", (t) => {
  const files = { "a b/valohai.yaml": correct, "c/valohai.yaml": misspelt };
  const folder = folderWith(t, files);
  assert.equal(runAction(folder, { package: archive }).status, 0);
  const options = "--max-warnings=0\n--severity=warning\n";
  const both = { package: archive, options, paths: "a b\nc\n" };
  assert.equal(runAction(folder, both).status, 1);
  assert.equal(runAction(folder, { ...both, paths: "a b" }).status, 0);
});

test("the action runs no input, and fails where nothing can be checked", (t) => {
  const folder = folderWith(t, { "valohai.yaml": correct });
  const hostile = "$(touch pwned)\n; touch pwned\n`touch pwned`\n--fix";
  const { status } = runAction(folder, { package: archive, paths: hostile, sarif: "x.sarif" });
  assert.equal(status, 2);
  assert.ok(!existsSync(path.join(folder, "pwned")));
});

test("the GitLab job writes a report and fails where there are errors", (t) => {
  const job = parse(readFileSync("integrations/gitlab-ci.yml", "utf8"))["valohai-yaml"];
  assert.equal(job.variables.VALOHAI_YAML_PACKAGE, published);
  const folder = folderWith(t, { "valohai.yaml": wrong });
  const variables = { ...job.variables, VALOHAI_YAML_PACKAGE: archive };
  const { status, stderr } = runScript(folder, job.script.join("\n"), variables);
  assert.equal(status, 1, stderr);
  const report = path.join(folder, job.artifacts.reports.codequality);
  const [problem] = JSON.parse(readFileSync(report, "utf8"));
  assert.equal(problem.location.path, "valohai.yaml");
});

test("each command of the page runs", (t) => {
  const text = "# Graph\n\n<!-- vhyaml graph: training -->\n<!-- vhyaml graph end -->\n";
  const pipeline = `${correct}- pipeline:
    name: training
    nodes: [{ name: a, type: execution, step: a }]
    edges: []
`;
  const folder = folderWith(t, { "valohai.yaml": pipeline, "README.md": text });
  const commands = blocks.flatMap((it) =>
    it.language === "sh" ? [it.text] : (/^- run: (.*)$/m.exec(it.text)?.slice(1) ?? []),
  );
  assert.equal(commands.length, 4);
  for (const it of commands) {
    assert.ok(it.includes(published), it);
    const { status, stderr } = runScript(folder, it.replace(published, archive));
    // The graph is not there yet: that is what --check says.
    assert.equal(status, it.includes("--check") ? 1 : 0, `${it}${stderr}`);
  }
  assert.match(readFileSync(path.join(folder, "valohai-yaml.xml"), "utf8"), /^<\?xml/);
});

test("each file of the page is YAML and names this version of this repository", () => {
  const files = blocks.filter((it) => it.language === "yaml").map((it) => it.text);
  assert.ok(files.includes(readFileSync("integrations/gitlab-ci.yml", "utf8")));
  for (const it of files) assert.ok(parse(it));
  const action = `${new URL(home).pathname.slice(1)}/action@v${manifest.version}`;
  const uses = [...page.matchAll(/uses: (\S*valohai-yaml\S*)/g)].map(([, it]) => it);
  assert.deepEqual(uses, [action, action, action]);
  const hook = parse(files.find((it) => it.startsWith("repos:")) ?? "").repos[0];
  assert.deepEqual([hook.repo, hook.rev], [home, `v${manifest.version}`]);
  const [offered] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));
  assert.equal(hook.hooks[0].id, offered.id);
});

test("the inputs of the action are those of the page, with their defaults", () => {
  const { inputs } = actionFile();
  assert.equal(inputs["package"]?.default, published);
  for (const [name, { default: usual }] of Object.entries(inputs)) {
    const row = new RegExp(`^\\| \`${name}\` .*\\| (.*?) +\\|$`, "m").exec(page)?.[1];
    assert.equal(row, usual === "" ? "none" : `\`${usual}\``, name);
  }
});
