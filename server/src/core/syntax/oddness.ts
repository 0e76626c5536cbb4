import type { SyntaxNode } from "./tree.ts";

/**
 * How much of a text's content is not allowed where it is; 0 where nothing is odd. Only the schema knows that, which
 * this layer does not import: whoever reads a text passes it in.
 */
export type Oddness = (roots: readonly SyntaxNode[]) => number;
