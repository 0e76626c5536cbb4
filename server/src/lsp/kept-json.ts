/**
 * An object whose JSON is kept once it was sent, for lists that are sent again and again with few changes: it must
 * never be changed.
 */
export function keepJson<T extends object>(value: T): T {
  if (!kept.has(value)) kept.set(value, undefined);
  return value;
}

const kept = new WeakMap<object, Buffer | undefined>();

/** A message as JSON in UTF-8, in parts; the lists of an answer and of published diagnostics are put together from what was kept. */
export function encodeMessage(message: object): readonly Buffer[] {
  const parts: Buffer[] = [];
  if ("result" in message) writeField(parts, message, "result", "items");
  else if ("params" in message) writeField(parts, message, "params", "diagnostics");
  else parts.push(encoded(message));
  return parts;
}

/** An object with a field that is a list, or an object with a list under a key. */
function writeField(parts: Buffer[], value: object, field: string, key?: string): void {
  const content: unknown = Reflect.get(value, field);
  const isList = Array.isArray(content);
  const inner = !isList && key !== undefined && typeof content === "object" && content !== null;
  if (isList ? !isKept(content[0]) : !inner || !(key in content)) {
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

function isKept(value: unknown): value is object {
  return typeof value === "object" && value !== null && kept.has(value);
}

function entryJson(value: unknown): Buffer {
  if (!isKept(value)) return encoded(value);
  const json = kept.get(value) ?? encoded(value);
  kept.set(value, json);
  return json;
}

function encoded(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? "null");
}
