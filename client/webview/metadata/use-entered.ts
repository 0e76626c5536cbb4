import { useEffect, useRef, useState } from "preact/hooks";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import type { Host } from "../host.ts";

type Entries = { readonly [key: string]: MetadataEntry };

export type Enter = (key: string, entry: MetadataEntry) => void;

/** What has been entered for a file under each key, and how to enter it: the latest from page or panel counts. */
export function useEntered(host: Host, uri: string, remembered: Entries): [Entries, Enter] {
  const [entered, setEntered] = useState<Entries>({});
  const enterHere: Enter = (key, entry) => setEntered((before) => ({ ...before, [key]: entry }));
  useEffect(
    // Only the setter is used, which stays the same.
    () => host.on("entered", (it) => it.uri === uri && enterHere(it.key, it.entry)),
    [host, uri],
  );
  const known = useRef(remembered);
  if (known.current !== remembered) {
    const changed = changedFiles(known.current, remembered);
    known.current = remembered;
    if (changed.some((key) => Object.hasOwn(entered, key))) {
      const kept = Object.entries(entered).filter(([key]) => !changed.includes(key));
      setEntered(Object.fromEntries(kept));
    }
  }
  const enter: Enter = (key, entry) => {
    enterHere(key, entry);
    host.post({ kind: "metadata", uri, key, entry });
  };
  return [{ ...remembered, ...entered }, enter];
}

/** Where the panel has another file since then, the panel counts. */
function changedFiles(before: Entries, now: Entries): readonly string[] {
  return Object.keys(now).filter((key) => now[key]?.file !== before[key]?.file);
}
