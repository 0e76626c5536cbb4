import type { SyntaxNode } from "./tree.ts";

/**
 * How much of what a text says may not be written where it is; 0 where nothing is odd. The schema knows, which
 * this layer does not: whoever reads a text hands it over.
 */
export type Oddness = (roots: readonly SyntaxNode[]) => number;
