import type { InitializeParams } from "vscode-languageserver";
import { fileUri } from "../files/uris.ts";
import { filesCapability, filesChangedCapability, notFormattedCapability } from "../protocol.ts";

/** The units in which columns are counted: bytes, UTF-16 code units or code points. */
export type PositionEncoding = "utf-8" | "utf-16" | "utf-32";

/** The client's capabilities and options that the server adapts to. */
export interface Client {
  /** Whether the client is to ask for diagnostics: one that cannot be asked to ask again would show old ones when scripts have changed. */
  readonly supportsPullDiagnostics: boolean;
  /** Whether a client that asks for the diagnostics of files can also ask for those of all files. */
  readonly pullsWorkspace: boolean;
  readonly supportsDiagnosticRefresh: boolean;
  readonly supportsCodeLensRefresh: boolean;
  readonly supportsInlayHintRefresh: boolean;
  readonly supportsCodeLens: boolean;
  /** Opens files that the server names. */
  readonly supportsShowDocument: boolean;
  /** Whether it opens texts that the server makes, which needs a disk to write them to. */
  readonly showsTexts: boolean;
  /** Makes edits that the server asks for. */
  readonly supportsApplyEdit: boolean;
  /** Asks whether something can be renamed before it asks for the new name. */
  readonly supportsPrepareRename: boolean;
  /** The commands that the client itself runs, beside those of the server. */
  readonly commands: ReadonlySet<string>;
  readonly supportsConfiguration: boolean;
  /** Reports changed settings to servers that register for it. */
  readonly supportsConfigurationRegistration: boolean;
  readonly supportsFileWatching: boolean;
  readonly folders: readonly string[];
  readonly supportsFolderChanges: boolean;
  /** Whether the server can register for scripts in addition to Valohai files. */
  readonly supportsScriptRegistration: boolean;
  /** Whether a rename may change scripts that the client has not opened: it says that it sends those with unsaved changes, or that its user saves them first. */
  readonly renamesUnsentScripts: boolean;
  /** Whether the server is asked before files move: only by clients that let a person confirm the edits. */
  readonly confirmsMoves: boolean;
  /** Whether names are edited in all their places as one of them is typed: only by clients in which a person turns that on. */
  readonly supportsLinkedEditing: boolean;
  /** Whether the server can register for more files that it is to be asked about before they move. */
  readonly supportsMoveRegistration: boolean;
  /** Whether the client itself explains why a file is not formatted. */
  readonly explainsFormatting: boolean;
  /** Whether the client asks again for what it shows once it hears of changed files. */
  readonly followsFiles: boolean;
  /** Whether the client can be asked for files that are not on this machine. */
  readonly answersAboutFiles: boolean;
  /** The schemes of the addresses that files of the first workspace folders have. */
  readonly schemes: readonly string[];
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
  /** Code actions can have a kind and an edit; otherwise they are commands. */
  readonly actionLiterals: boolean;
  /** Hovers can be Markdown; otherwise they are plain text. */
  readonly markdownHover: boolean;
  /** The same for the descriptions of completions. */
  readonly markdownCompletion: boolean;
  readonly symbolKinds: ReadonlySet<number>;
  readonly workspaceSymbolKinds: ReadonlySet<number>;
  readonly completionKinds: ReadonlySet<number>;
}

/** The kinds of symbols and completions that every client knows, because the first version of the protocol had them: 1 to 18. */
const firstKinds: ReadonlySet<number> = new Set(
  Array.from({ length: 18 }, (_, index) => index + 1),
);

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
  actionLiterals: false,
  markdownHover: false,
  markdownCompletion: false,
  symbolKinds: firstKinds,
  workspaceSymbolKinds: firstKinds,
  completionKinds: firstKinds,
};

