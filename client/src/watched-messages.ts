import { Position, Range, type TextDocumentChangeEvent } from "vscode";
import {
  type BaseLanguageClient,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  type Middleware,
  ResponseError,
} from "vscode-languageclient";
import { memberOf } from "#core/base/is-object.ts";
import { pingRequest } from "#protocol";
import type { UnreadFiles } from "./unread-files.ts";
import type { Watchdog } from "./watchdog.ts";

type Watching = Required<Pick<Middleware, "sendRequest" | "sendNotification" | "didChange">>;

/** Reports to the watchdog everything that is sent to the server, and sends nothing about files that are not read. */
export function watchMessages(
  client: () => BaseLanguageClient,
  watchdog: Watchdog,
  unread: UnreadFiles,
): Watching {
  return {
    async sendRequest(type, param, token, next) {
      if (methodOf(type) === pingRequest) return next(type, param, token);
      const uri = uriOf(param);
      const note = uri === undefined ? undefined : unread.noteFor(uri);
      // For the library this error is not a failure: every feature then gives an empty answer.
      if (note !== undefined) throw new ResponseError(ErrorCodes.ConnectionInactive, note);
      const answered = watchdog.sent(uri);
      return next(type, param, token).finally(answered);
    },
    async sendNotification(type, next, params) {
      const uri = uriOf(params);
      if (uri !== undefined && unread.has(uri)) {
        if (methodOf(type) === DidCloseTextDocumentNotification.method) unread.closed(uri);
        return;
      }
      watchdog.sent(uri);
      await next(type, params);
    },
    async didChange(event, next) {
      const uri = event.document.uri.toString();
      if (!unread.has(uri)) return next(event);
      if (unread.edited(uri)) await openByChange(client(), event, next);
    },
  };
}

/** The server has not been sent the file: it is opened without text there, and gets all of its text as the change. */
async function openByChange(
  client: BaseLanguageClient,
  event: TextDocumentChangeEvent,
  next: (event: TextDocumentChangeEvent) => Promise<void>,
): Promise<void> {
  const { textDocument } = client.code2ProtocolConverter.asOpenTextDocumentParams(event.document);
  const whole = {
    range: new Range(new Position(0, 0), new Position(0, 0)),
    rangeOffset: 0,
    rangeLength: 0,
    text: textDocument.text,
  };
  const empty = { textDocument: { ...textDocument, text: "" } };
  // Both are sent without a pause, so that no later change comes between them.
  await Promise.all([
    client.sendNotification(DidOpenTextDocumentNotification.type, empty),
    next({ ...event, document: event.document, contentChanges: [whole] }),
  ]);
}

function methodOf(type: string | { readonly method: string }): string {
  return typeof type === "string" ? type : type.method;
}

/** The file that the parameters of a message are about. */
function uriOf(params: unknown): string | undefined {
  const uri = memberOf(memberOf(params, "textDocument"), "uri") ?? memberOf(params, "uri");
  return typeof uri === "string" ? uri : undefined;
}
