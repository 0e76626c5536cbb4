/** What the npm package exports: the engine, which reads texts only and needs neither files, network nor Node. */

export { createDocument, type Document } from "#core/document/document.ts";
export { pipelineSource } from "#core/document/pipeline-source.ts";
export { diagnose } from "#core/features/diagnostics/diagnose.ts";
export type { PlacedProblem, Severity } from "#core/features/diagnostics/rule.ts";
export { graphDot } from "#core/features/exports/graph/graph-dot.ts";
export { graphMarkdown, graphMermaid } from "#core/features/exports/graph/graph-mermaid.ts";
export { graphSvg } from "#core/features/exports/graph/graph-svg.ts";
export { graphText } from "#core/features/exports/graph/graph-text.ts";
export { collapsedGraph } from "#core/graph/collapsed-graph.ts";
export type { Graph, GraphEdge, GraphNode } from "#core/graph/graph.ts";
export { layout as graphLayout } from "#core/graph/graph-layout.ts";
export { type GraphOptions, graphOf } from "#core/graph/pipeline-graph.ts";
export type { Placed } from "#core/graph/placed-graph.ts";
export { type PrefixGroup, prefixGroups } from "#core/graph/prefix-groups.ts";
export { parseJson } from "#core/model/parse-json.ts";
export type { PipelineSource } from "#core/model/source.ts";
export { fanOut, variantAt } from "#core/simulation/fan-out.ts";
export type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
export { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
export type { FanOut, FanOutQuery, Variant } from "#core/simulation/variant.ts";
