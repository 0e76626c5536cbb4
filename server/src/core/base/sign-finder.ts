/**
 * Finds the first place of a sign at or after an offset of a text, -1 where there is none. Asked from left to right it
 * looks at no part of the text twice, however often something is open that nothing closes.
 */
export function signFinder(text: string): (sign: string, from: number) => number {
  const found = new Map<string, { readonly from: number; readonly at: number }>();
  return (sign, from) => {
    const known = found.get(sign);
    if (known && known.from <= from && (known.at < 0 || known.at >= from)) return known.at;
    const at = text.indexOf(sign, from);
    found.set(sign, { from, at });
    return at;
  };
}
