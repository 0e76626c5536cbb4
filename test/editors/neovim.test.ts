import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { recipe } from "../support/recipes.ts";
import { renamed, runEditor } from "./editor-run.ts";
import { missingEditors, neovimKit } from "./kits.ts";

const driver = path.resolve("test/editors/neovim.lua");

/** Runs a Neovim with the recipe for its version. */
async function checkNeovim(
  t: TestContext,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const [program = "", ...args] = command;
  const version = execFileSync(program, [...args, "--version"], { encoding: "utf8" });
  const [, minor = ""] = /^NVIM v0\.(\d+)/.exec(version) ?? [];
  const isNew = Number(minor) >= 11;
  t.diagnostic(version.split("\n")[0] ?? "");
  const report = await runEditor(t, {
    recipe: recipe(isNew ? "Neovim 0.11 and newer" : "Neovim 0.7 to 0.10"),
    recipeFile: "init.lua",
    command: (init) => [
      ...command,
      ...["--clean", "--headless", "-u", init, "valohai.yaml", `+luafile ${driver}`],
    ],
    environment: { ...environment, LENSES: isNew ? "1" : "0" },
  });
  assert.deepEqual(report.get("options"), {
    filetype: "yaml.valohai",
    syntax: "yaml.valohai",
    shiftwidth: 2,
    expandtab: true,
    commentstring: "# %s",
  });
  const codes = report.get("diagnostics");
  assert.ok(Array.isArray(codes));
  assert.deepEqual(codes.toSorted(), ["node-step-missing", "script-parameter-undeclared"]);
  assert.match(String(report.get("hover")), /^\*\*step\*\* `train`,/);
  assert.match(String(report.get("completion")), /^step,/);
  assert.equal(textOf(report.get("renamed")), renamed.yaml);
  assert.equal(textOf(report.get("script")), renamed.script);
  if (isNew) assert.match(String(report.get("shown")), /^all \/ one: 3 executions/);
}

function textOf(lines: unknown): string {
  assert.ok(Array.isArray(lines));
  return `${lines.join("\n")}\n`;
}

test("the recipe works in the Neovim of the system's packages", async (t) => {
  if (missingEditors !== undefined) return t.skip(missingEditors);
  const kit = await neovimKit();
  const VIMRUNTIME = path.join(kit.root, "usr/share/nvim/runtime");
  await checkNeovim(t, kit.command("usr/bin/nvim"), { VIMRUNTIME });
});

test("the recipe works in the Neovim that is installed", async (t) => {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const program = folders.map((it) => path.join(it, "nvim")).find((it) => existsSync(it));
  if (program === undefined) return t.skip("none is installed");
  await checkNeovim(t, [program], {});
});
