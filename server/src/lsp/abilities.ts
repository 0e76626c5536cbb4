import type { InitializeParams } from "vscode-languageserver";

/** What the client can show, as far as answers about places adapt to it. */
export interface Abilities {
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  /** Document symbols can stand below each other. */
  readonly symbolTree: boolean;
  /** Edits can be grouped and held back until the user confirms them. */
  readonly changeAnnotations: boolean;
  /** Completions can have stops at which the cursor halts. */
  readonly snippets: boolean;
}

/** A client that can do nothing special. */
export const noAbilities: Abilities = {
  definitionLinks: false,
  typeDefinitionLinks: false,
  symbolTree: false,
  changeAnnotations: false,
  snippets: false,
};

/** Reads the abilities that the client announces. */
export function abilitiesOf({ capabilities }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  return {
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    changeAnnotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}
