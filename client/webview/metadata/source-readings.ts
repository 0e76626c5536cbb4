import type { Reading } from "./reading.ts";
import { type MetadataSource, sourcesFor } from "./sources.ts";

/** One source of metadata with what is entered for it. */
export interface SourceReading {
  readonly source: MetadataSource;
  readonly reading: Reading;
}

/** The sources that concern a node, each with what reads it there, and what is entered for them. */
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
