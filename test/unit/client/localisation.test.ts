import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { clientTexts } from "../../support/client-texts.ts";

type Texts = { readonly [key: string]: string };

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const manifestTexts = textsOf("package.nls.json");
const finnishManifest = textsOf("package.nls.fi.json");
const finnish = textsOf("l10n/bundle.l10n.fi.json");

/** Files whose texts go elsewhere: to the server, into diagnostics, into pages; and those are English. */
const english = [
  "answer-files.ts",
  "comparison-messages.ts",
  "page-html.ts",
  "read-metadata-bytes.ts",
  "read-metadata-file.ts",
  "show-rule.ts",
  "support-info.ts",
  "unread-files.ts",
];

/** Whether it is a name, which is the same in every language. */
function isName(text: string): boolean {
  return /^`?Valohai(?: YAML(?: \(\$\{name\}\))?)?`?$/.test(text);
}

function textsOf(file: string): Texts {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The fields of package.json that the editor shows. */
const shown = new Set([
  "title",
  "shortTitle",
  "label",
  "name",
  "description",
  "markdownDescription",
  "userDescription",
  "enumDescriptions",
  "contents",
  "altText",
]);

/** What the contributions show, but the descriptions of the rules, which are documentation. */
function shownIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return shown.has(key) && !isName(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((it) => shownIn(it, key));
  if (typeof value !== "object" || value === null) return [];
  const isRules = key === "valohai.rules";
  return Object.entries(value).flatMap(([name, it]) =>
    isRules && name === "properties" ? [] : shownIn(it, name),
  );
}

/** The numbers of what is filled in, in their order. */
function gapsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\d)\}/g)].map(([, it]) => it ?? "").sort();
}

function contributed(): readonly string[] {
  // What tools for models say is read by models, and a problem matcher is named in settings.
  const {
    languageModelTools: _,
    grammars: _g,
    problemMatchers: _m,
    ...contributes
  } = manifest.contributes;
  return shownIn(contributes);
}

test("every text that package.json shows has a key, and every key is used", () => {
  const texts = contributed();
  assert.deepEqual(
    texts.filter((it) => !/^%[\w.-]+%$/.test(it)),
    [],
  );
  const keys = [...new Set(texts.map((it) => it.slice(1, -1)))].sort();
  assert.deepEqual(Object.keys(manifestTexts).sort(), keys);
});

test("every text of the client that a person reads is translated", () => {
  const { plain } = clientTexts(english);
  assert.deepEqual(
    plain.filter(({ text }) => !isName(text)),
    [],
  );
  for (const it of english) assert.ok(existsSync(`client/src/${it}`), it);
});

test("the Finnish texts are those of package.json and of the client, and fill in the same", () => {
  assert.deepEqual(Object.keys(finnishManifest), Object.keys(manifestTexts));
  const texts = new Set(clientTexts(english).translated.map((it) => it.text));
  assert.deepEqual(Object.keys(finnish).sort(), [...texts].sort());
  for (const [text, translation] of Object.entries(finnish))
    assert.deepEqual(gapsOf(translation), gapsOf(text), text);
  const all = [...Object.values(finnish), ...Object.values(finnishManifest)];
  assert.ok(all.every((it) => it.trim() === it && it !== ""));
});

test("code between backquotes is the same in Finnish", () => {
  const codeIn = (text = "") => [...text.matchAll(/`[^`]*`/g)].map(([it]) => it).sort();
  for (const [key, text] of Object.entries(manifestTexts))
    assert.deepEqual(codeIn(finnishManifest[key]), codeIn(text), key);
});
