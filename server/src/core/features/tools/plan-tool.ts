import { lineColumns } from "#core/base/line-column.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { scheduleOf } from "#core/simulation/estimate/schedule.ts";
import type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { planText } from "../exports/plan-text.ts";
import { scheduleText } from "../exports/schedule-text.ts";
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
      lines: [
        pipelineLine(file, query),
        ...planText(plan).trimEnd().split("\n"),
        ...scheduleLines(file, query, plan),
      ],
      next: [...errorWarning(file), ...missingMetadata(plan)],
    };
  },
});

/** When the nodes run and what that costs; nothing where nobody gave numbers. */
function scheduleLines(
  { document, estimates }: ToolFile,
  { source }: PipelineQuery,
  plan: PipelinePlan,
): readonly string[] {
  const schedule = scheduleOf(plan, { ...source, ...(estimates && { estimates }) });
  if (!schedule) return [];
  const place = lineColumns(document.text);
  return scheduleText(schedule, (offset) => place(offset).line)
    .trimEnd()
    .split("\n");
}

/** The pipeline that an answer is about, and where it is. */
export function pipelineLine(file: ToolFile, { source }: PipelineQuery): string {
  const { config, start } = source.pipeline;
  const { name, range } = config;
  const place = placeText(file, start + (name?.range ?? range).start);
  return `${place}: pipeline "${printedWord(name?.value ?? "")}"`;
}
