import type { SourceReading } from "./metadata-panel.tsx";
import { type MetadataSource, sourcesFor } from "./sources.ts";

/** The editors that concern a node, with the readers that concern it. */
export function readingsFor(all: readonly SourceReading[], node: string): readonly SourceReading[] {
  const readings = new Map(all.map(({ source, reading }) => [source.node, reading]));
  const sources = sourcesFor(
    all.map(({ source }) => source),
    node,
  );
  return sources.flatMap((source) => {
    const reading = readings.get(source.node);
    return reading === undefined ? [] : [{ source, reading }];
  });
}

/** The sources that feed a node and for which nothing has been entered. */
export function blankSources(
  all: readonly SourceReading[],
  node: string,
): readonly MetadataSource[] {
  return readingsFor(all, node).flatMap(({ source, reading }) =>
    reading.blank && source.node !== node ? [source] : [],
  );
}
