import type { ExtensionContext } from "vscode";
import { bundles } from "./bundles.ts";
import type { LanguageServer } from "./language-client.ts";

/** The language server, started when it is first needed. */
export interface LazyServer extends LanguageServer {
  /** Starts it soon, when the editor is idle; a failure is shown to the user. */
  wake(): void;
  /** Calls a listener when the server runs: the first time, and each time it has been started again. */
  onRunning(listener: () => void): void;
  /** Calls a listener when the server has ended by itself, or cannot start. */
  onEnded(listener: () => void): void;
  /** Calls a listener when files beside the Valohai files have changed, after the server has noticed. */
  onFilesChanged(listener: () => void): void;
}

/** The server's client is loaded when it is first needed: opening any other YAML file does not load it. */
export function lazyServer(context: ExtensionContext): LazyServer {
  const running = new Set<() => void>();
  const ended = new Set<() => void>();
  const filesChanged = new Set<() => void>();
  const call = (listeners: ReadonlySet<() => void>) => () => {
    for (const listener of listeners) listener();
  };
  let started: LanguageServer | undefined;
  function server(): LanguageServer {
    if (started === undefined) {
      started = bundles.languageClient().startLanguageServer(context, {
        running: call(running),
        ended: call(ended),
        filesChanged: call(filesChanged),
      });
    }
    return started;
  }
  return {
    wake: () => void setTimeout(server),
    onRunning: (listener) => void running.add(listener),
    onEnded: (listener) => void ended.add(listener),
    onFilesChanged: (listener) => void filesChanged.add(listener),
    async request<Result>(method: string, params: object) {
      return server().request<Result>(method, params);
    },
    async restart() {
      if (started === undefined) server();
      else await started.restart();
    },
    showLog: () => server().showLog(),
    async stop() {
      await started?.stop();
      started = undefined;
    },
  };
}
