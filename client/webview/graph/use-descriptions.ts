import { useEffect, useRef, useState } from "preact/hooks";
import type { PipelineSource } from "#core/model/source.ts";
import type { Host } from "../host.ts";

/** What the editor's hovers say about nodes and edges, by the place where these begin. */
export interface Descriptions {
  readonly texts: ReadonlyMap<number, string>;
  /** Asks for what is not known yet. */
  readonly ask: (offset: number) => void;
}

const none: ReadonlyMap<number, string> = new Map();

/** Asks the editor's hovers, and forgets what they said when the pipeline changes. */
export function useDescriptions(host: Host, source: PipelineSource): Descriptions {
  const [known, setKnown] = useState({ source, texts: none });
  const asked = useRef({ source, offsets: new Set<number>() });
  if (asked.current.source !== source) asked.current = { source, offsets: new Set() };
  useEffect(
    () =>
      host.on("described", ({ offset, text }) => {
        const { source: now, offsets } = asked.current;
        // An answer about an earlier text may be about another place.
        if (!offsets.has(offset)) return;
        setKnown((before) => {
          const texts = before.source === now ? before.texts : none;
          return { source: now, texts: new Map(texts).set(offset, text) };
        });
      }),
    [host],
  );
  return {
    texts: known.source === source ? known.texts : none,
    ask(offset) {
      const { offsets } = asked.current;
      if (offsets.has(offset)) return;
      offsets.add(offset);
      host.post({ kind: "describe", offset });
    },
  };
}
