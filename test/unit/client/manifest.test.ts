import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;

test("the language has an icon for light and dark themes, which is shipped", () => {
  const { light, dark }: { light: string; dark: string } = contributes.languages[0].icon;
  for (const file of [light, dark]) {
    assert.ok(existsSync(file), file);
    assert.match(readFileSync(file, "utf8"), /^<svg /);
  }
  assert.match(readFileSync(".vscodeignore", "utf8"), /^!icons\/\*\*$/m);
});

test("the preview is offered on a Valohai file wherever one would look for it", () => {
  const offered = (menu: string) =>
    contributes.menus[menu].find(
      (it: { command: string }) => it.command === "valohai.previewTaskVariants",
    )?.when;
  assert.equal(offered("editor/context"), "editorLangId == valohai-yaml");
  assert.equal(offered("explorer/context"), "resourceLangId == valohai-yaml");
  assert.match(offered("editor/title"), /editorLangId == valohai-yaml/);
  const keys: { command: string; key: string }[] = contributes.keybindings;
  assert.ok(keys.some((it) => it.command === "valohai.previewTaskVariants"));
});

test("an editor indents a valohai.yaml by two blanks, whatever it could detect in a small one", () => {
  const defaults = contributes.configurationDefaults["[valohai-yaml]"];
  assert.equal(defaults["editor.detectIndentation"], false);
  assert.equal(defaults["editor.insertSpaces"], true);
  assert.equal(defaults["editor.tabSize"], 2);
});

test("the server can be restarted only where one has been started", () => {
  const palette: { command: string; when: string }[] = contributes.menus.commandPalette;
  const restart = palette.find((it) => it.command === "valohai.restartServer");
  assert.equal(restart?.when, "valohai.serverStarted");
});

test("the manual of the rules is in both packages", () => {
  assert.match(readFileSync(".vscodeignore", "utf8"), /^!docs\/\*\*$/m);
  assert.match(readFileSync(".npmignore", "utf8"), /^!\/docs$/m);
});
