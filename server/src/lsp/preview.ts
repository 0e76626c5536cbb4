import type { Connection } from "vscode-languageserver";
import { diagnose } from "../core/features/diagnostics/diagnose.ts";
import { pipelineSource } from "../core/features/pipeline-source.ts";
import { runnableNodes } from "../core/features/task-nodes.ts";
import {
  type PipelineSourceParams,
  type PipelineSourceResult,
  pipelineSourceRequest,
  type TaskNodeEntry,
  type TaskNodesParams,
  taskNodesRequest,
} from "../protocol.ts";
import type { DiagnosticSource } from "./diagnostics.ts";

/** Answers what the preview asks about a document. */
export function answerPreview(connection: Connection, { snapshotOf }: DiagnosticSource): void {
  connection.onRequest(taskNodesRequest, ({ uri }: TaskNodesParams): readonly TaskNodeEntry[] => {
    const at = snapshotOf(uri);
    return at ? runnableNodes(at.document) : [];
  });
  connection.onRequest(
    pipelineSourceRequest,
    ({ uri, pipeline }: PipelineSourceParams): PipelineSourceResult | null => {
      const at = snapshotOf(uri);
      if (!at) return null;
      const error = diagnose(at.document).find((it) => it.code === "yaml-syntax");
      return {
        version: at.version,
        source: pipelineSource(at.document, pipeline),
        syntaxError: error && { message: error.message, range: error.range },
      };
    },
  );
}
