import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { nullValue, stringValue, type Value } from "#core/base/value.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { valueOfNode } from "#core/model/read.ts";

/** Expects that Fix All loses and invents no word of a text, asks for no report and changes nothing that Valohai accepts. */
export function keepsEverything(text: string): void {
  let document = createDocument(text);
  for (let time = 0; time < 3; time++) {
    const { edits, refused } = fixAll(document, defaultPolicy);
    assert.deepEqual(refused, [], `a fix is our fault in:\n${document.text}`);
    if (edits.length === 0) return;
    const fixed = createDocument(applyEdits(document.text, edits));
    const story = `${document.text}\n--- becomes ---\n${fixed.text}`;
    assert.ok(!/^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m.test(text), `conflict: ${story}`);
    assert.deepEqual(unlike(document.text, fixed.text), [], story);
    if (isAccepted(document)) assert.ok(areSame(meaning(document), meaning(fixed)), story);
    document = fixed;
  }
}

/** The words that only one of two texts has, but for two that are almost the same. */
function unlike(before: string, after: string): readonly string[] {
  const lost = wordsIn(before);
  const added = wordsIn(after).filter((it) => !take(lost, it));
  const invented = added.filter((it) => {
    const known = lost.find((word) => isNear(word, it));
    return known === undefined || !take(lost, known);
  });
  return [...lost, ...invented.filter((it) => it !== "override")];
}

function wordsIn(text: string): string[] {
  const words = text.match(/[A-Za-z0-9][\w-]*/g) ?? [];
  return words.map((it) => it.replace(/[_-]/g, ""));
}

function take(words: string[], word: string): boolean {
  const at = words.indexOf(word);
  if (at >= 0) words.splice(at, 1);
  return at >= 0;
}

const types = new Set(["int integer", "str string", "bool flag", "boolean flag"]);

/** Whether two words differ by two letters at most, or call a type by its other name. */
function isNear(a: string, b: string): boolean {
  if (types.has(`${a.toLowerCase()} ${b}`)) return true;
  if (Math.abs(a.length - b.length) > 2) return false;
  const letters = [...a.toLowerCase()];
  const kept = [...b].filter((it) => take(letters, it)).length;
  return Math.max(a.length, b.length) - kept <= 2;
}

function isAccepted(document: Document): boolean {
  return diagnose(document).every((it) => it.severity !== "error");
}

/** What Valohai reads: one value for each item. */
function meaning({ pieces }: Document): readonly Value[] {
  const values = pieces.flatMap(({ piece }) => piece.roots.map(valueOfNode));
  return values.flatMap((it) => (it.kind === "list" ? it.items : [it]));
}

/** Whether two values are the same but for words that are spelt almost alike. */
function isSame(a: Value, b: Value): boolean {
  if (a.kind === "list" && b.kind === "list") return areSame(a.items, b.items);
  if (a.kind === "object" && b.kind === "object") {
    const keys = ({ entries }: typeof a) => entries.map(([key]) => stringValue(key));
    const values = ({ entries }: typeof a) => entries.map(([, value]) => value);
    return areSame(keys(a), keys(b)) && areSame(values(a), values(b));
  }
  if (a.kind === "string" && b.kind === "string") return unlike(a.value, b.value).length === 0;
  return JSON.stringify(a) === JSON.stringify(b);
}

function areSame(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((it, index) => isSame(it, b[index] ?? nullValue));
}
