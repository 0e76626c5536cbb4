import { once } from "node:events";
import { getHeapSnapshot, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as vscode from "vscode";
import { openText, until } from "./editor.ts";

/** What the extension host holds once its garbage is collected. */
export interface HostHeld {
  /** In bytes, of all extensions together. */
  readonly heap: number;
  /** Previews that are still in memory. */
  readonly previews: number;
  /** Listeners of files, timers, streams and whatever else keeps a process alive. */
  readonly handles: number;
}

const step = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters: [{ name: rate, type: float, default: 0.5 }]
`;

const pipeline = `- pipeline:
    name: p
    nodes: [{ name: fit, type: task, step: train }]
    edges: []
`;

/**
 * Opens and closes that many previews, each of a file of its own; gives what is held after a quarter of them,
 * when the last one is still open, and at the end.
 */
export async function soakPreviews(count: number): Promise<readonly [HostHeld, HostHeld]> {
  let early: HostHeld | undefined;
  for (let index = 1; index <= count; index++) {
    const document = await openPreview(`soaked-${index}.valohai.yaml`);
    if (index === Math.ceil(count / 4)) early = await held();
    await closeAll(document);
  }
  const late = await held();
  return [early ?? late, late];
}

/** The preview's title names a node once its page has loaded and the server has answered. */
async function openPreview(path: string): Promise<vscode.TextDocument> {
  const { document } = await openText(path, step);
  await vscode.commands.executeCommand("valohai.previewTaskVariants", document.uri);
  await until("the preview", () => previewTab("Variants"));
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, document.positionAt(step.length), pipeline);
  await vscode.workspace.applyEdit(change);
  await until("the preview of the node", () => previewTab("Variants: fit"));
  return document;
}

async function closeAll(document: vscode.TextDocument): Promise<void> {
  await document.save();
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await until("no preview", () => previewTab("Variants: fit") === undefined || undefined);
  await vscode.workspace.fs.delete(document.uri);
}

function previewTab(label: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find((it) => it.input instanceof vscode.TabInputWebview && it.label === label);
}

async function held(): Promise<HostHeld> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const handles = process.getActiveResourcesInfo().filter((it) => !/Req|Immediate/.test(it));
  return {
    heap: process.memoryUsage().heapUsed,
    previews: await objectsWith(["panel", "refresh", "shows"]),
    handles: handles.length,
  };
}

/** How many objects in memory have these properties, as a heap snapshot lists them: names of classes are not in bundles. */
async function objectsWith(names: readonly string[]): Promise<number> {
  const chunks: Buffer[] = [];
  const stream = getHeapSnapshot().on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(stream, "end");
  const { snapshot, nodes, edges, strings }: HeapSnapshot = JSON.parse(
    Buffer.concat(chunks).toString(),
  );
  const { node_fields: nodeFields, edge_fields: edgeFields, edge_types: edgeTypes } = snapshot.meta;
  const property = edgeTypes[0].indexOf("property");
  const wanted = new Set(names.map((it) => strings.indexOf(it)));
  const [type, name] = ["type", "name_or_index"].map((it) => edgeFields.indexOf(it));
  let found = 0;
  let edge = 0;
  for (let at = 0; at < nodes.length; at += nodeFields.length) {
    const seen = new Set<number>();
    const end = edge + (nodes[at + nodeFields.indexOf("edge_count")] ?? 0) * edgeFields.length;
    for (; edge < end; edge += edgeFields.length) {
      const own = edges[edge + (name ?? 0)] ?? -1;
      if (edges[edge + (type ?? 0)] === property && wanted.has(own)) seen.add(own);
    }
    if (seen.size === names.length) found++;
  }
  return found;
}

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}
