/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  // `lastIndexOf` takes a negative position for 0 and would find a line break there.
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}
