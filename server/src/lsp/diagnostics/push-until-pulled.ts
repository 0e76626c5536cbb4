import type { Publisher } from "./push.ts";

/** In milliseconds: a client that announces that it asks for diagnostics asks sooner after it opens a text. */
const patience = 1000;

/** Holds back a publisher until the client has had time to ask, which ends it; some announce the capability and never do. */
export function untilPulled({ schedule, clear, end }: Publisher): Publisher {
  const scheduled = new Set<string>();
  let state: "new" | "waiting" | "pushing" | "ended" = "new";
  let timer: NodeJS.Timeout | undefined;
  const push = () => {
    state = "pushing";
    for (const uri of scheduled) schedule(uri);
    scheduled.clear();
  };
  return {
    schedule(uri) {
      if (state === "ended") return;
      if (state === "pushing") return schedule(uri);
      scheduled.add(uri);
      if (state !== "new") return;
      state = "waiting";
      timer = setTimeout(push, patience);
    },
    clear(uri) {
      scheduled.delete(uri);
      clear(uri);
    },
    end() {
      if (state === "ended") return;
      state = "ended";
      clearTimeout(timer);
      scheduled.clear();
      end();
    },
  };
}
