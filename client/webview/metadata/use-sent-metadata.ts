import { useEffect, useRef } from "preact/hooks";
import { type Metadata, metadataOf } from "#core/simulation/metadata/reading.ts";
import type { Host } from "../host.ts";
import type { SourceReading } from "./source-readings.ts";

/** Longer lists stay on the page: a count in the editor is not worth sending them. */
const longestSent = 100_000;

/** Sends the panel what was read from the entered metadata, whenever that changes. */
export function useSentMetadata(
  host: Host,
  place: { readonly uri: string; readonly pipeline: string },
  readings: readonly SourceReading[],
): void {
  const { uri, pipeline } = place;
  const sent = useRef("");
  useEffect(() => {
    const metadata = enteredMetadata(readings);
    const text = JSON.stringify([uri, pipeline, metadata]);
    if (sent.current === text) return;
    sent.current = text;
    host.post({ kind: "read", uri, pipeline, metadata });
  }, [host, uri, pipeline, ...readings.map(({ reading }) => reading)]);
}

/** By node: the typed or read values of keys that are used somewhere. The server reads comments of the file itself. */
function enteredMetadata(readings: readonly SourceReading[]): {
  readonly [node: string]: Metadata;
} {
  return Object.fromEntries(
    readings.flatMap(({ source, reading: { reading, entry } }) => {
      if (reading === undefined) return [];
      const wanted = new Set(source.readers.map(({ key }) => key));
      const entries = Object.entries(metadataOf(reading, entry.chosen)).filter(
        ([key, value]) =>
          wanted.has(key) && !(value.kind === "list" && value.items.length > longestSent),
      );
      return [[source.node, Object.fromEntries(entries)] as const];
    }),
  );
}
