import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { recipe } from "../support/recipes.ts";
import { renamed, runEditor } from "./editor-run.ts";
import { missingEditors, neovimKit } from "./kits.ts";

const driver = path.resolve("test/editors/neovim.lua");
const newerParts = path.resolve("test/editors/neovim-0.11.lua");
const [newRecipe, oldRecipe] = ["Neovim 0.11 and newer", "Neovim 0.7 to 0.10"];

/** Whether a Neovim is one for the newer recipe. */
function isNewer(t: TestContext, [program = "", ...args]: readonly string[]): boolean {
  const version = execFileSync(program, [...args, "--version"], { encoding: "utf8" });
  t.diagnostic(version.split("\n")[0] ?? "");
  const [, minor = ""] = /^NVIM v0\.(\d+)/.exec(version) ?? [];
  return Number(minor) >= 11;
}

/** Runs a Neovim, of whatever command line, with a recipe. */
async function checkNeovim(
  t: TestContext,
  heading: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const report = await runEditor(t, {
    recipe: recipe(heading),
    recipeFile: "init.lua",
    command: (init) => [
      ...command,
      ...["--clean", "--headless", "-u", init, "valohai.yaml", `+luafile ${driver}`],
    ],
    environment,
  });
  assert.deepEqual(report.get("options"), {
    filetype: "yaml.valohai",
    syntax: "yaml.valohai",
    shiftwidth: 2,
    expandtab: true,
    commentstring: "# %s",
    highlight: "yamlBlockMappingKey",
  });
  const codes = ["node-step-missing", "script-parameter-undeclared"];
  assert.deepEqual(report.get("diagnostics"), codes);
  assert.match(String(report.get("hover")), /^\*\*step\*\* `train`,/);
  assert.match(String(report.get("completion")), /^step,/);
  assert.deepEqual(report.get("remaining"), codes);
  assert.match(String(report.get("config")), /node-step-mising.*did you mean/);
  assert.equal(textOf(report.get("renamed")), renamed.yaml);
  assert.equal(textOf(report.get("script")), `# not saved\n${renamed.script}`);
  if (environment["LENSES"] === "1")
    assert.match(String(report.get("shown")), /^all \/ one: 3 executions/);
}

function textOf(lines: unknown): string {
  assert.ok(Array.isArray(lines));
  return `${lines.join("\n")}\n`;
}

/** The Neovim of the system's packages. */
async function packagedNeovim() {
  const kit = await neovimKit();
  const VIMRUNTIME = path.join(kit.root, "usr/share/nvim/runtime");
  return { command: kit.command("usr/bin/nvim"), environment: { VIMRUNTIME } };
}

test("the recipe works in the Neovim of the system's packages", async (t) => {
  if (missingEditors !== undefined) return t.skip(missingEditors);
  const { command, environment } = await packagedNeovim();
  await checkNeovim(t, isNewer(t, command) ? newRecipe : oldRecipe, command, environment);
});

test("the recipe for newer ones works in an older one that is given what it uses", async (t) => {
  if (missingEditors !== undefined) return t.skip(missingEditors);
  const { command, environment } = await packagedNeovim();
  if (isNewer(t, command)) return t.skip("the packages have a newer one");
  await checkNeovim(t, newRecipe, [...command, "--cmd", `luafile ${newerParts}`], environment);
});

test("the recipe works in the Neovim that is installed", async (t) => {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const program = folders.map((it) => path.join(it, "nvim")).find((it) => existsSync(it));
  if (program === undefined) return t.skip("none is installed");
  const isNew = isNewer(t, [program]);
  await checkNeovim(t, isNew ? newRecipe : oldRecipe, [program], { LENSES: isNew ? "1" : "0" });
});
