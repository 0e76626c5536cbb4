import assert from "node:assert/strict";
import { SymbolKind } from "vscode-languageserver";
import { createDocument, createWholeDocument, type Document } from "#core/document/document.ts";
import { runCounts } from "#core/document/run-counts.ts";
import { diagnose, shownByChunk } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { foldsIn } from "#core/features/navigation/folding.ts";
import { linksIn } from "#core/features/navigation/links.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { semanticTokens } from "#core/features/navigation/semantic-tokens.ts";
import { symbolsMatching } from "#core/features/navigation/symbol-query.ts";
import type { Piece } from "#core/model/piece.ts";
import { toLspDiagnostics } from "../../server/src/lsp/diagnostics/to-lsp.ts";
import { folder } from "../../server/src/lsp/structure.ts";
import { treeMaker } from "../../server/src/lsp/symbols.ts";
import { textsIn } from "../../server/src/lsp/texts.ts";

const texts = textsIn("utf-16");

/** What was concluded from a text, in absolute offsets. */
export function conclusions(document: Document): unknown {
  const items = document.items.map(({ item, start }) => [
    item.config?.kind,
    item.config?.name?.value,
    start + item.node.range.start,
    start + item.node.range.end,
  ]);
  const problems = diagnose(document).map((it) => [
    it.code,
    it.severity,
    it.range.start,
    it.range.end,
    it.message,
    it.related?.map(({ range, message }) => [range.start, range.end, message]),
  ]);
  return { items, problems };
}

/** What an editor shows of a text, in absolute offsets and lines. */
function sights(document: Document) {
  const { text } = document;
  const tokens = semanticTokens(document).flatMap(({ start, tokens: found }) => {
    const line = text.slice(0, start).split("\n").length - 1;
    return found.map((it) => ({ ...it, line: it.line + line }));
  });
  const symbols = symbolsMatching(document, "");
  const links = linksIn(document);
  const nodes = previewableNodes(document);
  return { tokens, symbols, links, nodes, folds: foldsIn(document), counts: runCounts(document) };
}

/**
 * Whether a text that nothing is wrong with for YAML reads the same in one piece as in several. A quote over lines of
 * which one looks like an item is open to the reader of pieces.
 */
export function agreesWhenWhole(text: string): void {
  const whole = createWholeDocument(text);
  const cut = createDocument(text);
  if ([...whole.pieces, ...cut.pieces].some(({ piece }) => isBroken(piece))) return;
  assert.deepEqual(conclusions(cut), conclusions(whole));
  assert.deepEqual(sights(cut), sights(whole));
  assert.deepEqual(sentAs(text, cut), sentAs(text, whole));
}

/** Whether a piece has a syntax error; an alias of nothing is one as well. */
export function isBroken({ problems, looseAliases }: Piece): boolean {
  return problems.length > 0 || looseAliases.length > 0;
}

/** A replacement of some characters of a text, counted from anywhere. */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The text after an edit. */
export function edited(text: string, { at, removed, inserted }: Edit): string {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

/** Whether a file that is edited step by step always comes to the conclusions of one that is read afresh. */
export function agreesWhileEdited(text: string, edits: readonly Edit[]): void {
  let document = createDocument(text);
  let version = 1;
  conclusions(document);
  for (const edit of edits) {
    const next = edited(document.text, edit);
    document = createDocument(next, document);
    const fresh = createDocument(next);
    assert.deepEqual(conclusions(document), conclusions(fresh));
    assert.deepEqual(sights(document), sights(fresh));
    version++;
    agreesWhenPublished(next, document, version);
  }
}

/** What is sent of an edited text must be what is sent of one that has just been opened. */
function agreesWhenPublished(next: string, document: Document, version: number): void {
  assert.deepEqual(sentAs(next, document, version), sentAs(next, createDocument(next), version));
}

const listSymbols = treeMaker({ texts }, () => SymbolKind.Key);
const listFolds = folder({ texts });

/** What is sent of a text at each keystroke: diagnostics, symbols and folds. */
function sentAs(content: string, document: Document, version = 1) {
  const text = texts.create("file:///valohai.yaml", "valohai-yaml", version, content);
  const at = { text, version, document };
  return {
    diagnostics: inOrder(toLspDiagnostics(at, shownByChunk(document, defaultPolicy))),
    symbols: inOrder(listSymbols(at)),
    folds: inOrder(listFolds(at)),
  };
}

/** Problems of one place have no order. */
function inOrder(list: readonly unknown[]): readonly string[] {
  return list.map((it) => JSON.stringify(it)).sort();
}
