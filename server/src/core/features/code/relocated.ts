import type { SourceRange } from "../../base/range.ts";

/** The same data with its ranges where another text has them, in which no name can be replaced. */
export function relocated<T>(data: T, place: (range: SourceRange) => SourceRange): T {
  return moved(data, place) as T;
}

function moved(data: unknown, place: (range: SourceRange) => SourceRange): unknown {
  if (Array.isArray(data)) return data.map((it: unknown) => moved(it, place));
  if (typeof data !== "object" || data === null) return data;
  if (isRange(data)) return place(data);
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) => [
    key,
    key === "literal" ? false : moved(value, place),
  ]);
  return Object.fromEntries(entries);
}

function isRange(data: object): data is SourceRange {
  const { start, end, ...rest } = data as Partial<SourceRange>;
  return typeof start === "number" && typeof end === "number" && Object.keys(rest).length === 0;
}
