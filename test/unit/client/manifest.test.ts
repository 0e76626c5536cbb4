import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { PNG } from "pngjs";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;

test("the language has an icon for light and dark themes, which is shipped", () => {
  const { light, dark }: { light: string; dark: string } = contributes.languages[0].icon;
  for (const file of [light, dark]) {
    assert.ok(existsSync(file), file);
    assert.match(readFileSync(file, "utf8"), /^<svg /);
  }
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

test("the palette offers the commands for a file also while its preview or graph is active", () => {
  const palette: { command: string; when: string }[] = contributes.menus.commandPalette;
  const commands: { command: string; enablement?: string }[] = contributes.commands;
  const inPages = commands.filter((it) => it.enablement?.includes("activeWebviewPanelId"));
  assert.ok(inPages.some((it) => it.command === "valohai.showGraph"));
  for (const { command } of inPages)
    assert.ok(!palette.some((it) => it.command === command), command);
});

test("the extension has an icon of 256 pixels, drawn for it, and a banner of its colour", () => {
  const { width, height } = PNG.sync.read(readFileSync(manifest.icon));
  assert.deepEqual([width, height], [256, 256]);
  const drawing = readFileSync(manifest.icon.replace(/\.png$/, ".svg"), "utf8");
  assert.match(drawing, /^<svg /);
  assert.ok(drawing.includes(`fill="${manifest.galleryBanner.color}"`));
});

test("the addresses of the project are those of one repository", () => {
  const [, home = ""] = /^git\+(.*)\.git$/.exec(manifest.repository.url) ?? [];
  assert.match(home, /^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
  assert.equal(manifest.homepage, `${home}#readme`);
  assert.equal(manifest.bugs.url, `${home}/issues`);
});

test("the README installs the extension by its name", () => {
  const command = `code --install-extension ${manifest.publisher}.${manifest.name}\``;
  assert.ok(readFileSync("README.md", "utf8").includes(command));
});
