import {
  type CallHierarchyItem,
  type Connection,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import {
  type Feed,
  feedsFrom,
  feedsInto,
  type Station,
  type StationId,
  stationAt,
} from "#core/features/navigation/data-flow.ts";
import { linkedNames, nodeNamePattern } from "#core/features/navigation/linked-names.ts";
import { toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

/** Answers what feeds a node and what it feeds, as a call hierarchy, and where its name is typed together. */
export function answerNodeFlow(connection: Connection, { snapshotOf }: DiagnosticSource): void {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at && stationAt(at.document, at.text.offsetAt(position));
    return at && found ? [toLspStation(at, found)] : null;
  });
  callHierarchy.onIncomingCalls(({ item }) => {
    const at = snapshotOf(item.uri);
    const id = stationIdOf(item);
    const feeds = at && id ? feedsInto(at.document, id) : [];
    return at
      ? feeds.map((it) => ({ from: toLspStation(at, it.station), fromRanges: rangesOf(at, it) }))
      : null;
  });
  callHierarchy.onOutgoingCalls(({ item }) => {
    const at = snapshotOf(item.uri);
    const id = stationIdOf(item);
    const feeds = at && id ? feedsFrom(at.document, id) : [];
    return at
      ? feeds.map((it) => ({ to: toLspStation(at, it.station), fromRanges: rangesOf(at, it) }))
      : null;
  });
  connection.languages.onLinkedEditingRange(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at ? linkedNames(at.document, at.text.offsetAt(position)) : [];
    if (!at || found.length === 0) return null;
    return { ranges: found.map((it) => toLspRange(at.text, it)), wordPattern: nodeNamePattern };
  });
}

function toLspStation({ text }: Snapshot, station: Station): CallHierarchyItem {
  const { item, kind, name } = station;
  const data: StationId = { item, kind, name };
  return {
    name,
    kind: kind === "node" ? SymbolKind.Function : SymbolKind.Variable,
    detail: station.detail,
    uri: text.uri,
    range: toLspRange(text, station.range),
    selectionRange: toLspRange(text, station.selection),
    data,
  };
}

function rangesOf({ text }: Snapshot, { ranges }: Feed): Range[] {
  return ranges.map((it) => toLspRange(text, it));
}

/** What the client sends back; a client may send anything. */
function stationIdOf({ data, name }: CallHierarchyItem): StationId | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { item, kind }: { item?: unknown; kind?: unknown } = data;
  if (typeof item !== "number" || (kind !== "node" && kind !== "pipeline-parameter"))
    return undefined;
  return { item, kind, name };
}
