import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { type TestContext, test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

function scriptFor(t: TestContext, shell: string): string {
  const { status, out, error } = runCli(folderWith(t, {}), ["completion", shell]);
  assert.deepEqual([status, error], [0, ""]);
  return out;
}

/** What bash offers at the end of a line, before it falls back to files. */
function offered(script: string, line: string): readonly string[] {
  const words = line.split(" ").map((it) => `'${it}'`);
  const call = `COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _vhyaml`;
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--norc", "-c", `${script}\n${call}\nprintf '%s\\n' "\${COMPREPLY[@]}"`],
    { encoding: "utf8" },
  );
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout.split("\n").filter((it) => it !== "");
}

const completed: readonly (readonly [line: string, offers: string])[] = [
  ["vhyaml ch", "check"],
  ["vhyaml ", "check format plan graph variants diff schema mcp completion help --help --version"],
  ["vhyaml check --fi", "--fix --fix-dry-run"],
  ["vhyaml check --format ", "text json sarif github junit gitlab"],
  ["vhyaml check a.yaml --severity w", "warning"],
  ["vhyaml variants a.yaml --format vh", "vh vh-task"],
  ["vhyaml plan --pipe", "--pipeline"],
  ["vhyaml plan a.yaml --runs a.json --ru", "--runs"],
  ["vhyaml graph a.yaml --format m", "mermaid markdown"],
  ["vhyaml schema -", "--help"],
  ["vhyaml completion ", "bash zsh fish"],
  ["vhyaml help pl", "plan"],
  ["vhyaml check val", ""],
];

for (const [line, offers] of completed) {
  test(`bash completes "${line}"`, (t) => {
    assert.deepEqual(offered(scriptFor(t, "bash"), line).join(" "), offers);
  });
}

test("every option of the usage is completed in every shell", (t) => {
  for (const command of ["check", "format", "variants", "plan"]) {
    const { out } = runCli(folderWith(t, {}), ["help", command]);
    const options = new Set(out.match(/(?<=[ ([])--[a-z][a-z-]+/g));
    // "vh --output-format" is an option of another program.
    options.delete("--output-format");
    assert.ok(options.size >= 2);
    for (const shell of ["bash", "zsh", "fish"]) {
      const lines = scriptFor(t, shell).split("\n");
      const place = shell === "fish" ? `seen_subcommand_from ${command}"` : `"${command} -"*)`;
      const own = lines.filter((it) => it.includes(place)).join(" ");
      const offers = own.split(/[\s"]+/);
      const written = (it: string) => (shell === "fish" ? it.slice(2) : it);
      for (const it of options)
        assert.ok(offers.includes(written(it)), `${shell} ${command} ${it}`);
    }
  }
});

test("zsh and fish are told how to complete", (t) => {
  const zsh = scriptFor(t, "zsh");
  assert.match(zsh, /^#compdef vhyaml\n/);
  assert.match(zsh, /"check --severity"\) compadd -- hint information warning error; return ;;/);
  assert.match(zsh, /\*\) _files ;;/);
  const fish = scriptFor(t, "fish");
  assert.match(fish, /^complete -c vhyaml -n __fish_use_subcommand -f -a check -d "[^"]+"$/m);
  assert.match(fish, /-l severity -x -a "hint information warning error"$/m);
  assert.match(fish, /^complete .*from completion" -f -a "bash zsh fish"$/m);
});

test("another shell, none and two are usage errors", (t) => {
  const folder = folderWith(t, {});
  const errorOf = (...args: readonly string[]) => {
    const { status, out, error } = runCli(folder, ["completion", ...args]);
    assert.deepEqual([status, out], [2, ""]);
    return error.split("\n")[0];
  };
  assert.equal(errorOf("bsah"), 'vhyaml: No shell is named "bsah"; did you mean "bash"?');
  assert.equal(
    errorOf("powershell"),
    'vhyaml: No shell is named "powershell"; there are bash, zsh, fish',
  );
  assert.equal(errorOf(), "vhyaml: A shell is missing; there are bash, zsh, fish");
  assert.equal(errorOf("bash", "zsh"), "vhyaml: Give one shell only");
});
