import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import {
  conditionalPipeline,
  plannedSteps,
  stopAction,
  wholePipeline,
} from "../support/planned-pipelines.ts";

test("answers every half-typed pipeline", () => {
  const text = `${plannedSteps}\n- pipeline:\n    name: p\n${wholePipeline}${conditionalPipeline(stopAction)}`;
  const start = text.indexOf("- pipeline");
  for (let end = start; end <= text.length; end += 5) {
    const source = pipelineSource(createDocument(text.slice(0, end)), "p");
    if (source) planPipeline({ source, metadata: {}, pipelineParameters: {} });
  }
});
