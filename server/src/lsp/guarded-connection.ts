import { type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import { reportFault } from "#core/base/faults.ts";
import { type Handler, withHandlers } from "./handlers.ts";

/**
 * A connection whose handlers answer null when they fail: the fault is reported, and the client continues without that one
 * answer. What a handler refuses on purpose, by a `ResponseError`, stays refused. No handler is called once the connection is
 * shut down: the protocol wants an error then.
 */
export function guardedConnection(
  connection: Connection,
  session: Session = { phase: "initialized", messages: 0 },
): Connection {
  return withHandlers(connection, (handler, name) => {
    const part = name.includes("/") ? `the handler of ${name}` : `the handler ${name}`;
    return guardHandler(handler, part, session);
  });
}

/** Where a connection stands; the protocol allows other requests in each phase. */
export interface Session {
  phase: "new" | "initialized" | "shut down";
  /** How many messages have been read: whatever they ask comes before work in the background. */
  messages: number;
}

const shutDown = new ResponseError(ErrorCodes.InvalidRequest, "The server is shut down");

function guardHandler(handler: Handler, part: string, session: Session): Handler {
  const failed = (error: unknown): null => {
    if (error instanceof ResponseError) throw error;
    reportFault({ part, error });
    return null;
  };
  return (...parameters: unknown[]) => {
    session.messages++;
    if (session.phase === "shut down") return shutDown;
    try {
      const answer: unknown = Reflect.apply(handler, undefined, parameters);
      return answer instanceof Promise ? answer.catch(failed) : answer;
    } catch (error) {
      return failed(error);
    }
  };
}
