import { chooseNode, choosePipeline } from "#core/document/choose-pipeline.ts";
import type { Document } from "#core/document/document.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { UsageError } from "./cli-io.ts";

/** The pipeline that was asked for, or the only one there is. */
export function selectPipeline(document: Document, wanted: string | undefined): PipelineSource {
  const chosen = choosePipeline(document, "--pipeline", wanted);
  if ("problem" in chosen) throw new UsageError(chosen.problem);
  return chosen.source;
}

/** The node that was asked for, or the only one there is. */
export function selectNode(source: PipelineSource, wanted: string | undefined): string {
  const chosen = chooseNode(source, "--node", wanted);
  if ("problem" in chosen) throw new UsageError(chosen.problem);
  return chosen.name;
}
