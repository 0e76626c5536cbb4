import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { DebianKit } from "../support/debian-kit.ts";
import { recipe } from "../support/recipes.ts";
import { renamed, runEditor } from "./editor-run.ts";
import { emacsKit, missingEditors } from "./kits.ts";

const driver = path.resolve("test/editors/emacs.el");

/** What an installed Emacs does by itself: it knows its own folders and the packages. */
const setUp = `(setq native-comp-enable-subr-trampolines nil comp-enable-subr-trampolines nil
  native-comp-deferred-compilation nil native-comp-jit-compilation nil)`;

/** Whoever is asked for the root of the project takes the one that is proposed. */
const answers = "(setq lsp-auto-guess-root t)";

/** The names of what a folder of the kit holds, as paths. */
function pathsIn({ root }: DebianKit, folder: string): readonly string[] {
  const place = path.join(root, folder);
  return readdirSync(place).map((it) => path.join(place, it));
}

/** The command line of an Emacs that runs a recipe and then the driver. */
function emacsWith(kit: DebianKit) {
  const [version = ""] = pathsIn(kit, "usr/share/emacs").filter((it) => /\/[\d.]+$/.test(it));
  const [programs = ""] = pathsIn(kit, `usr/libexec/emacs/${path.basename(version)}`);
  const dump = readdirSync(programs).find((it) => it.endsWith(".pdmp")) ?? "";
  const packages = pathsIn(kit, "usr/share/emacs/site-lisp/elpa-src");
  const autoloads = packages.flatMap((it) =>
    readdirSync(it).flatMap((name) =>
      name.endsWith("-autoloads.el") ? ["-l", path.join(it, name)] : [],
    ),
  );
  return {
    command: (init: string) => [
      ...kit.command("usr/bin/emacs-nox"),
      ...[`--dump-file=${path.join(programs, dump)}`, "-Q", "--batch"],
      ...["--eval", `(progn ${setUp} ${answers})`],
      ...packages.flatMap((it) => ["-L", it]),
      ...autoloads,
      ...["-l", init, "-l", driver],
    ],
    environment: {
      EMACSLOADPATH: path.join(version, "lisp"),
      EMACSDATA: path.join(version, "etc"),
      EMACSDOC: path.join(version, "etc"),
      EMACSPATH: programs,
    },
  };
}

for (const client of ["Eglot", "lsp-mode"]) {
  test(`the recipe for ${client} works in the Emacs of the system's packages`, async (t) => {
    if (missingEditors !== undefined) return t.skip(missingEditors);
    const report = await runEditor(t, {
      recipe: recipe(client),
      recipeFile: "init.el",
      ...emacsWith(await emacsKit()),
    });
    assert.deepEqual(report.get("options"), {
      mode: "valohai-yaml-mode",
      comment: "# ",
      highlighted: "font-lock-variable-name-face",
    });
    const problems = String(report.get("diagnostics"));
    assert.match(problems, /No step is named "trian"/);
    assert.match(problems, /"train.py" reads parameter "epochs"/);
    assert.match(String(report.get("hover")), /^step train\n/);
    assert.match(String(report.get("completion")), /^step,/);
    assert.equal(report.get("config"), "valohai-yaml-mode");
    assert.equal(report.get("renamed"), renamed.yaml);
    assert.equal(report.get("script"), renamed.script);
  });
}