/** Reads what the client announces. */
export function clientOf(params: InitializeParams): Client {
  const { capabilities } = params;
  const { textDocument, workspace, window, experimental } = capabilities;
  const folders = foldersOf(params);
  const answersAboutFiles = experimental?.[filesCapability] === true;
  const supportsDiagnosticRefresh = workspace?.diagnostics?.refreshSupport === true;
  const supportsShowDocument = window?.showDocument?.support === true;
  const supports = supportOf(params);
  const supportsScriptRegistration =
    textDocument?.synchronization?.dynamicRegistration === true &&
    textDocument.hover?.dynamicRegistration === true;
  return {
    supportsPullDiagnostics:
      isAnnounced(textDocument?.diagnostic) &&
      (supportsDiagnosticRefresh || !isAnnounced(textDocument?.publishDiagnostics)),
    pullsWorkspace: !refreshesWorkspaceOnly(params),
    supportsDiagnosticRefresh,
    supportsCodeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    supportsInlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    supportsCodeLens: isAnnounced(textDocument?.codeLens),
    supportsShowDocument,
    showsTexts: supportsShowDocument,
    supportsApplyEdit: workspace?.applyEdit === true,
    supportsPrepareRename: textDocument?.rename?.prepareSupport === true,
    commands: new Set(stringsIn(experimental?.commands?.commands)),
    supportsConfiguration: workspace?.configuration === true,
    supportsConfigurationRegistration:
      workspace?.didChangeConfiguration?.dynamicRegistration === true,
    supportsFileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders,
    supportsFolderChanges: workspace?.workspaceFolders === true,
    supportsScriptRegistration,
    renamesUnsentScripts: params.initializationOptions?.renamesUnsentScripts === true,
    confirmsMoves: supports.changeAnnotations,
    supportsLinkedEditing:
      isAnnounced(textDocument?.linkedEditingRange) && !editsLinkedUnasked(params),
    supportsMoveRegistration:
      supports.changeAnnotations && workspace?.fileOperations?.dynamicRegistration === true,
    explainsFormatting: experimental?.[notFormattedCapability] === true,
    followsFiles: experimental?.[filesChangedCapability] === true,
    answersAboutFiles,
    schemes: answersAboutFiles && folders.length > 0 ? schemesOf(folders) : ["file"],
    supports,
    options: params.initializationOptions,
    unreadFiles: stringsIn(params.initializationOptions?.unreadFiles),
    positionEncoding: encodingOf(params),
  };
}

/** What the options name comes first: some clients count in other units than they announce, such as ALE of Vim in bytes. */
function encodingOf(params: InitializeParams): PositionEncoding {
  const named = stringsIn([params.initializationOptions?.positionEncoding]);
  const offered = params.capabilities.general?.positionEncodings;
  const agreed = [...named, ...(offered ?? [])].find(isPositionEncoding);
  return agreed ?? (offered === undefined && countsCharacters(params) ? "utf-32" : "utf-16");
}

/** Whether the client is known to count whole characters, although it announces nothing: vim-lsp, and lsp-mode before version 9. */
function countsCharacters({ clientInfo }: InitializeParams): boolean {
  const { name, version = "" } = clientInfo ?? {};
  return name === "vim-lsp" || (name === "emacs" && version.startsWith("GNU Emacs "));
}

/**
 * Neovim 0.12, when it is asked to pull again, asks for the diagnostics of the workspace alone where these are offered, and
 * drops those of open files.
 */
function refreshesWorkspaceOnly({ clientInfo }: InitializeParams): boolean {
  return clientInfo?.name === "Neovim";
}

/** Zed edits linked names unless its user turns that off. */
function editsLinkedUnasked({ clientInfo }: InitializeParams): boolean {
  return /^Zed\b/.test(clientInfo?.name ?? "");
}

/** The schemes of the addresses of folders, each once. */
export function schemesOf(folders: readonly string[]): readonly string[] {
  return [...new Set(folders.map((it) => it.slice(0, it.indexOf(":"))))];
}

/** Some clients send null for what they do not have. */
function isAnnounced(capability: object | null | undefined): boolean {
  return capability !== undefined && capability !== null;
}

/** The workspace folders, or the one folder that older clients name by its address or by its path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map((it) => it.uri);
  if (rootUri) return [rootUri];
  return rootPath ? [fileUri(rootPath)] : [];
}

function supportOf({ capabilities }: InitializeParams): ClientSupport {
  const { textDocument, workspace } = capabilities;
  const edits = workspace?.workspaceEdit;
  const documentChanges = edits?.documentChanges === true;
  const { completionItem, completionItemKind } = textDocument?.completion ?? {};
  return {
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    documentChanges,
    changeAnnotations: documentChanges && isAnnounced(edits.changeAnnotationSupport),
    createsFiles: documentChanges && edits.resourceOperations?.includes("create") === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    snippets: completionItem?.snippetSupport === true,
    actionLiterals: isAnnounced(textDocument?.codeAction?.codeActionLiteralSupport),
    markdownHover: prefersMarkdown(textDocument?.hover?.contentFormat),
    markdownCompletion: prefersMarkdown(completionItem?.documentationFormat),
    symbolKinds: kindsIn(textDocument?.documentSymbol?.symbolKind?.valueSet),
    workspaceSymbolKinds: kindsIn(workspace?.symbol?.symbolKind?.valueSet),
    completionKinds: kindsIn(completionItemKind?.valueSet),
  };
}

/** Some clients announce an empty set, which means the same as none. */
function kindsIn(valueSet: readonly number[] = []): ReadonlySet<number> {
  return valueSet.length > 0 ? new Set(valueSet) : firstKinds;
}

/** The first format that a client names is the one that it prefers; one that names none shows plain text. */
function prefersMarkdown(formats: readonly string[] | undefined): boolean {
  return formats?.find((it) => it === "markdown" || it === "plaintext") === "markdown";
}

function isPositionEncoding(word: string): word is PositionEncoding {
  return word === "utf-8" || word === "utf-16" || word === "utf-32";
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
}
