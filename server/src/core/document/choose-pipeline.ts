import { type ChosenName, chooseName } from "#core/base/choose-name.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Document } from "./document.ts";
import { pipelineSource } from "./pipeline-source.ts";

/** The pipeline of a document that was asked for, or the only one there is; otherwise why none is meant, in words. */
export function choosePipeline(
  document: Document,
  option: string,
  wanted: string | undefined,
): { readonly source: PipelineSource } | { readonly problem: string } {
  const chosen = chooseName("pipeline", option, wanted, document.names.names("pipeline"));
  if ("problem" in chosen) return chosen;
  const source = pipelineSource(document, chosen.name);
  return source ? { source } : { problem: `No pipeline is named "${chosen.name}"` };
}

/** The node of a pipeline that was asked for, or the only one there is; only nodes that run executions are meant. */
export function chooseNode(
  { pipeline }: PipelineSource,
  option: string,
  wanted: string | undefined,
): ChosenName {
  const { nodes } = pipeline.config;
  const others = nodes.filter((it) => it.kind === "deployment");
  if (wanted !== undefined && others.some((it) => it.name?.value === wanted)) {
    return { problem: `Node "${wanted}" is a deployment node, which runs no executions` };
  }
  const running = nodes.filter((it) => it.kind !== "deployment");
  const names = running.flatMap((it) => it.name?.value ?? []);
  return chooseName("node", option, wanted, names);
}
