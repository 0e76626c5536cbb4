import { printedWord } from "#core/base/terminal-text.ts";
import type { PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { planText } from "../exports/plan-text.ts";
import { defineTool, type ToolFile } from "./tool.ts";
import { errorWarning, fileInput, fileOf, placeText } from "./tool-file.ts";
import { missingMetadata, queryInput, toolQuery } from "./tool-query.ts";

/** Says what a whole pipeline will run. */
export const planTool = defineTool({
  name: "valohai_plan",
  title: "Plan a Valohai Pipeline",
  description:
    "Says what a whole pipeline of a valohai.yaml will run, without running anything: its stages, how many executions each node makes and why, what the edges carry, and where an action or approval stops it. Metadata that nodes print can be assumed.",
  input: { ...fileInput, ...queryInput },
  report({ file: wanted, ...asked }, project) {
    const file = fileOf(project, wanted);
    const query = toolQuery(file, asked);
    const plan = planPipeline(query);
    return {
      lines: [pipelineLine(file, query), ...planText(plan).trimEnd().split("\n")],
      next: [...errorWarning(file), ...missingMetadata(plan)],
    };
  },
});

/** The pipeline that an answer is about, and where it is. */
export function pipelineLine(file: ToolFile, { source }: PipelineQuery): string {
  const { config, start } = source.pipeline;
  const { name, range } = config;
  const place = placeText(file, start + (name?.range ?? range).start);
  return `${place}: pipeline "${printedWord(name?.value ?? "")}"`;
}
