import type { ScalarStyle } from "./tree.ts";

/** The styles of scalars, by what `yaml` calls them. */
export const scalarStyles: { readonly [type: string]: ScalarStyle } = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single-quoted",
  QUOTE_DOUBLE: "double-quoted",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};
