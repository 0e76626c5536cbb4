import { type Uri, workspace } from "vscode";
import {
  type PipelineSourceParams,
  type PipelineSourceResult,
  pipelineSourceRequest,
  type TaskNodeEntry,
  type TaskNodesParams,
  taskNodesRequest,
} from "#protocol";
import type { GraphDrawing } from "./graph-drawing.ts";
import { asValohaiYaml } from "./language.ts";
import type { NodeSelection } from "./node-selection.ts";
import { exampleFor } from "./preview-edits.ts";
import type { PageState, PanelKind } from "./preview-messages.ts";
import type { PreviewServices } from "./preview-subject.ts";
import { isRunsKey } from "./runs-messages.ts";

interface StateQuery {
  readonly uri: Uri;
  readonly shows: PanelKind;
  readonly pinned: boolean;
  /** Follows the nodes of the document. */
  readonly selection: NodeSelection;
  readonly drawing: GraphDrawing;
}

type ShownState = Extract<PageState, { kind: "show" }>;

/** All that a page shows of a document, as the server and the memory know it. */
export async function readState(services: PreviewServices, query: StateQuery): Promise<ShownState> {
  const { server, memory, files, comparisons } = services;
  const { selection, shows, pinned } = query;
  const { version } = await asValohaiYaml(await workspace.openTextDocument(query.uri));
  const uri = query.uri.toString();
  const asked: TaskNodesParams = { uri };
  const nodes = await server.request<TaskNodeEntry[]>(taskNodesRequest, asked);
  selection.update(nodes, version);
  const { selected } = selection;
  const pipeline = selected?.pipeline ?? "";
  const params: PipelineSourceParams = { uri, pipeline };
  const [{ version: shown, source, syntaxError }, drawing, comparison] = await Promise.all([
    server.request<PipelineSourceResult>(pipelineSourceRequest, params),
    query.drawing.of(query.uri, selected ?? { pipeline, node: "" }),
    comparisons.shownFor(query.uri, pipeline),
  ]);
  const isEmpty = nodes.length === 0 && syntaxError === undefined;
  const metadata = memory.entriesOf(query.uri);
  const entered = Object.entries(metadata).flatMap(([key, { file }]) =>
    file === undefined || isRunsKey(key) ? [] : [file],
  );
  return {
    kind: "show",
    file: workspace.asRelativePath(query.uri),
    uri,
    version: shown,
    shows,
    pinned,
    nodes,
    selected,
    source,
    drawing,
    syntaxError,
    example: isEmpty ? await exampleFor(server, query.uri) : undefined,
    comparison,
    metadata,
    files: files.statesOf(entered),
  };
}
