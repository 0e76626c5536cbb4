import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** A block of code of docs/editors.md. */
export interface Recipe {
  /** The heading above it. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** The blocks of code of docs/editors.md, in order. */
export function recipes(): readonly Recipe[] {
  const page = readFileSync("docs/editors.md", "utf8");
  const parts = page.matchAll(/^#+ ([^\n]+)$|^```(\w+)\n(.*?)^```$/gms);
  let heading = "";
  return [...parts].flatMap(([, title, language, text]) => {
    if (title !== undefined) heading = title;
    return language === undefined || text === undefined ? [] : [{ heading, language, text }];
  });
}

/** The one block of code under a heading. */
export function recipe(heading: string): string {
  const [found, more] = recipes().filter((it) => it.heading === heading);
  assert.ok(found && !more, `"${heading}" has one block of code`);
  return found.text;
}
