import { type SourceRange, shift } from "../../../server/src/core/base/range.ts";
import { socketTypeOf } from "../../../server/src/core/model/socket.ts";
import type { PipelineSource } from "../../../server/src/core/model/source.ts";

/** A node whose metadata fills parameters of the previewed node, directly. */
export interface MetadataSource {
  readonly node: string;
  readonly keys: readonly MetadataKey[];
}

/** One edge: a key of the source's metadata and the parameter that it fills. */
export interface MetadataKey {
  readonly key: string;
  readonly parameter: string;
  readonly range: SourceRange;
}

/** The nodes that feed metadata into a node, in the order of their first edges. */
export function metadataSources(source: PipelineSource, node: string): readonly MetadataSource[] {
  const { start, config } = source.pipeline;
  const keys = new Map<string, MetadataKey[]>();
  for (const { source: from, target, range } of config.edges) {
    if (from?.type?.value !== "metadata" || target?.node.value !== node) continue;
    if (from.key === undefined || target.key === undefined) continue;
    if (socketTypeOf(target.type?.value) !== "parameter") continue;
    const list = keys.get(from.node.value) ?? [];
    list.push({
      key: from.key.value,
      parameter: target.key.value,
      range: shift(range, start),
    });
    keys.set(from.node.value, list);
  }
  return [...keys].map(([name, list]) => ({ node: name, keys: list }));
}

/** What a person might type for a source, such as `{"storeids": [1, 2, 3]}`. */
export function exampleText({ keys }: MetadataSource): string {
  const names = [...new Set(keys.map(({ key }) => key))];
  return `{${names.map((name) => `${JSON.stringify(name)}: [1, 2, 3]`).join(", ")}}`;
}
