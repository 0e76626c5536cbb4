import { resolveScalar } from "#core/syntax/scalar.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** The text that YAML 1.1 reads as the float that an unquoted `1e-8` or `2.5E3` stands for; undefined for any other text. */
export function yamlFloat(node: SyntaxNode): string | undefined {
  if (node.kind !== "scalar" || node.style !== "plain" || node.tag) return undefined;
  const match = /^([-+]?\d*)(\.\d*)?[eE]([-+]?)(\d+)$/.exec(node.text);
  if (!match || resolveScalar(node).kind !== "string") return undefined;
  const [, whole = "", fraction = "", sign = "", exponent = ""] = match;
  if (!/\d/.test(whole + fraction)) return undefined;
  const point = fraction.length > 1 ? fraction : ".0";
  return `${whole}${point}e${sign || "+"}${exponent}`;
}
