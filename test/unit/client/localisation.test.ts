import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
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
  "displayName",
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
  // A problem matcher is named in settings, and models read most of what tools say.
  const {
    languageModelTools: tools,
    grammars: _g,
    problemMatchers: _m,
    ...contributes
  } = manifest.contributes;
  const named = tools.map(({ displayName, userDescription }: Texts) => ({
    displayName,
    userDescription,
  }));
  return shownIn([contributes, named]);
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
  for (const [key, text] of Object.entries(manifestTexts))
    assert.deepEqual(codeIn(finnishManifest[key] ?? ""), codeIn(text), key);
});

test("every page of the walkthrough is in Finnish too, with the same code", () => {
  const pages = readdirSync("walkthrough").filter((it) => !it.includes(".nls."));
  assert.ok(pages.length >= 5, pages.join());
  for (const page of pages) {
    const text = readFileSync(`walkthrough/${page}`, "utf8");
    const own = readFileSync(`walkthrough/${page.replace(/\.md$/, ".nls.fi.md")}`, "utf8");
    assert.deepEqual(codeIn(own), codeIn(text), page);
    assert.notEqual(own, text);
    for (const [, title] of own.matchAll(/_Valohai: ([^_]+)_/g))
      assert.ok(Object.values(finnishManifest).includes(title ?? ""), title);
  }
});

/** What stands between backquotes, and in quoted lines. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/(`+)[^`]*\1|^>.*/gm)].map(([it]) => it).sort();
}
