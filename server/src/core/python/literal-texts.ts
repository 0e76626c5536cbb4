import type { Bindings } from "./bindings.ts";
import { childrenOf, type PythonNode, sourceOf } from "./syntax.ts";
import { contentOf, withoutEscapes } from "./text.ts";
import { conversionParts } from "./text-pieces.ts";
import { concatenated, sliceOf, type Texts, unknownTexts, type Written } from "./traced-text.ts";

/** The texts of a string literal, formatted or not; `fill` reads what a format string fills in. */
export function literalTexts(
  bindings: Bindings,
  node: PythonNode,
  fill: (filled: PythonNode) => Texts,
): Texts {
  const { start, end, isRaw } = contentOf(sourceOf(bindings.source, node));
  const isFormat = node.name === "FormatString";
  const written = (from: number, to: number): Texts => ({
    texts: [writtenPieces(bindings, { from, to: Math.max(from, to), isRaw, isFormat })],
  });
  const parts: Texts[] = [];
  let from = node.from + start;
  for (const child of isFormat ? childrenOf(node) : []) {
    if (child.name !== "FormatReplacement") continue;
    parts.push(written(from, child.from), filledTexts(bindings, child, fill));
    from = child.to;
  }
  return concatenated([...parts, written(from, node.from + end)]);
}

function filledTexts(
  bindings: Bindings,
  replacement: PythonNode,
  fill: (filled: PythonNode) => Texts,
): Texts {
  const [, filled, ...rest] = childrenOf(replacement);
  const isPlain = rest.slice(0, -1).every((it) => sourceOf(bindings.source, it) === "!s");
  return filled && isPlain ? fill(filled) : unknownTexts;
}

interface Content {
  readonly from: number;
  readonly to: number;
  readonly isRaw: boolean;
  readonly isFormat: boolean;
}

/** Text before the first escape has a place; the rest has none. */
function writtenPieces(
  bindings: Bindings,
  { from, to, isRaw, isFormat }: Content,
): readonly Written[] {
  const text = bindings.source.text.slice(from, to);
  const signs = isFormat ? (isRaw ? /[{}]/ : /[\\{}]/) : isRaw ? undefined : /\\/;
  const special = signs ? text.search(signs) : -1;
  const plain = special < 0 ? text : text.slice(0, special);
  const head: Written = { text: plain, place: { origin: bindings, start: from } };
  if (special < 0) return [head];
  const rest = withoutEscapes(text.slice(special), isRaw);
  return [head, { text: isFormat ? rest.replaceAll("{{", "{").replaceAll("}}", "}") : rest }];
}

/** What `"…".format(…)` gives; `given` reads an argument by its position or name. */
export function formatted(template: Written, given: (name: string) => Texts): Texts {
  const parts: Texts[] = [];
  let from = 0;
  let count = 0;
  const plain = (start: number, end?: number) => {
    parts.push({ texts: [[sliceOf(template, start, end)]] });
  };
  for (const { 0: sign, index } of template.text.matchAll(/\{\{|\}\}|\{[^{}]*\}/g)) {
    plain(from, index);
    from = index + sign.length;
    if (sign === "{{" || sign === "}}") {
      plain(index, index + 1);
      continue;
    }
    const name = /^\{(\w*)(?:!s)?\}$/.exec(sign)?.[1];
    parts.push(name === undefined ? unknownTexts : given(name === "" ? String(count) : name));
    count++;
  }
  plain(from);
  return concatenated(parts);
}

/** What `"…" % …` gives; `given` reads what a conversion shows by its position. */
export function percentFormatted(template: Written, given: (index: number) => Texts): Texts {
  const parts = conversionParts(template.text).flatMap(({ start, end }, index): Texts[] => {
    const part = sliceOf(template, start, end);
    const doubled = part.text.indexOf("%%");
    const rest = { text: part.text.slice(doubled).replaceAll("%%", "%") };
    const plain: Texts = {
      texts: [doubled < 0 ? [part] : [sliceOf(part, 0, doubled), rest]],
    };
    return index === 0 ? [plain] : [given(index - 1), plain];
  });
  return concatenated(parts);
}
