import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { isObject, memberOf } from "#core/base/is-object.ts";
import type { OpenDocuments } from "./documents.ts";
import { type Handler, withHandlers } from "./handlers.ts";

/**
 * A connection whose handlers are called once the texts that they ask about are read: a large text is read in slices, and
 * only what asks about it waits.
 */
export function patientConnection(connection: Connection, documents: OpenDocuments): Connection {
  return withHandlers(connection, (handler, name) => patientHandler(handler, name, documents));
}

function patientHandler(handler: Handler, name: string, documents: OpenDocuments): Handler {
  return (...parameters: unknown[]) => {
    const [params, token] = parameters;
    const uris = asksAboutAll.has(name) ? documents.openUris() : urisIn(params);
    const waits = uris.flatMap((it) => documents.whenRead(it) ?? []);
    const answer = (): unknown => Reflect.apply(handler, undefined, parameters);
    if (waits.length === 0) return answer();
    return Promise.all(waits).then(() => (isCancelled(token) ? cancelled : answer()));
  };
}

/** What searches all open files, whichever text it names. */
const asksAboutAll: ReadonlySet<string> = new Set([
  "onReferences",
  "onPrepareRename",
  "onRenameRequest",
  "onWorkspaceSymbol",
  "languages.diagnostics.onWorkspace",
  "languages.callHierarchy.onIncomingCalls",
]);

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "The request is cancelled");

function isCancelled(token: unknown): boolean {
  return isCancellationToken(token) && token.isCancellationRequested;
}

function isCancellationToken(value: unknown): value is CancellationToken {
  return isObject(value) && "isCancellationRequested" in value;
}

/** The address of the text that a request is about: of a document, a place in a call hierarchy, or our own requests. */
function urisIn(params: unknown): readonly string[] {
  const about = [params, memberOf(params, "textDocument"), memberOf(params, "item")];
  return about.flatMap((it) => {
    const uri = memberOf(it, "uri");
    return typeof uri === "string" ? [uri] : [];
  });
}
