import type { Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import { graphAround } from "#core/graph/graph-around.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { Drawing, DrawingWishes } from "../../client/src/preview-messages.ts";

interface DrawnBefore {
  /** The node around which a large pipeline is drawn. */
  readonly node: string;
  readonly before: Drawing | undefined;
}

/** A pipeline as the server draws it, with what was drawn before in its place. */
export function drawnFor(
  source: PipelineSource,
  document: Document,
  { parameters, whole, collapsed }: DrawingWishes,
  { node, before }: DrawnBefore,
): Drawing {
  const plan = planPipeline(withSamples({ source, metadata: {}, pipelineParameters: {} }));
  const problems = diagnose(document).flatMap(({ severity, message: text, range }) =>
    severity === "error" || severity === "warning" ? [{ severity, text, range }] : [],
  );
  const all = collapsedGraph(graphOf(plan, source, { parameters, problems }), collapsed);
  const graph = whole ? all : graphAround(all, node);
  return { graph, placed: layout(graph, before?.placed) };
}
