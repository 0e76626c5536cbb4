import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import type { CompletionRequest } from "#core/features/completion/completion-request.ts";
import { complete } from "#core/features/completion/index.ts";
import type { Offer } from "#core/features/completion/offer.ts";
import { withoutStops } from "#core/features/completion/snippet.ts";
import { readScript } from "#core/python/script.ts";
import { createProjectCode } from "#core/scripts/project-code.ts";
import { dedent, markedText } from "./marked-text.ts";

/**
 * Expects the labels that are offered at the cursor, in their order: all of them, or with "…" at the end the first
 * ones. `accepted` is the text after the first one is accepted; `<|>` in it is where a snippet leaves the cursor.
 */
export function checkCompletion(
  source: string,
  expected: readonly string[],
  accepted?: string,
  context?: CompletionRequest,
): void {
  const { text, offers } = offersAt(source, context);
  const labels = offers.map((it) => it.label);
  const partly = expected.at(-1) === "…";
  const wanted = partly ? expected.slice(0, -1) : expected;
  assert.deepEqual(partly ? labels.slice(0, wanted.length) : labels, wanted);
  const first = offers[0];
  if (accepted !== undefined && first) assert.equal(accept(text, first), expectedText(accepted));
}

/** Expects the text after the offer of this label is accepted. */
export function checkAccepted(
  source: string,
  label: string,
  accepted: string,
  context?: CompletionRequest,
): void {
  const { text, offers } = offersAt(source, context);
  const offer = offers.find((it) => it.label === label);
  assert.ok(offer, `no offer "${label}", but ${JSON.stringify(offers.map((it) => it.label))}`);
  assert.equal(accept(text, offer), expectedText(accepted));
}

/** The text after an offer is accepted; the end of a snippet is marked. */
export function accept(text: string, { before, edit, insertAsSnippet }: Offer): string {
  const newText = insertAsSnippet ? snippetResult(edit.newText) : edit.newText;
  return applyEdits(text, [...(before ? [before] : []), { range: edit.range, newText }]);
}

/** The context in which these Python scripts stand beside the file. */
export function withScripts(scripts: { readonly [path: string]: string }): CompletionRequest {
  const script = (path: string) => {
    const text = Object.hasOwn(scripts, path) ? scripts[path] : undefined;
    return text === undefined ? undefined : { uri: path, text, script: readScript(text) };
  };
  const files = { script, obstacle: () => undefined, siblings: () => [], isKnown: true };
  return { code: createProjectCode(files) };
}

/** What is offered at the mark. */
export function offersAt(
  source: string,
  context?: CompletionRequest,
): { text: string; offers: readonly Offer[] } {
  const { text, cursor } = markedText(source);
  assert.ok(cursor !== undefined, "the text has no <|>");
  return { text, offers: complete(createDocument(text), cursor, context) };
}

/** Blanks at the end count unless the text is indented for the test. */
function expectedText(accepted: string): string {
  return accepted.startsWith("\n") ? dedent(accepted) : accepted;
}

/** The text of a snippet while nothing is filled in; a single stop without a text of its own is marked. */
function snippetResult(newText: string): string {
  const stops = newText.match(/(?<!\\)\$(?:\d|\{\d)/g) ?? [];
  const marked = stops.length === 1 ? newText.replace(/(?<!\\)\$\d/, "<|>") : newText;
  return withoutStops({ range: { start: 0, end: 0 }, newText: marked }).newText;
}
