import type { SourceRange } from "#core/base/range.ts";
import { locatedText } from "#core/model/read.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import {
  blankLinesOf,
  type FormatStyle,
  listIndentationOf,
  listIndentations,
  maxBlankLines,
} from "./format-options.ts";

interface ConfigProblem {
  readonly range: SourceRange;
  readonly message: string;
}

/** Reads the "format:" section of a `.valohai-lint.yaml`; what cannot be understood is reported and changes nothing. */
export function readFormat(
  node: SyntaxNode | undefined,
  problems: ConfigProblem[],
): Partial<FormatStyle> {
  if (!node) return {};
  let style: Partial<FormatStyle> = {};
  for (const [key, { key: keyNode, value }] of entriesOf(node)) {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    const found = read?.(locatedText(value)?.value);
    if (typeof found === "object") style = { ...style, ...found };
    else {
      const message = found ?? `Unknown key "${key}"; there are ${Object.keys(readers).join(", ")}`;
      const range = found === undefined || value.kind === "missing" ? keyNode.range : value.range;
      problems.push({ range, message });
    }
  }
  return style;
}

/** What a value says, or what is wrong with it. */
type Reader = (word: string | undefined) => Partial<FormatStyle> | string;

const readers: { readonly [key: string]: Reader } = {
  "list-indentation": (word) => {
    const listIndentation = listIndentationOf(word);
    return listIndentation ? { listIndentation } : `It is one of ${listIndentations.join(", ")}`;
  },
  "blank-lines-between-items": (word) => {
    const blankLinesBetweenItems = blankLinesOf(word);
    return blankLinesBetweenItems === undefined
      ? `It is "keep" or a number up to ${maxBlankLines}`
      : { blankLinesBetweenItems };
  },
};
