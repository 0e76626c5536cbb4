import type { SyntaxNode, YamlProblem } from "../tree.ts";

/** PyYAML takes each anchor once, and its name as letters of ASCII, digits, dashes and underscores. */
export function unsupportedAnchor(
  text: string,
  { anchor, range }: SyntaxNode,
  known: Set<string>,
): YamlProblem | undefined {
  if (anchor === undefined) return undefined;
  const start = text.lastIndexOf(`&${anchor}`, range.start);
  if (start < 0) return undefined;
  const place = { start, end: start + anchor.length + 1 };
  if (!/^[\w-]+$/.test(anchor)) {
    const message = `The name of the anchor "&${anchor}" may hold only letters, digits, "-" and "_"`;
    return { code: "anchor-name", range: place, message };
  }
  if (known.has(anchor)) {
    const message = `The anchor "&${anchor}" already exists; each name can be given only once`;
    return { code: "duplicate-anchor", range: place, message };
  }
  known.add(anchor);
  return undefined;
}
