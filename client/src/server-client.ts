import type { ExtensionContext } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { saysServerEnded } from "./ended-server.ts";

/** A client with the server as a process; it shows no messages of its own about how that starts and ends: we do. */
export class ServerClient extends LanguageClient {
  constructor(context: ExtensionContext, options: LanguageClientOptions) {
    const module = context.asAbsolutePath("out/server/main.js");
    super("valohai", "Valohai YAML", { module, transport: TransportKind.stdio }, options);
  }

  override error(message: string, data?: unknown, show: boolean | "force" = true): void {
    super.error(message, data, show === "force" || saysServerEnded(data) ? false : show);
  }

  /** Ends a server that does not answer. The error handler is called when it has ended, or else `closed`. */
  kill(_closed: () => void): void {
    this.serverProcess?.kill("SIGKILL");
  }
}

/** Whether the extension was started with a debugger, which then stops its server as well. */
export function isDebugged(): boolean {
  return process.execArgv.some((it) => /^--(?:inspect|debug)/.test(it));
}
