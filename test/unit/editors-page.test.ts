import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse as parseToml } from "smol-toml";
import { lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import { editorCommands } from "#protocol";
import { defaultSettings, readSettings, sentSection } from "../../server/src/lsp/settings.ts";
import { recipe, recipes } from "../support/recipes.ts";

const page = readFileSync("docs/editors.md", "utf8");

const manifest: {
  readonly bin: { readonly [name: string]: string };
  readonly contributes: {
    readonly languages: readonly { readonly filenames: string[]; readonly extensions: string[] }[];
    readonly configuration: { readonly properties: { readonly [name: string]: Property } };
  };
} = JSON.parse(readFileSync("package.json", "utf8"));

interface Property {
  readonly default: unknown;
}

test("each block of JSON and TOML can be read", () => {
  const read = recipes().filter(({ language, text }) => {
    if (language === "json") return JSON.parse(text);
    return language === "toml" && parseToml(text);
  });
  const headings = ["coc.nvim", "Helix", "Zed", "Sublime Text", "Kate", "JetBrains", "Settings"];
  assert.deepEqual(
    read.map((it) => it.heading),
    headings,
  );
});

test("each recipe starts the command that the package installs", () => {
  const command = "valohai-yaml-language-server";
  assert.ok(command in manifest.bin);
  const editors = recipes().filter((it) => it.language !== "sh" && it.heading !== "Settings");
  for (const { heading, text } of editors) {
    assert.ok(text.includes(command), heading);
    assert.ok(text.includes("--stdio"), heading);
  }
});

test("recipes for editors that format what they save turn that off", () => {
  const { language } = parseToml(recipe("Helix"));
  assert.ok(Array.isArray(language));
  assert.deepEqual(
    language.map((it) => ({ ...Object(it) })["auto-format"]),
    [false],
  );
  assert.equal(JSON.parse(recipe("Zed")).languages.YAML.format_on_save, "off");
});

test("recipes that name files name those that the extension takes", () => {
  const [language] = manifest.contributes.languages;
  const names = [
    ...(language?.filenames ?? []),
    ...(language?.extensions ?? []).map((it) => `*${it}`),
    lintConfigName,
  ];
  const old = recipe("Neovim 0.7 to 0.10");
  const pattern = /pattern = \{ (.*) \}/.exec(old)?.[1];
  assert.equal(pattern, names.map((it) => `"${it}"`).join(", "));
  const { fileTypeMappings } = JSON.parse(recipe("JetBrains"));
  assert.deepEqual(fileTypeMappings[0].fileType.patterns, names);
  for (const it of names) assert.ok(page.includes(`\`${it}\``), it);
});

test("the template for JetBrains has the shape of those of its plugin", () => {
  const template: object = JSON.parse(recipe("JetBrains"));
  assert.deepEqual(Object.keys(template), ["id", "name", "programArgs", "fileTypeMappings"]);
});

test("both recipes for Emacs make the same mode", () => {
  const mode = /\(define-derived-mode .*\n\(add-to-list 'auto-mode-alist\n.*\)\)$/m;
  assert.deepEqual(mode.exec(recipe("lsp-mode"))?.[0], mode.exec(recipe("Eglot"))?.[0]);
});

test("the settings are those of the server, with its defaults", () => {
  const section = sentSection(JSON.parse(recipe("Settings")));
  assert.deepEqual(readSettings(section), defaultSettings);
  const inEditorOnly = ["valohai.trace.server", "valohai.mcp.enable"];
  const settings = Object.entries(manifest.contributes.configuration.properties).filter(
    ([name]) => !inEditorOnly.includes(name),
  );
  const flat = new Map<string, unknown>();
  const flatten = (value: unknown, path: string) => {
    flat.set(path, value);
    const isPart = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isPart) for (const [key, it] of Object.entries(value)) flatten(it, `${path}.${key}`);
  };
  flatten(section, "valohai");
  for (const [name, property] of settings) assert.deepEqual(flat.get(name), property.default, name);
});

test("the commands that an editor may bring are named", () => {
  for (const it of editorCommands) assert.ok(page.includes(`\`${it}\``), it);
});

test("README links to the page, and nothing else says how an editor is set up", () => {
  assert.match(readFileSync("README.md", "utf8"), /\]\(docs\/editors\.md\)/);
});
