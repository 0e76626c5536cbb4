import { type Connection, ResponseError } from "vscode-languageserver";
import { reportFault } from "#core/base/faults.ts";

/**
 * A connection whose handlers answer null when they fail: the fault is reported, and the client continues without that one
 * answer. What a handler refuses on purpose, by a `ResponseError`, stays refused.
 */
export function guardedConnection(connection: Connection): Connection {
  return guardedMembers(connection, "");
}

/** Also for the parts of a connection that take handlers, such as `languages.diagnostics`. */
function guardedMembers<T extends object>(holder: T, path: string): T {
  return new Proxy(holder, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      const own = path === "" ? String(name) : `${path}.${String(name)}`;
      if (typeof member === "function") return guardedMethod(member, target, own);
      return /^languages\b/.test(own) && isObject(member) ? guardedMembers(member, own) : member;
    },
  });
}

function guardedMethod(method: Callable, holder: object, name: string): Callable {
  const registers = /(?:^|\.)on(?:[A-Z]|$)/.test(name);
  return registers ? registering(method, holder, name) : method.bind(holder);
}

function registering(register: Callable, holder: object, name: string): Callable {
  return (...registered: unknown[]) => {
    const [first] = registered;
    const part = typeof first === "string" ? `the handler of ${first}` : `the handler ${name}`;
    const guarded = registered.map((it) =>
      typeof it === "function" ? guardHandler(it, part) : it,
    );
    return Reflect.apply(register, holder, guarded);
  };
}

/** Handlers of every kind are passed on as they are. */
type Callable = Parameters<typeof Reflect.apply>[0];

function guardHandler(handler: Callable, part: string): Callable {
  const failed = (error: unknown): null => {
    if (error instanceof ResponseError) throw error;
    reportFault({ part, error });
    return null;
  };
  return (...parameters: unknown[]) => {
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
