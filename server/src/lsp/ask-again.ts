import { CodeLensRefreshRequest, type Connection } from "vscode-languageserver";
import type { Client } from "./client-capabilities.ts";
import { orUndefined } from "./request-client.ts";

/** Has a client that can do so ask for all diagnostics again. */
export function askForDiagnosticsAgain(
  connection: Connection,
  { supportsDiagnosticRefresh }: Client,
): void {
  if (supportsDiagnosticRefresh) void orUndefined(connection.languages.diagnostics.refresh());
}

/** Has a client that can do so ask for code lenses and inlay hints again: settings, entered metadata and files decide what they show. */
export function askForCountsAgain(
  connection: Connection,
  { supportsCodeLensRefresh, supportsInlayHintRefresh }: Client,
): void {
  if (supportsCodeLensRefresh)
    void orUndefined(connection.sendRequest(CodeLensRefreshRequest.type));
  if (supportsInlayHintRefresh) void orUndefined(connection.languages.inlayHint.refresh());
}
