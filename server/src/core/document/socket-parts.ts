import type { Socket } from "#core/model/config.ts";
import { exactSocketType, socketTypeOf } from "#core/model/socket.ts";

/** Whether a socket has all its parts; only the key of a dependency has no meaning and may be empty. */
export function hasThreeParts({ node, type, key }: Socket): boolean {
  if (!type || !key || node.value === "" || type.value === "") return false;
  return key.value !== "" || exactSocketType(type.value) === "dependency";
}

/** The message about the part of `node.type.key` that is missing, with the suggestion if there is one. */
export function socketPartsMessage(
  { text, node, type, key }: Socket,
  suggestion = "node.type.key",
): string {
  if (node.value !== "" && type?.value && key === undefined && !socketTypeOf(type.value))
    return `"${text}" has no socket type; write ${suggestion}`;
  const missing = [
    node.value === "" ? "node" : undefined,
    type?.value ? undefined : "type",
    key?.value ? undefined : "key",
  ].filter((it) => it !== undefined);
  return `"${text}" has no ${missing.join(" and no ")}; write ${suggestion}`;
}
