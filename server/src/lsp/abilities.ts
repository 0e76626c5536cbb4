import type { InitializeParams } from "vscode-languageserver";

/** What the client can show, as far as answers about places adapt to it. */
export interface Abilities {
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  /** Document symbols can stand below each other. */
  readonly symbolTree: boolean;
  /** Edits of a file can name the version that they are for. */
  readonly documentChanges: boolean;
  /** Edits can be listed in groups. */
  readonly changeAnnotations: boolean;
  /** Edits can make files. */
  readonly createsFiles: boolean;
  /** Code actions that cannot be taken can be listed with the reason. */
  readonly disabledActions: boolean;
  /** Completions can have stops at which the cursor halts. */
  readonly snippets: boolean;
}

/** A client that can do nothing special. */
export const noAbilities: Abilities = {
  definitionLinks: false,
  typeDefinitionLinks: false,
  symbolTree: false,
  documentChanges: false,
  changeAnnotations: false,
  createsFiles: false,
  disabledActions: false,
  snippets: false,
};

/** Reads the abilities that the client announces. */
export function abilitiesOf({ capabilities }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  return {
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}
