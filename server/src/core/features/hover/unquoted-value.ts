import { code } from "#core/base/markdown.ts";
import { shift } from "#core/base/range.ts";
import { placeAt } from "#core/document/items-at.ts";
import { misreading } from "#core/document/misread-scalar.ts";
import { yamlFloat } from "#core/document/yaml-float.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import type { ScalarNode } from "#core/syntax/tree.ts";
import { shortText } from "./describe-step.ts";
import type { Hoverer } from "./hoverer.ts";

/** Says what an unquoted text means if it is not what it looks like. */
export const unquotedValueHoverer: Hoverer = {
  name: "unquoted-value",
  describe(document, offset) {
    const found = placeAt(document, offset);
    const node = found?.place.node;
    if (node?.kind !== "scalar" || found?.place.role === "key" || node.style !== "plain") {
      return undefined;
    }
    const markdown = surpriseOf(node);
    return markdown && found
      ? { range: shift(node.range, found.placed.start), markdown }
      : undefined;
  },
};

function surpriseOf(node: ScalarNode): string | undefined {
  const text = code(node.text);
  const float = yamlFloat(node);
  if (float !== undefined) {
    return `${text} is text here: in the YAML that Valohai reads, a number with an exponent needs a dot and a sign. Write ${code(float)} for the number.`;
  }
  const reading = misreading(node);
  if (reading !== undefined) {
    return `${text} is read as ${reading}. Write ${code(JSON.stringify(node.text))} for the text.`;
  }
  return numberSurprise(node, text) ?? wordSurprise(node, text);
}

/** Numbers in another notation, and texts that only other readers of YAML take for numbers. */
function numberSurprise(node: ScalarNode, text: string): string | undefined {
  const value = resolveScalar(node);
  if (value.kind === "integer" && /^[-+]?0[bx]|_/.test(node.text)) {
    return `${text} is the number ${code(shortText(value))}.`;
  }
  if (value.kind === "float" && /_/.test(node.text)) {
    return `${text} is the number ${code(shortText(value))}.`;
  }
  const looks = /^[-+]?0o[0-7]+$/.test(node.text) || /^[-+]?(?:nan|infinity|inf)$/i.test(node.text);
  return looks && value.kind === "string" ? `${text} is text here, not a number.` : undefined;
}

/** `y` and `n` are booleans to other readers; `~` is hardly known. */
function wordSurprise(node: ScalarNode, text: string): string | undefined {
  if (/^[yYnN]$/.test(node.text)) return `${text} is text here, not true or false.`;
  return node.text === "~" ? `${text} means no value, as ${code("null")} does.` : undefined;
}
