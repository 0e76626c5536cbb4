import type { SourceRange } from "#core/base/range.ts";

/** The same data with its ranges moved to another text, where names cannot be replaced; the data may be cyclic. */
export function relocated<T>(data: T, place: (range: SourceRange) => SourceRange): T {
  const copies = new Map<object, object>();
  const waiting: object[] = [];
  const copyOf = (value: unknown): unknown => {
    if (!isPlain(value)) return value;
    if (isRange(value)) return place(value);
    const known = copies.get(value);
    if (known) return known;
    const copy = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    waiting.push(value);
    return copy;
  };
  const copied = copyOf(data);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const entries = Object.entries(next).map(([key, value]: [string, unknown]) => [
      key,
      key === "literal" ? false : copyOf(value),
    ]);
    Object.assign(copies.get(next) ?? {}, Object.fromEntries(entries));
  }
  return copied as T;
}

/** Whether a value is a list or a plain object without methods. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function isRange(data: object): data is SourceRange {
  const { start, end, ...rest } = data as Partial<SourceRange>;
  return typeof start === "number" && typeof end === "number" && Object.keys(rest).length === 0;
}
