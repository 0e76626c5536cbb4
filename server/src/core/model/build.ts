import { buildDeployment, buildEndpoint } from "./build-endpoint.ts";
import { buildPipeline } from "./build-pipeline.ts";
import { buildStep } from "./build-step.ts";
import { buildTask } from "./build-task.ts";
import type { ItemConfig } from "./config.ts";
import type { ItemSource } from "./item-source.ts";
import { fieldsOf } from "./read.ts";

/** The words that introduce an item, in the order in which valohai-yaml looks for them (`get_top_level_parsers`). */
export const itemKeywords = [
  "step",
  "task",
  "endpoint",
  "pipeline",
  "blueprint",
  "deployment",
] as const;

export type ItemKeyword = (typeof itemKeywords)[number];

/** Reads the body of an item; what is missing or malformed is left out, never guessed. */
export function buildItem(keyword: ItemKeyword, source: ItemSource): ItemConfig {
  const fields = fieldsOf(source.body);
  switch (keyword) {
    case "step":
      return buildStep(fields, source);
    case "task":
      return buildTask(fields, source);
    case "pipeline":
    case "blueprint":
      return buildPipeline(fields, source, keyword);
    case "endpoint":
      return buildEndpoint(fields, source.keyRange);
    case "deployment":
      return buildDeployment(fields, source.keyRange);
  }
}
