import {
  type Connection,
  type ConnectionStrategy,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { versionText } from "../version-text.ts";
import { type Client, clientOf } from "./client-capabilities.ts";
import type { Session } from "./guarded-connection.ts";
import { initializeResult } from "./initialize.ts";
import type { RunningServer } from "./server.ts";

/** Answers the first and the last requests of a client; the server itself is started after the first answer has left. */
export function openSession(
  connection: Connection,
  start: (client: Client, session: Session) => RunningServer,
): Session {
  const session: Session = { phase: "new", messages: 0 };
  let server: RunningServer | undefined;
  connection.onRequest((method) => {
    if (session.phase === "shut down") throw refusal(session, "The server is shut down");
    throw refusal(session, `No request is named "${method}"`, ErrorCodes.MethodNotFound);
  });
  connection.onShutdown(async () => {
    if (session.phase !== "initialized") throw refusal(session, "The server is shut down");
    session.phase = "shut down";
    await server?.shutDown();
  });
  let begin = (): void => undefined;
  connection.onInitialize((params) => {
    if (session.phase !== "new") throw refusal(session, "The server is initialized");
    session.phase = "initialized";
    const client = clientOf(params);
    const load = () => {
      server ??= start(client, session);
      return server;
    };
    begin = () => load().initialized();
    setTimeout(load, answerTime);
    return initializeResult(client);
  });
  connection.onInitialized(() => {
    connection.console.info(versionText("Valohai YAML"));
    begin();
  });
  return session;
}

/** Milliseconds after which the first answer has been sent, so that loading the engine delays nothing. */
const answerTime = 5;

/** The error of a request that cannot be answered now; before `initialize` none can. */
function refusal(
  { phase }: Session,
  message: string,
  code: number = ErrorCodes.InvalidRequest,
): ResponseError<void> {
  return phase === "new"
    ? new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized")
    : new ResponseError(code, message);
}

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "The request is cancelled");

/** What is answered to a request that is cancelled while it waits for its turn: it is skipped. */
export const cancelUndispatched: NonNullable<ConnectionStrategy["cancelUndispatched"]> = () => ({
  jsonrpc: "2.0",
  id: null,
  error: cancelled.toJson(),
});
