import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { buildDeployment, buildEndpoint } from "./build-endpoint.ts";
import { buildPipeline } from "./build-pipeline.ts";
import { buildStep } from "./build-step.ts";
import { buildTask } from "./build-task.ts";
import type { ItemConfig } from "./config.ts";
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

/** Where a config is built from: the body of an item, its key, and the text that ranges refer to. */
export interface ItemSource {
  readonly text: string;
  readonly keyRange: SourceRange;
  readonly body: SyntaxNode;
}

/** Reads the body of an item; what is missing or malformed is left out, never guessed. */
export function buildItem(keyword: ItemKeyword, source: ItemSource): ItemConfig {
  const fields = fieldsOf(source.body);
  switch (keyword) {
    case "step":
      return buildStep(fields, source.keyRange);
    case "task":
      return buildTask(fields, source.keyRange);
    case "pipeline":
    case "blueprint":
      return buildPipeline(fields, source, keyword);
    case "endpoint":
      return buildEndpoint(fields, source.keyRange);
    case "deployment":
      return buildDeployment(fields, source.keyRange);
  }
}
