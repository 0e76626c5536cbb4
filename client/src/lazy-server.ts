import type { ExtensionContext } from "vscode";
import type * as Starter from "./language-client.ts";
import type { LanguageServer } from "./language-client.ts";

/** The language server, started by the first need of it. */
export interface LazyServer extends LanguageServer {
  /** Starts it if it is not running; a failure is shown to the user, not thrown. */
  wake(): void;
  /** Tells when the server runs, for the first time and again after it has ended. */
  onRunning(listener: () => void): void;
}

/** The server's client is a bundle of its own, so that opening any other YAML file does not load it. */
export function lazyServer(context: ExtensionContext): LazyServer {
  const listeners = new Set<() => void>();
  let running: Promise<LanguageServer> | undefined;
  function server(): Promise<LanguageServer> {
    running ??= start(context, () => {
      for (const tell of listeners) tell();
    }).catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  }
  return {
    wake() {
      server().catch(() => undefined);
    },
    onRunning(listener) {
      listeners.add(listener);
    },
    async request<Result>(method: string, params: object) {
      return (await server()).request<Result>(method, params);
    },
    async restart() {
      if (running === undefined) await server();
      else await (await running).restart();
    },
    async stop() {
      const stopping = running;
      running = undefined;
      await (await stopping?.catch(() => undefined))?.stop();
    },
  };
}

async function start(context: ExtensionContext, running: () => void): Promise<LanguageServer> {
  const { startLanguageServer } = require("./language-client.js") as typeof Starter;
  return startLanguageServer(context, running);
}
