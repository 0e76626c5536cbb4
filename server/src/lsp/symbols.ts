import {
  type Connection,
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { shift } from "#core/base/range.ts";
import {
  type OutlineEntry,
  type OutlineKind,
  outlineOf,
} from "#core/features/navigation/outline.ts";
import { symbolsMatching } from "#core/features/navigation/symbol-query.ts";
import type { Item } from "#core/model/piece.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import { cacheJson } from "./json-cache.ts";
import { cachedPerLine, shiftSymbol } from "./line-shift.ts";
import type { Workspace } from "./workspace.ts";

const kinds: { readonly [K in OutlineKind]: SymbolKind } = {
  step: SymbolKind.Class,
  task: SymbolKind.Struct,
  pipeline: SymbolKind.Module,
  endpoint: SymbolKind.Interface,
  deployment: SymbolKind.Package,
  parameter: SymbolKind.Variable,
  input: SymbolKind.Field,
  output: SymbolKind.Property,
  "environment-variable": SymbolKind.Constant,
  node: SymbolKind.Function,
  edges: SymbolKind.Array,
  edge: SymbolKind.Event,
  file: SymbolKind.File,
  other: SymbolKind.Key,
};

/** How many symbols of a workspace are sent at once; a longer query finds the rest. */
const symbolLimit = 1000;

/** Answers outlines and the search for names in the workspace: look up, ask, convert. */
export function answerSymbols(
  connection: Connection,
  workspace: Workspace,
  supports: () => ClientSupport,
): void {
  const toLspTree = treeMaker(workspace);
  connection.onDocumentSymbol(({ textDocument }) => {
    const at = workspace.snapshotOf(textDocument.uri);
    if (!at) return [];
    return supports().symbolTree ? toLspTree(at) : toLspList(at);
  });
  const files = createFileSnapshots(workspace);
  connection.onWorkspaceSymbol(({ query }, token): WorkspaceSymbol[] => {
    const found: WorkspaceSymbol[] = [];
    for (const at of files.all()) {
      if (token.isCancellationRequested || found.length >= symbolLimit) break;
      for (const it of toLspWorkspaceSymbols(at, query)) found.push(it);
    }
    return found.slice(0, symbolLimit);
  });
}

function treeMaker({ texts }: Workspace): (at: Snapshot) => DocumentSymbol[] {
  const treeOf = cachedPerLine(
    (item: Item) => cacheJson(toLspSymbol(texts.create("", "", 0, item.text), outlineOf(item))),
    (symbol, by) => cacheJson(shiftSymbol(symbol, by)),
  );
  return ({ text, document }) =>
    document.items.map(({ item, start }) => treeOf(item, text.positionAt(start).line));
}

function toLspSymbol(text: TextDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    ...(entry.detail ? { detail: entry.detail } : {}),
    kind: kinds[entry.kind],
    range: toLspRange(text, entry.range),
    selectionRange: toLspRange(text, entry.selection),
    children: entry.children.map((it) => toLspSymbol(text, it)),
  };
}

function toLspList({ text, document }: Snapshot): SymbolInformation[] {
  const list = (entry: OutlineEntry, by: number, above: string): SymbolInformation[] => [
    {
      name: entry.name,
      kind: kinds[entry.kind],
      location: { uri: text.uri, range: toLspRange(text, shift(entry.range, by)) },
      ...(above ? { containerName: above } : {}),
    },
    ...entry.children.flatMap((it) => list(it, by, entry.name)),
  ];
  return document.items.flatMap(({ item, start }) => list(outlineOf(item), start, ""));
}

function toLspWorkspaceSymbols({ text, document }: Snapshot, query: string): WorkspaceSymbol[] {
  return symbolsMatching(document, query).map(({ name, kind, range, container }) => ({
    name,
    kind: kinds[kind],
    location: { uri: text.uri, range: toLspRange(text, range) },
    ...(container ? { containerName: container } : {}),
  }));
}
