import type { Socket } from "../model/config.ts";
import { exactSocketType } from "../model/socket.ts";

/** Whether a socket has all its parts; only the key of a dependency means nothing and may be empty. */
export function hasThreeParts({ node, type, key }: Socket): boolean {
  if (!type || !key || node.value === "" || type.value === "") return false;
  return key.value !== "" || exactSocketType(type.value) === "dependency";
}

/** Says which part of `node.type.key` is missing. */
export function socketPartsMessage({ text, node, type, key }: Socket): string {
  const missing = [
    node.value === "" ? "a node" : undefined,
    type?.value ? undefined : "a type",
    key?.value ? undefined : "a key",
  ].filter((it) => it !== undefined);
  return `"${text}" lacks ${missing.join(" and ")}; write node.type.key`;
}
