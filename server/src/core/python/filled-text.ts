import type { Bindings } from "./bindings.ts";
import { argumentParts, childNamed, type PythonNode, sourceOf } from "./syntax.ts";
import { constantText } from "./text.ts";
import { hole, percentPieces, type TextPiece } from "./text-pieces.ts";

/** A part of an assembled text: a literal stretch, or an expression that fills a place. */
export type TextPart = string | PythonNode;

/** Whether a node is one text literal without places to fill, such as `"best"` or `f"best"`. */
export function isPlainText(node: PythonNode): boolean {
  return (
    node.name === "String" ||
    (node.name === "FormatString" && childNamed(node, "FormatReplacement") === null)
  );
}

/** The parts of `"--%s" % name`; undefined where the places and the arguments do not match. */
export function filledByPercent(
  bindings: Bindings,
  { firstChild }: PythonNode,
  left: PythonNode,
  right: PythonNode,
): readonly TextPart[] | undefined {
  const sign = firstChild?.nextSibling;
  if (!sign || sourceOf(bindings.source, sign) !== "%" || !isPlainText(left)) return undefined;
  const text = constantText(bindings, left);
  const values = right.name === "TupleExpression" ? argumentParts(right).flat() : [right];
  return text === undefined ? undefined : filled(percentPieces(text), values);
}

/** The parts of `"--{}".format(name)`. */
export function filledByFormat(
  bindings: Bindings,
  owner: PythonNode,
  values: readonly PythonNode[],
): readonly TextPart[] | undefined {
  const text = isPlainText(owner) ? constantText(bindings, owner) : undefined;
  if (text === undefined || values.length === 0 || /\{[^}]|\}\}/.test(text)) return undefined;
  const pieces = text
    .split("{}")
    .flatMap((it, index): TextPiece[] => (index === 0 ? [it] : [hole, it]));
  return filled(pieces, values);
}

function filled(
  pieces: readonly TextPiece[],
  values: readonly PythonNode[],
): readonly TextPart[] | undefined {
  if (pieces.filter((it) => it === hole).length !== values.length) return undefined;
  let next = 0;
  return pieces.flatMap((it): TextPart[] => {
    const value = it === hole ? values[next++] : it;
    return value === undefined ? [] : [value];
  });
}
