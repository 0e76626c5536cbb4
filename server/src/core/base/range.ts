/** A half-open stretch of text in UTF-16 code units, which is what `yaml`, JavaScript and LSP all count. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place in the text that it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly range: SourceRange;
  /** Where the text itself is, if the place is an alias of it. */
  readonly written?: SourceRange;
}

/** Whether the offset lies in the range or touches one of its ends, as a cursor does. */
export function touches(range: SourceRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether two ranges overlap or share an end. */
export function rangesTouch(a: SourceRange, b: SourceRange): boolean {
  return touches(a, b.start) || touches(b, a.start);
}

/** The same range, counted from another origin that lies `by` code units earlier. */
export function shift(range: SourceRange, by: number): SourceRange {
  return { start: range.start + by, end: range.end + by };
}
