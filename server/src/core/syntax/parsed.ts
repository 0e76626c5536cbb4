import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode, YamlProblem } from "./tree.ts";

/** What parsing a text gives. */
export interface Parsed {
  /** The content of each document of the text; one for ordinary files, none for an empty text. */
  readonly roots: readonly SyntaxNode[];
  readonly problems: readonly YamlProblem[];
  /** The node that each anchor stands for at the end of the text: an anchor may be defined several times. */
  readonly anchors: ReadonlyMap<string, SyntaxNode>;
  /** Aliases without an anchor before them in this text. */
  readonly looseAliases: readonly { readonly name: string; readonly range: SourceRange }[];
}
