import { useEffect, useRef, useState } from "preact/hooks";
import type { RunsFileState } from "../../src/runs-messages.ts";
import type { Host } from "../host.ts";

type States = { readonly [uri: string]: RunsFileState };

/** How far the files of earlier runs have been read, by their addresses; asks for each when it is first wanted. */
export function useRunFiles(host: Host, uris: readonly string[]): States {
  const [states, setStates] = useState<States>({});
  const asked = useRef<readonly string[]>([]);
  useEffect(
    () =>
      host.on("runsFile", ({ uri, state }) => setStates((before) => ({ ...before, [uri]: state }))),
    [host],
  );
  useEffect(() => {
    for (const uri of uris) if (!asked.current.includes(uri)) host.post({ kind: "readRuns", uri });
    asked.current = uris;
  }, [host, uris.join("\n")]);
  return states;
}
