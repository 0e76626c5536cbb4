import type { Connection } from "vscode-languageserver";
import { isObject } from "#core/base/is-object.ts";

/** Handlers of every kind are passed on as they are. */
export type Handler = Parameters<typeof Reflect.apply>[0];

/** Makes another handler of one; the name is that of the method that registers it, or of a request of our own. */
export type Replace = (handler: Handler, name: string) => Handler;

/** A connection whose handlers are replaced as they are registered. */
export function withHandlers(connection: Connection, replace: Replace): Connection {
  return withMembers(connection, "", replace);
}

/** Also for the parts of a connection that take handlers, such as `languages.diagnostics`. */
function withMembers<T extends object>(holder: T, path: string, replace: Replace): T {
  return new Proxy(holder, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      const own = path === "" ? String(name) : `${path}.${String(name)}`;
      if (typeof member === "function") return method(member, target, own, replace);
      const holdsMore = /^languages\b/.test(own) && isObject(member);
      return holdsMore ? withMembers(member, own, replace) : member;
    },
  });
}

function method(member: Handler, holder: object, name: string, replace: Replace): Handler {
  const registers = /(?:^|\.)on(?:[A-Z]|$)/.test(name);
  return registers ? registering(member, holder, name, replace) : member.bind(holder);
}

function registering(register: Handler, holder: object, name: string, replace: Replace): Handler {
  return (...registered: unknown[]) => {
    const [first] = registered;
    const own = typeof first === "string" ? first : name;
    const replaced = registered.map((it) => (typeof it === "function" ? replace(it, own) : it));
    return Reflect.apply(register, holder, replaced);
  };
}
