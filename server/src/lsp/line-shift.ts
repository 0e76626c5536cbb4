import type { DocumentSymbol, Position, Range } from "vscode-languageserver";

/** Moves all positions of a value down by some lines. */
type Shift<T> = (value: T, by: number) => T;

/**
 * Caches an answer about a part of a text that starts at the beginning of a line. The answer is made once, as if the
 * part were the whole text, and shifted when the part moves; an edit elsewhere keeps the very same object.
 */
export function cachedPerLine<K extends object, T>(
  make: (part: K) => T,
  shift: Shift<T>,
): (part: K, line: number) => T {
  const memo = new WeakMap<K, { readonly line: number; readonly value: T }>();
  return (part, line) => {
    const known = memo.get(part);
    if (known?.line === line) return known.value;
    const { line: before, value: made } = known ?? { line: 0, value: make(part) };
    const value = before === line ? made : shift(made, line - before);
    memo.set(part, { line, value });
    return value;
  };
}

/** The range, moved down by some lines. */
export function shiftRange({ start, end }: Range, by: number): Range {
  return { start: shiftPosition(start, by), end: shiftPosition(end, by) };
}

function shiftPosition({ line, character }: Position, by: number): Position {
  return { line: line + by, character };
}

/** The symbol and its children, moved down by some lines. */
export function shiftSymbol(symbol: DocumentSymbol, by: number): DocumentSymbol {
  return {
    ...symbol,
    range: shiftRange(symbol.range, by),
    selectionRange: shiftRange(symbol.selectionRange, by),
    ...(symbol.children ? { children: symbol.children.map((it) => shiftSymbol(it, by)) } : {}),
  };
}
