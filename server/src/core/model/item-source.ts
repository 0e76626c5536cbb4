import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** Where a config is built from: the body of an item, its key, and the text that ranges refer to. */
export interface ItemSource {
  readonly text: string;
  readonly keyRange: SourceRange;
  readonly body: SyntaxNode;
}
