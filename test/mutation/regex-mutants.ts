/** A piece of a regular expression that means something by itself: an escape, a class, the head of a group, or a character. */
const pieces =
  /\\[pPu]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|\{\d+(?:,\d*)?\}|[\s\S]/g;

const opposites: { readonly [piece: string]: string } = {
  "\\d": "\\D",
  "\\D": "\\d",
  "\\s": "\\S",
  "\\S": "\\s",
  "\\w": "\\W",
  "\\W": "\\w",
  "\\b": "\\B",
  "(?=": "(?!",
  "(?!": "(?=",
  "(?<=": "(?<!",
  "(?<!": "(?<=",
};

/** A regular expression with one of its anchors, quantifiers or classes taken away or turned round. */
export function regexMutants(literal: string): readonly string[] {
  const end = literal.lastIndexOf("/");
  const parts: readonly string[] = literal.slice(1, end).match(pieces) ?? [];
  return parts.flatMap((part, at) => {
    const other = otherPiece(part, parts[at - 1] ?? "(");
    if (other === undefined) return [];
    return [`/${parts.with(at, other).join("") || "(?:)"}${literal.slice(end)}`];
  });
}

function otherPiece(piece: string, before: string): string | undefined {
  if (Object.hasOwn(opposites, piece)) return opposites[piece];
  if (piece.startsWith("[^")) return `[${piece.slice(2)}`;
  if (piece.startsWith("[")) return `[^${piece.slice(1)}`;
  if (piece === "^" || piece === "$") return "";
  return isQuantifier(piece) && !isQuantifier(before) && before !== "(" ? "" : undefined;
}

function isQuantifier(piece: string): boolean {
  return /^(?:[*+?]|\{\d.*\})$/.test(piece);
}
