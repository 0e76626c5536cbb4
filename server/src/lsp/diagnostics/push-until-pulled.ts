import type { Client } from "../client-capabilities.ts";
import type { Publisher } from "./push.ts";

/** In milliseconds: a client that announces that it asks for diagnostics asks sooner after it opens a text. */
const patience = 1000;

/** Sends diagnostics to a client as long as it does not ask for them. */
export interface UnpulledPublisher extends Publisher {
  /** The client has asked: from now on nothing is sent, and what was sent is taken back. */
  pulled(): void;
}

/**
 * Ends a publisher when the client asks, even if it was not offered that. One that announces that it asks gets time to do
 * so first; some never do.
 */
export function untilPulled(
  { schedule, clear }: Publisher,
  { supportsPullDiagnostics }: Pick<Client, "supportsPullDiagnostics">,
): UnpulledPublisher {
  const scheduled = new Set<string>();
  let state: "new" | "waiting" | "pushing" | "pulled" = supportsPullDiagnostics ? "new" : "pushing";
  let timer: NodeJS.Timeout | undefined;
  const push = () => {
    state = "pushing";
    for (const uri of scheduled) schedule(uri);
  };
  return {
    schedule(uri) {
      if (state === "pulled") return;
      scheduled.add(uri);
      if (state === "pushing") schedule(uri);
      if (state !== "new") return;
      state = "waiting";
      timer = setTimeout(push, patience);
    },
    clear(uri) {
      scheduled.delete(uri);
      clear(uri);
    },
    pulled() {
      if (state === "pulled") return;
      state = "pulled";
      clearTimeout(timer);
      for (const uri of scheduled) clear(uri);
      scheduled.clear();
    },
  };
}
