import type { Connection } from "vscode-languageserver";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import { enteredFor } from "#core/document/run-counts.ts";
import { describeGraphPart } from "#core/features/hover/graph-part.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import type { Graph, GraphProblem } from "#core/graph/graph.ts";
import { graphAround } from "#core/graph/graph-around.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import type { Pipeline } from "#core/model/config.ts";
import type { AtOffset } from "#core/model/source.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import {
  type GraphHoverParams,
  graphHoverRequest,
  type PipelineGraphParams,
  type PipelineGraphResult,
  pipelineGraphRequest,
} from "../protocol.ts";
import { problemsAt } from "./diagnostics/problems.ts";
import type { Snapshot } from "./documents.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import { syntaxErrorOf } from "./preview.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what the graph of a pipeline is, where it is drawn, and what hovers say about its parts. */
export function answerPipelineGraph(
  connection: Connection,
  workspace: Workspace,
  entered: EnteredStore,
): void {
  connection.onRequest(
    pipelineGraphRequest,
    async (params: PipelineGraphParams): Promise<PipelineGraphResult | null> => {
      // Not loaded with the server, since few ask for a graph.
      const { layout } = await import("#core/graph/graph-layout.ts");
      return workspace.settled(() => {
        const at = workspace.snapshotOf(params.uri);
        if (!at) return null;
        const pipelines = pipelinesOf(at.document);
        const meant = meantPipeline(at.document, pipelines, params);
        const graph = meant && graphIn(workspace, at, meant, params, entered);
        return {
          version: at.version,
          pipelines: pipelines.flatMap((it) => it.config.name?.value ?? []),
          drawing: graph && { graph, placed: layout(graph, params.before) },
          syntaxError: syntaxErrorOf(at.document),
        };
      });
    },
  );
  connection.onRequest(graphHoverRequest, ({ uri, offset }: GraphHoverParams) =>
    workspace.settled((): string | null => {
      const at = workspace.snapshotOf(uri);
      return (at && describeGraphPart(at.document, offset, entered.of(uri))) ?? null;
    }),
  );
}

/** A pipeline and its range in the text. */
interface PipelinePlace extends AtOffset<Pipeline> {
  readonly range: SourceRange;
}

function pipelinesOf({ items }: Document): readonly PipelinePlace[] {
  return items.flatMap(({ item: { config, node }, start }) =>
    config?.kind === "pipeline" ? { config, start, range: shift(node.range, start) } : [],
  );
}

function meantPipeline(
  document: Document,
  pipelines: readonly PipelinePlace[],
  { offset, pipeline }: PipelineGraphParams,
): PipelinePlace | undefined {
  const at = offset === undefined ? undefined : itemAt(document, offset)?.item.config;
  const there = pipelines.find((it) => it.config === at);
  if (there || pipeline === undefined) return there ?? pipelines[0];
  return pipelines.find((it) => it.config.name?.value === pipeline);
}

/** With the metadata that were entered for the pipeline, and the problems that the editor shows in it. */
function graphIn(
  workspace: Workspace,
  at: Snapshot,
  { config, start, range }: PipelinePlace,
  { uri, parameters, around, collapsed = [] }: PipelineGraphParams,
  entered: EnteredStore,
): Graph {
  const source = sourceOfPipeline(at.document, { config, start });
  const metadata = enteredFor(config, entered.of(uri));
  const query = withSamples({ source, metadata, pipelineParameters: {} });
  const problems = problemsAt(workspace, at, range).flatMap((it): readonly GraphProblem[] => {
    const { severity, message: text } = it;
    return severity === "error" || severity === "warning"
      ? [{ severity, text, range: it.range }]
      : [];
  });
  const all = graphOf(planPipeline(query), source, { problems, parameters: parameters === true });
  const graph = collapsedGraph(all, collapsed);
  return around === undefined ? graph : graphAround(graph, around);
}
