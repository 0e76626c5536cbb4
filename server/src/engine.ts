/** What the npm package exports: the engine, which reads texts only and needs neither files, network nor Node. */

export { createDocument, type Document } from "#core/document/document.ts";
export { pipelineSource } from "#core/document/pipeline-source.ts";
export { diagnose } from "#core/features/diagnostics/diagnose.ts";
export type { PlacedProblem, Severity } from "#core/features/diagnostics/rule.ts";
export { parseJson } from "#core/model/parse-json.ts";
export type { PipelineSource } from "#core/model/source.ts";
export { fanOut, variantAt } from "#core/simulation/fan-out.ts";
export type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
export { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
export type { FanOut, FanOutQuery, Variant } from "#core/simulation/variant.ts";
