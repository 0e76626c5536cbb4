import type { PipelineSource } from "#core/model/source.ts";
import type { PipelineQuery } from "../plan/pipeline-plan.ts";
import type { Metadata } from "./reading.ts";

/** The metadata that comments of the pipeline give its nodes: `# valohai-preview: storeids=[122, 154]`. */
export function sampleMetadata(source: PipelineSource): { readonly [node: string]: Metadata } {
  const found = new Map<string, Metadata>();
  for (const { name, samples } of source.pipeline.config.nodes) {
    if (!name || samples.length === 0 || found.has(name.value)) continue;
    const pairs = samples.map(({ key, value }) => [key.value, value.value] as const);
    found.set(name.value, Object.fromEntries(pairs));
  }
  return Object.fromEntries(found);
}

/** The query with the samples of comments for every key that nothing else gives. */
export function withSamples<Q extends PipelineQuery>(query: Q): Q {
  const samples = sampleMetadata(query.source);
  const nodes = new Set([...Object.keys(samples), ...Object.keys(query.metadata)]);
  if (Object.keys(samples).length === 0) return query;
  const given = (node: string) =>
    Object.hasOwn(query.metadata, node) ? query.metadata[node] : undefined;
  const metadata = Object.fromEntries(
    [...nodes].map((node) => [
      node,
      { ...(Object.hasOwn(samples, node) ? samples[node] : {}), ...given(node) },
    ]),
  );
  return { ...query, metadata };
}
