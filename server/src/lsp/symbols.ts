import {
  type Connection,
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import { type SourceRange, shift } from "#core/base/range.ts";
import {
  type OutlineEntry,
  type OutlineKind,
  outlineOf,
} from "#core/features/navigation/outline.ts";
import { symbolsMatching } from "#core/features/navigation/symbol-query.ts";
import { jsonByChunk } from "./chunk-lists.ts";
import type { Client } from "./client-capabilities.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { listOf } from "./encoded-list.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import type { Texts } from "./texts.ts";
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

/** What is shown to clients that do not know a kind of a later version of the protocol. */
const earlierKinds: ReadonlyMap<SymbolKind, SymbolKind> = new Map([
  [SymbolKind.Struct, SymbolKind.Class],
  [SymbolKind.Event, SymbolKind.Field],
  [SymbolKind.Key, SymbolKind.Property],
]);

type KindOf = (kind: OutlineKind) => SymbolKind;

/** The kinds of symbols for a client that knows these. */
function kindsFor(known: ReadonlySet<number>): KindOf {
  return (name) => {
    const kind = kinds[name];
    return known.has(kind) ? kind : (earlierKinds.get(kind) ?? SymbolKind.File);
  };
}

/** How many symbols of a workspace are sent at once; a longer query finds the rest. */
const symbolLimit = 1000;

/** Answers outlines and the search for names in the workspace: look up, ask, convert. */
export function answerSymbols(
  connection: Connection,
  workspace: Workspace,
  { supports: { symbolTree, symbolKinds, workspaceSymbolKinds } }: Client,
): void {
  const kindOf = kindsFor(symbolKinds);
  const toLspTree = treeMaker(workspace, kindOf);
  connection.onDocumentSymbol(({ textDocument }) => {
    const at = workspace.snapshotOf(textDocument.uri);
    if (!at) return [];
    return symbolTree ? toLspTree(at) : toLspList(at, kindOf);
  });
  const files = createFileSnapshots(workspace);
  const kindInWorkspace = kindsFor(workspaceSymbolKinds);
  connection.onWorkspaceSymbol(async ({ query }, token): Promise<WorkspaceSymbol[]> => {
    const found: WorkspaceSymbol[] = [];
    for (const at of await files.all()) {
      await workspace.scheduler.turn();
      if (token.isCancellationRequested || found.length >= symbolLimit) break;
      for (const it of toLspWorkspaceSymbols(at, query, kindInWorkspace)) found.push(it);
    }
    return found.slice(0, symbolLimit);
  });
}

/** Makes a function that lists the outline of a file as a tree. */
export function treeMaker(
  { texts }: { readonly texts: Texts },
  kindOf: KindOf,
): (at: Snapshot) => DocumentSymbol[] {
  const jsonOf = jsonByChunk({
    texts,
    chunksOf: (document) => document.inPieces.chunks,
    partsOf: ({ pieces }) =>
      pieces.flatMap((it) => it.piece.items.map((content) => ({ ...it, content }))),
    entriesOf: (item, rangeOf) => [toLspSymbol(outlineOf(item), rangeOf, kindOf)],
  });
  return (at) => listOf(jsonOf(at));
}

function toLspSymbol(
  entry: OutlineEntry,
  rangeOf: (range: SourceRange) => Range,
  kindOf: KindOf,
): DocumentSymbol {
  return {
    name: entry.name,
    ...(entry.detail ? { detail: entry.detail } : {}),
    kind: kindOf(entry.kind),
    range: rangeOf(entry.range),
    selectionRange: rangeOf(entry.selection),
    children: entry.children.map((it) => toLspSymbol(it, rangeOf, kindOf)),
  };
}

function toLspList({ text, document }: Snapshot, kindOf: KindOf): SymbolInformation[] {
  const list = (entry: OutlineEntry, by: number, above: string): SymbolInformation[] => [
    {
      name: entry.name,
      kind: kindOf(entry.kind),
      location: { uri: text.uri, range: toLspRange(text, shift(entry.range, by)) },
      ...(above ? { containerName: above } : {}),
    },
    ...entry.children.flatMap((it) => list(it, by, entry.name)),
  ];
  return document.items.flatMap(({ item, start }) => list(outlineOf(item), start, ""));
}

function toLspWorkspaceSymbols(
  { text, document }: Snapshot,
  query: string,
  kindOf: KindOf,
): WorkspaceSymbol[] {
  return symbolsMatching(document, query).map(({ name, kind, range, container }) => ({
    name,
    kind: kindOf(kind),
    location: { uri: text.uri, range: toLspRange(text, range) },
    ...(container ? { containerName: container } : {}),
  }));
}
