import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { sampleMetadata } from "#core/simulation/metadata/sample-metadata.ts";
import { type FileState, type MetadataEntry, metadataKey } from "../../src/preview-messages.ts";
import type { Subject } from "../display.ts";
import type { Host } from "../host.ts";
import type { SourceReading } from "./metadata-panel.tsx";
import { emptyEntry, type Reading, readEntered } from "./reading.ts";
import { metadataSources } from "./sources.ts";

/** What is known of the metadata of a pipeline from outside the page. */
export interface KnownMetadata {
  readonly host: Host;
  readonly subject: Subject;
  /** What the panel remembers from earlier sessions, and the files among it. */
  readonly remembered: { readonly [key: string]: MetadataEntry };
  readonly files: { readonly [uri: string]: FileState };
}

export type Enter = (key: string, entry: MetadataEntry) => void;

/** What is entered for each source of metadata of one file, and how to enter it: the latest from page or panel counts. */
export function useReadings(known: KnownMetadata): [readonly SourceReading[], Enter] {
  const { host, remembered, files } = known;
  const { uri, source, pipeline } = known.subject;
  const [entered, enterHere] = useEntered(remembered);
  useEffect(
    // Only the setter is used, which stays the same.
    () => host.on("entered", (it) => it.uri === uri && enterHere(it.key, it.entry)),
    [host, uri],
  );
  const earlier = useRef(new Map<string, Reading>());
  const sources = useMemo(() => metadataSources(source), [source]);
  const samples = useMemo(() => sampleMetadata(source), [source]);
  const readings = sources.map((it) => {
    const key = metadataKey(pipeline, it.node);
    const entry = entered.get(key) ?? remembered[key] ?? emptyEntry;
    const file = entry.file === undefined ? undefined : files[entry.file];
    const comment = Object.hasOwn(samples, it.node) ? samples[it.node] : undefined;
    const reading = readEntered({ entry, file, comment }, earlier.current.get(key));
    earlier.current.set(key, reading);
    return { source: it, reading };
  });
  const enter: Enter = (key, entry) => {
    enterHere(key, entry);
    host.post({ kind: "metadata", uri, key, entry });
  };
  return [readings, enter];
}

/** What was entered in this page or another one; where the panel has another file since then, the panel counts. */
function useEntered(
  remembered: KnownMetadata["remembered"],
): [ReadonlyMap<string, MetadataEntry>, Enter] {
  const [entered, setEntered] = useState<ReadonlyMap<string, MetadataEntry>>(new Map());
  const known = useRef(remembered);
  if (known.current !== remembered) {
    const changed = Object.keys(remembered).filter(
      (key) => remembered[key]?.file !== known.current[key]?.file,
    );
    known.current = remembered;
    if (changed.some((key) => entered.has(key))) {
      setEntered(new Map([...entered].filter(([key]) => !changed.includes(key))));
    }
  }
  return [entered, (key, entry) => setEntered((before) => new Map(before).set(key, entry))];
}
