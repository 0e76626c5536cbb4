import { useMemo, useRef } from "preact/hooks";
import { sampleMetadata } from "#core/simulation/metadata/sample-metadata.ts";
import { type FileState, type MetadataEntry, metadataKey } from "../../src/preview-messages.ts";
import type { Subject } from "../display.ts";
import type { Host } from "../host.ts";
import { emptyEntry, type Reading, readEntered } from "./reading.ts";
import type { SourceReading } from "./source-readings.ts";
import { metadataSources } from "./sources.ts";
import { type Enter, useEntered } from "./use-entered.ts";

/** What is known of the metadata of a pipeline from outside the page. */
export interface KnownMetadata {
  readonly host: Host;
  readonly subject: Subject;
  /** What the panel remembers from earlier sessions, and the files among it. */
  readonly remembered: { readonly [key: string]: MetadataEntry };
  readonly files: { readonly [uri: string]: FileState };
}

/** What is entered for each source of metadata of one file, and how to enter it: the latest from page or panel counts. */
export function useReadings(known: KnownMetadata): [readonly SourceReading[], Enter] {
  const { host, remembered, files } = known;
  const { uri, source, pipeline } = known.subject;
  const [entries, enter] = useEntered(host, uri, remembered);
  const earlier = useRef(new Map<string, Reading>());
  const sources = useMemo(() => metadataSources(source), [source]);
  const samples = useMemo(() => sampleMetadata(source), [source]);
  const readings = sources.map((it) => {
    const key = metadataKey(pipeline, it.node);
    const entry = entries[key] ?? emptyEntry;
    const file = entry.file === undefined ? undefined : files[entry.file];
    const comment = Object.hasOwn(samples, it.node) ? samples[it.node] : undefined;
    const reading = readEntered({ entry, file, comment }, earlier.current.get(key));
    earlier.current.set(key, reading);
    return { source: it, reading };
  });
  return [readings, enter];
}
