import { suggest } from "#core/base/suggest.ts";
import type { Document } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { UsageError } from "./cli-io.ts";

/** The pipeline that was asked for, or the only one there is. */
export function selectPipeline(document: Document, wanted: string | undefined): PipelineSource {
  const names = document.names.names("pipeline");
  const name = select("pipeline", "--pipeline", wanted, names);
  const source = pipelineSource(document, name);
  if (!source) throw new UsageError(`No pipeline is named "${name}"`);
  return source;
}

/** The node that was asked for, or the only one there is. */
export function selectNode(source: PipelineSource, wanted: string | undefined): string {
  const nodes = source.pipeline.config.nodes.filter((it) => it.kind !== "deployment");
  const names = nodes.flatMap((it) => it.name?.value ?? []);
  const others = source.pipeline.config.nodes.filter((it) => it.kind === "deployment");
  if (wanted !== undefined && others.some((it) => it.name?.value === wanted)) {
    throw new UsageError(`Node "${wanted}" is a deployment node, which runs no executions`);
  }
  return select("node", "--node", wanted, names);
}

function select(
  noun: string,
  option: string,
  wanted: string | undefined,
  names: readonly string[],
): string {
  const [only, ...others] = names;
  if (wanted === undefined) {
    if (only !== undefined && others.length === 0) return only;
    throw new UsageError(`${option} is missing; there are ${names.join(", ") || `no ${noun}s`}`);
  }
  if (names.includes(wanted)) return wanted;
  throw new UsageError(`No ${noun} is named "${wanted}"${hintFor(wanted, names)}`);
}

/** The nearest name, or else all available names. */
function hintFor(wanted: string, names: readonly string[]): string {
  const { hint } = suggest(wanted, names);
  return hint || `; there are ${names.join(", ") || "none"}`;
}
