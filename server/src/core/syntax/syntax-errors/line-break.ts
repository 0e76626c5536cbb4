/** After the line break that ends the line of an offset; the end of the text where there is none. */
export function lineBreakEnd(text: string, offset: number): number {
  const lineBreak = text.indexOf("\n", offset);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}
