import {
  type CallHierarchyItem,
  type Connection,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import {
  type FlowItem,
  type FlowItemId,
  type FlowLink,
  flowItemAt,
  incomingLinks,
  outgoingLinks,
} from "#core/features/navigation/call-hierarchy.ts";
import { linkedNames, nodeNamePattern } from "#core/features/navigation/linked-names.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** Answers the call hierarchy (what feeds a node and what it feeds) and linked editing of node names. */
export function answerCallHierarchy(connection: Connection, { snapshotOf }: Workspace): void {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at && flowItemAt(at.document, at.text.offsetAt(position));
    return at && found ? [toLspItem(at, found)] : null;
  });
  callHierarchy.onIncomingCalls(({ item }) => {
    const at = snapshotOf(item.uri);
    const id = flowItemIdOf(item);
    const links = at && id ? incomingLinks(at.document, id) : [];
    return at
      ? links.map((it) => ({ from: toLspItem(at, it.item), fromRanges: rangesOf(at, it) }))
      : null;
  });
  callHierarchy.onOutgoingCalls(({ item }) => {
    const at = snapshotOf(item.uri);
    const id = flowItemIdOf(item);
    const links = at && id ? outgoingLinks(at.document, id) : [];
    return at
      ? links.map((it) => ({ to: toLspItem(at, it.item), fromRanges: rangesOf(at, it) }))
      : null;
  });
  connection.languages.onLinkedEditingRange(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at ? linkedNames(at.document, at.text.offsetAt(position)) : [];
    if (!at || found.length === 0) return null;
    return { ranges: found.map((it) => toLspRange(at.text, it)), wordPattern: nodeNamePattern };
  });
}

function toLspItem({ text }: Snapshot, flowItem: FlowItem): CallHierarchyItem {
  const { item, kind, name } = flowItem;
  const data: FlowItemId = { item, kind, name };
  return {
    name,
    kind: kind === "node" ? SymbolKind.Function : SymbolKind.Variable,
    detail: flowItem.detail,
    uri: text.uri,
    range: toLspRange(text, flowItem.range),
    selectionRange: toLspRange(text, flowItem.selection),
    data,
  };
}

function rangesOf({ text }: Snapshot, { ranges }: FlowLink): Range[] {
  return ranges.map((it) => toLspRange(text, it));
}

/** What the client sends back; a client may send anything. */
function flowItemIdOf({ data, name }: CallHierarchyItem): FlowItemId | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { item, kind }: { item?: unknown; kind?: unknown } = data;
  if (typeof item !== "number" || (kind !== "node" && kind !== "pipeline-parameter"))
    return undefined;
  return { item, kind, name };
}
