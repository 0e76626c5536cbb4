/** Caches the JSON of an object when it is first sent, for lists that are sent often with few changes. The object must not change. */
export function cacheJson<T extends object>(value: T): T {
  if (!cache.has(value)) cache.set(value, undefined);
  return value;
}

const cache = new WeakMap<object, Buffer | undefined>();

/** A message as JSON in UTF-8, in parts. Lists in answers and in published diagnostics reuse the cached JSON of their entries. */
export function encodeMessage(message: object): readonly Buffer[] {
  const parts: Buffer[] = [];
  if ("result" in message) writeField(parts, message, "result", "items");
  else if ("params" in message) writeField(parts, message, "params", "diagnostics");
  else parts.push(encoded(message));
  return parts;
}

/** Writes an object whose `field` is a list, or an object that has a list under `key`. */
function writeField(parts: Buffer[], value: object, field: string, key?: string): void {
  const content: unknown = Reflect.get(value, field);
  const isList = Array.isArray(content);
  const inner = !isList && key !== undefined && typeof content === "object" && content !== null;
  if (isList ? !isCached(content[0]) : !inner || !(key in content)) {
    parts.push(encoded(value));
    return;
  }
  const rest = JSON.stringify({ ...value, [field]: undefined });
  parts.push(
    Buffer.from(`${rest.slice(0, -1)}${rest === "{}" ? "" : ","}${JSON.stringify(field)}:`),
  );
  if (isList) writeList(parts, content);
  else if (inner) writeField(parts, content, key);
  parts.push(Buffer.from("}"));
}

function writeList(parts: Buffer[], list: readonly unknown[]): void {
  for (const [index, it] of list.entries()) {
    parts.push(index === 0 ? open : comma, entryJson(it));
  }
  parts.push(close);
}

const [open, comma, close] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];

function isCached(value: unknown): value is object {
  return typeof value === "object" && value !== null && cache.has(value);
}

function entryJson(value: unknown): Buffer {
  if (!isCached(value)) return encoded(value);
  const json = cache.get(value) ?? encoded(value);
  cache.set(value, json);
  return json;
}

function encoded(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? "null");
}
