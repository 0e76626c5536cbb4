import type { SemanticTokensLegend } from "vscode-languageserver";

/** The standard token types that are used. */
export const types = [
  "class",
  "namespace",
  "interface",
  "variable",
  "parameter",
  "property",
  "enumMember",
  "keyword",
  "macro",
  "label",
] as const;

/** The standard modifiers that are used. */
export const modifiers = ["declaration", "readonly"] as const;

/** The standard token types and modifiers that the numbers in answers refer to. */
export const tokenLegend: SemanticTokensLegend = {
  tokenTypes: [...types],
  tokenModifiers: [...modifiers],
};
