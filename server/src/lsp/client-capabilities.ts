import type { InitializeParams } from "vscode-languageserver";
import { notFormattedCapability } from "../protocol.ts";

/** The units in which columns are counted: bytes, UTF-16 code units or code points. */
export type PositionEncoding = "utf-8" | "utf-16" | "utf-32";

/** The client's capabilities and options that the server adapts to. */
export interface Client {
  readonly supportsPullDiagnostics: boolean;
  readonly supportsDiagnosticRefresh: boolean;
  readonly supportsCodeLensRefresh: boolean;
  readonly supportsInlayHintRefresh: boolean;
  readonly supportsCodeLens: boolean;
  readonly supportsConfiguration: boolean;
  /** Reports changed settings to servers that register for it. */
  readonly supportsConfigurationRegistration: boolean;
  readonly supportsFileWatching: boolean;
  readonly folders: readonly string[];
  readonly supportsFolderChanges: boolean;
  /** Whether the server can register for scripts in addition to Valohai files. */
  readonly supportsScriptRegistration: boolean;
  /** Whether the client itself explains why a file is not formatted. */
  readonly explainsFormatting: boolean;
  readonly supports: ClientSupport;
  readonly positionEncoding: PositionEncoding;
  /** The initialization options, which hold the settings of clients that cannot be asked for them. */
  readonly options: unknown;
  /** Files to read only while they are open, because the client has seen the server hang on them. */
  readonly unreadFiles: readonly string[];
}

/** The optional client features that the form of an answer depends on. */
export interface ClientSupport {
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  /** Document symbols can be nested. */
  readonly symbolTree: boolean;
  /** Edits of a file can name the version that they apply to. */
  readonly documentChanges: boolean;
  /** Edits can be grouped under annotations. */
  readonly changeAnnotations: boolean;
  /** Edits can create files. */
  readonly createsFiles: boolean;
  /** Code actions can be listed as disabled, with the reason. */
  readonly disabledActions: boolean;
  /** Completions can be snippets with tab stops. */
  readonly snippets: boolean;
}

/** A client without optional features. */
export const noSupport: ClientSupport = {
  definitionLinks: false,
  typeDefinitionLinks: false,
  symbolTree: false,
  documentChanges: false,
  changeAnnotations: false,
  createsFiles: false,
  disabledActions: false,
  snippets: false,
};

/** Reads what the client announces. */
export function clientOf(params: InitializeParams): Client {
  const { capabilities, workspaceFolders, rootUri } = params;
  const { textDocument, workspace } = capabilities;
  const folders = workspaceFolders?.map((it) => it.uri) ?? (rootUri ? [rootUri] : []);
  return {
    supportsPullDiagnostics: textDocument?.diagnostic !== undefined,
    supportsDiagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    supportsCodeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    supportsInlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    supportsCodeLens: textDocument?.codeLens !== undefined,
    supportsConfiguration: workspace?.configuration === true,
    supportsConfigurationRegistration:
      workspace?.didChangeConfiguration?.dynamicRegistration === true,
    supportsFileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders,
    supportsFolderChanges: workspace?.workspaceFolders === true,
    supportsScriptRegistration:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.hover?.dynamicRegistration === true,
    explainsFormatting: capabilities.experimental?.[notFormattedCapability] === true,
    supports: supportOf(params),
    options: params.initializationOptions,
    unreadFiles: stringsIn(params.initializationOptions?.unreadFiles),
    positionEncoding: capabilities.general?.positionEncodings?.find(isPositionEncoding) ?? "utf-16",
  };
}

function supportOf({ capabilities }: InitializeParams): ClientSupport {
  const { textDocument, workspace } = capabilities;
  const edits = workspace?.workspaceEdit;
  const documentChanges = edits?.documentChanges === true;
  return {
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    documentChanges,
    changeAnnotations: documentChanges && edits.changeAnnotationSupport !== undefined,
    createsFiles: documentChanges && edits.resourceOperations?.includes("create") === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}

function isPositionEncoding(word: string): word is PositionEncoding {
  return word === "utf-8" || word === "utf-16" || word === "utf-32";
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
}
