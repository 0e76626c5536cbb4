import { type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import { reportFault } from "#core/base/faults.ts";

/**
 * A connection whose handlers answer null when they fail: the fault is reported, and the client continues without that one
 * answer. What a handler refuses on purpose, by a `ResponseError`, stays refused. No handler is called once the connection is
 * shut down: the protocol wants an error then.
 */
export function guardedConnection(
  connection: Connection,
  session: Session = { phase: "initialized", messages: 0 },
): Connection {
  return guardedMembers(connection, "", session);
}

/** Where a connection stands; the protocol allows other requests in each phase. */
export interface Session {
  phase: "new" | "initialized" | "shut down";
  /** How many messages have been read: whatever they ask comes before work in the background. */
  messages: number;
}

/** Also for the parts of a connection that take handlers, such as `languages.diagnostics`. */
function guardedMembers<T extends object>(holder: T, path: string, session: Session): T {
  return new Proxy(holder, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      const own = path === "" ? String(name) : `${path}.${String(name)}`;
      if (typeof member === "function") return guardedMethod(member, target, own, session);
      const isGuarded = /^languages\b/.test(own) && isObject(member);
      return isGuarded ? guardedMembers(member, own, session) : member;
    },
  });
}

function guardedMethod(method: Callable, holder: object, name: string, session: Session): Callable {
  const registers = /(?:^|\.)on(?:[A-Z]|$)/.test(name);
  return registers ? registering(method, holder, name, session) : method.bind(holder);
}

function registering(register: Callable, holder: object, name: string, session: Session): Callable {
  return (...registered: unknown[]) => {
    const [first] = registered;
    const part = typeof first === "string" ? `the handler of ${first}` : `the handler ${name}`;
    const guarded = registered.map((it) =>
      typeof it === "function" ? guardHandler(it, part, session) : it,
    );
    return Reflect.apply(register, holder, guarded);
  };
}

/** Handlers of every kind are passed on as they are. */
type Callable = Parameters<typeof Reflect.apply>[0];

const shutDown = new ResponseError(ErrorCodes.InvalidRequest, "The server is shut down");

function guardHandler(handler: Callable, part: string, session: Session): Callable {
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

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
