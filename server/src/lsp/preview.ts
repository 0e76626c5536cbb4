import type { Connection } from "vscode-languageserver";
import type { Document } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { applyChanges } from "#core/edits/apply-changes.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { exportedCount, variantsIn } from "#core/features/exports/exported-variants.ts";
import { freezeVariants } from "#core/features/exports/freeze-variants.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { examplePipeline } from "#core/features/refactorings/example-pipeline.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { printedByNode } from "#core/scripts/printed-values.ts";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import { estimatesOf } from "../files/config-estimates.ts";
import {
  type ApplyChangesParams,
  applyChangesRequest,
  type EditsResult,
  type ExamplePipelineParams,
  type ExamplePipelineResult,
  examplePipelineRequest,
  type FreezeVariantsParams,
  freezeVariantsRequest,
  type PipelineSourceParams,
  type PipelineSourceResult,
  pipelineSourceRequest,
  type TaskNodeEntry,
  type TaskNodesParams,
  taskNodesRequest,
} from "../protocol.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** What decides the runs of a pipeline, with what its scripts print, if they are read, and what the config estimates. */
export function sourceOf(
  { codeFor, files }: Workspace,
  { document, text }: Snapshot,
  pipeline: string,
): PipelineSource | undefined {
  const source = pipelineSource(document, pipeline);
  if (!source) return undefined;
  const code = codeFor(text.uri);
  const estimates = estimatesOf(files, text.uri);
  return {
    ...source,
    ...(code && { printed: printedByNode(document, code, source) }),
    ...(estimates && { estimates }),
  };
}

/** The first syntax error of a document. */
export function syntaxErrorOf(document: Document): PipelineSourceResult["syntaxError"] {
  const error = diagnose(document).find((it) => it.code === "yaml-syntax");
  return error && { message: error.message, range: error.range };
}

/** Answers what the preview asks about a document. */
export function answerPreview(connection: Connection, workspace: Workspace): void {
  const { snapshotOf, codeFor, files } = workspace;
  connection.onRequest(taskNodesRequest, ({ uri }: TaskNodesParams): readonly TaskNodeEntry[] => {
    const at = snapshotOf(uri);
    return at ? previewableNodes(at.document) : [];
  });
  connection.onRequest(pipelineSourceRequest, ({ uri, pipeline }: PipelineSourceParams) =>
    workspace.settled((): PipelineSourceResult | null => {
      const at = snapshotOf(uri);
      if (!at) return null;
      const source = sourceOf(workspace, at, pipeline);
      return { version: at.version, source, syntaxError: syntaxErrorOf(at.document) };
    }),
  );
  connection.onRequest(applyChangesRequest, (params: ApplyChangesParams): EditsResult | null => {
    const at = snapshotOf(params.uri);
    if (!at) return null;
    if (hasConflictMarkers(at.document.text)) return unwritten(at);
    const { edits, refused } = applyChanges(at.document, params.pipeline, params.changes);
    const message =
      refused.length === 0
        ? undefined
        : "Some values cannot be written: they come from an anchor or a merge key";
    return { version: at.version, edits, message };
  });
  connection.onRequest(examplePipelineRequest, ({ uri }: ExamplePipelineParams) =>
    workspace.settled((): ExamplePipelineResult | null => {
      const at = snapshotOf(uri);
      const example = at && examplePipeline(at.document, codeFor(uri), files.hostFor(uri));
      if (!at || !example) return null;
      if (hasConflictMarkers(at.document.text)) return { ...unwritten(at), text: example.text };
      return { version: at.version, message: undefined, ...example };
    }),
  );
  connection.onRequest(
    freezeVariantsRequest,
    (params: FreezeVariantsParams): EditsResult | null => {
      const at = snapshotOf(params.uri);
      if (!at) return null;
      if (hasConflictMarkers(at.document.text)) return unwritten(at);
      const isStale = params.version !== undefined && params.version !== at.version;
      if (isStale) return { version: at.version, edits: [], message: staleText };
      return { version: at.version, ...frozen(at.document, params) };
    },
  );
}

const staleText = "The file has changed in the meantime; try again";

/** Nothing is written in a file with conflicts: the place may be on the side that will be removed. */
function unwritten({ version }: Snapshot): EditsResult {
  return { version, edits: [], message: `${unresolvedConflict}, so nothing is written` };
}

/** The maximum number of parameter sets to write: a file with more is of no use. */
const maxFrozen = 10_000n;

function frozen(document: Document, params: FreezeVariantsParams): Omit<EditsResult, "version"> {
  const source = pipelineSource(document, params.pipeline);
  if (!source) return { edits: [], message: `No pipeline is named "${params.pipeline}"` };
  const { metadata, node, changes, filters, order } = params;
  const changed = withChanges(source, changes);
  const query = withSamples({ source: changed, metadata, pipelineParameters: {} });
  const fanOut = fanOutOf({ ...query, node });
  const view = viewVariants(fanOut, filters, order);
  if (exportedCount(fanOut, { view }) > maxFrozen) {
    return { edits: [], message: `Only ${maxFrozen} executions can be frozen; filter them first` };
  }
  const result = freezeVariants(document, fanOut, variantsIn(fanOut, { view }));
  if (!result) return { edits: [], message: "There is no parameter to write into parameter sets" };
  const { name, edits, shown } = result;
  const message =
    edits.length === 0
      ? `Task "${name}" already has a parameter set for each of these executions`
      : `Task "${name}" has a parameter set for each execution`;
  return { edits, message, shown };
}
