import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { actionFile, packedForCi, runActionStep, runScript } from "../support/ci-steps.ts";
import { folderWith } from "../support/cli.ts";
import { repositoryWith } from "../support/git-folder.ts";
import { sweepFile } from "../support/yaml.ts";

const archive = packedForCi();
const grown = 'task "sweep"::3 → 6 executions: +3, 3 unchanged';

/**
 * A clone as GitHub makes it for a pull request that doubles a sweep: shallow, with the merge commit alone. The base has
 * moved since the pull request began, which is no difference of the pull request.
 */
function pullRequest(t: TestContext) {
  const { folder: origin, git } = repositoryWith(t, {
    "models/valohai.yaml": sweepFile("1, 2, 3"),
    "other.valohai.yaml": sweepFile("1"),
  });
  const begin = git("rev-parse", "HEAD");
  git("config", "uploadpack.allowAnySHA1InWant", "true");
  git("checkout", "--quiet", "-b", "change");
  writeFileSync(path.join(origin, "models/valohai.yaml"), sweepFile("1, 2, 3, 4, 5, 6"));
  git("commit", "--quiet", "--all", "--message", "Grow");
  git("checkout", "--quiet", "main");
  writeFileSync(path.join(origin, "other.valohai.yaml"), sweepFile("1, 2, 3, 4"));
  git("commit", "--quiet", "--all", "--message", "Move on");
  git("checkout", "--quiet", "-b", "merge");
  git("merge", "--quiet", "-m", "Merge\n\nparent of nothing", "change");
  const folder = path.join(folderWith(t, { "temp/.keep": "" }), "clone");
  const url = pathToFileURL(origin).href;
  git("clone", "--quiet", "--depth=1", "--branch", "merge", url, folder);
  return { folder, temp: path.resolve(folder, "../temp"), begin };
}

function compare(t: TestContext, inputs: { readonly [name: string]: string }) {
  const { folder, temp, begin } = pullRequest(t);
  const summary = path.join(temp, "summary.md");
  const run = runActionStep(folder, "Compare", {
    inputs: { package: archive, ...inputs },
    github: { "event.pull_request.base.sha": begin },
    variables: { RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary },
  });
  return { ...run, temp, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

test("the action compares a pull request with its base, in annotations and the summary", (t) => {
  const { status, stdout, stderr, summary } = compare(t, {});
  assert.equal(status, 0, stderr);
  assert.ok(stdout.includes(`::notice file=models/valohai.yaml,line=6,title=${grown}\n`), stdout);
  assert.ok(!stdout.includes("other.valohai.yaml"), stdout);
  assert.match(summary, /^### `models\/valohai\.yaml`\n/);
  assert.match(summary, /^\| `task "sweep"` \| 3 \| 6 \| \+3 \| 3 \|/m);
});

test("a sweep that grows too much fails the job, and all outputs are written", (t) => {
  const { status, stdout, summary } = compare(t, { "diff-options": "--max-growth=50%\n" });
  assert.equal(status, 1);
  assert.ok(stdout.includes(`::error file=models/valohai.yaml,line=6,title=${grown}`), stdout);
  assert.match(summary, /More executions than allowed/);
  assert.equal(compare(t, { "diff-options": "--max-growth=100%" }).status, 0);
});

test("the action compares with the base and the paths that it is given, and runs no input", (t) => {
  const main = compare(t, { base: "main", paths: "other.valohai.yaml" });
  assert.equal(main.status, 0, main.stderr);
  assert.match(main.summary, /No difference in what the files mean\.\n$/);
  assert.equal(main.stdout, "");
  const hostile = "--upload-pack=touch pwned";
  const { status, temp } = compare(t, { base: hostile, paths: "$(touch pwned)" });
  assert.notEqual(status, 0);
  assert.ok(!existsSync(path.join(temp, "../clone/pwned")));
});

/** Writes a comment with a `gh` that records its calls, and answers these. */
function comment(t: TestContext, text: string, known: string, answer = "exit 0"): string {
  const folder = folderWith(t, { "temp/valohai-yaml.md": text });
  const programs = path.join(folder, "bin");
  mkdirSync(programs);
  writeFileSync(
    path.join(programs, "gh"),
    `#!/bin/sh\necho "$@" >>calls\ncase "$*" in *--paginate*) echo "${known}" ;; *) ${answer} ;; esac\n`,
  );
  chmodSync(path.join(programs, "gh"), 0o755);
  const { status, stdout, stderr } = runActionStep(folder, "Comment", {
    inputs: {},
    github: { token: "t", "event.pull_request.number": "7" },
    variables: {
      PATH: `${programs}:${process.env["PATH"]}`,
      RUNNER_TEMP: path.join(folder, "temp"),
      GITHUB_REPOSITORY: "a/b",
    },
  });
  assert.equal(status, 0, stderr);
  return readFileSync(path.join(folder, "calls"), "utf8") + stdout;
}

test("the action writes one comment and updates it", (t) => {
  const changed = "### `valohai.yaml`\n";
  const nothing = "No difference in what the files mean.\n";
  assert.match(comment(t, changed, ""), /^api .*POST repos\/a\/b\/issues\/7\/comments .*body=@/m);
  const update = /^api .*PATCH repos\/a\/b\/issues\/comments\/12 .*body=@/m;
  assert.match(comment(t, changed, "12\n13"), update);
  assert.match(comment(t, nothing, "12"), update);
  assert.doesNotMatch(comment(t, nothing, ""), /POST/);
  assert.match(comment(t, changed, "", "exit 1"), /^::warning .*pull-requests: write/m);
});

test("the comparison and the comment run although the check fails, and in pull requests only", () => {
  const [, ...others] = actionFile().runs.steps;
  assert.deepEqual(
    others.map((it) => it.if),
    [
      "!cancelled() && (inputs.base || github.event.pull_request)",
      "!cancelled() && inputs.comment == 'true' && github.event.pull_request",
    ],
  );
});

test("the GitLab job compares with the base of the merge request, and fails at a limit", (t) => {
  const job = parse(readFileSync("integrations/gitlab-ci.yml", "utf8"))["valohai-yaml-diff"];
  const { folder, begin } = pullRequest(t);
  const runJob = (options: string) =>
    runScript(folder, job.script.join("\n"), {
      ...job.variables,
      VALOHAI_YAML_PACKAGE: archive,
      VALOHAI_YAML_DIFF_OPTIONS: options,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: begin,
    });
  const { status, stderr } = runJob("");
  assert.equal(status, 0, stderr);
  const [page] = job.artifacts.paths;
  assert.match(readFileSync(path.join(folder, page), "utf8"), /\| `task "sweep"` \| 3 \| 6 \|/);
  assert.equal(runJob("--max-growth=50%").status, 1);
  const programs = folderWith(t, { curl: '#!/bin/sh\necho "$@"\n' });
  chmodSync(path.join(programs, "curl"), 0o755);
  const after = (token: string) =>
    runScript(folder, job.after_script.join("\n"), {
      PATH: `${programs}:${process.env["PATH"]}`,
      VALOHAI_YAML_TOKEN: token,
      CI_API_V4_URL: "https://gitlab.example/api/v4",
      CI_PROJECT_ID: "3",
      CI_MERGE_REQUEST_IID: "7",
    }).stdout;
  assert.equal(after(""), "");
  assert.match(after("t"), /body@valohai-yaml\.md .*\/projects\/3\/merge_requests\/7\/notes\n$/);
});
