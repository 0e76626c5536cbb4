import type { DocumentSymbol, Position, Range } from "vscode-languageserver";

/** Something of the protocol, with all its places moved down by some lines. */
type Move<T> = (value: T, by: number) => T;

/**
 * Answers about parts of a text that begin at the start of a line: made once, as if the text began there, and moved
 * when the part moves; an edit elsewhere leaves the very same object.
 */
export function keptByLine<K extends object, T>(
  make: (part: K) => T,
  move: Move<T>,
): (part: K, line: number) => T {
  const memo = new WeakMap<K, { readonly line: number; readonly value: T }>();
  return (part, line) => {
    const known = memo.get(part);
    if (known?.line === line) return known.value;
    const { line: before, value: made } = known ?? { line: 0, value: make(part) };
    const value = before === line ? made : move(made, line - before);
    memo.set(part, { line, value });
    return value;
  };
}

/** A range some lines further down. */
export function moveRange({ start, end }: Range, by: number): Range {
  return { start: movePosition(start, by), end: movePosition(end, by) };
}

function movePosition({ line, character }: Position, by: number): Position {
  return { line: line + by, character };
}

/** A symbol and those below it some lines further down. */
export function moveSymbol(symbol: DocumentSymbol, by: number): DocumentSymbol {
  return {
    ...symbol,
    range: moveRange(symbol.range, by),
    selectionRange: moveRange(symbol.selectionRange, by),
    ...(symbol.children ? { children: symbol.children.map((it) => moveSymbol(it, by)) } : {}),
  };
}
