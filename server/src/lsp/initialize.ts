import {
  CodeActionKind,
  type FileOperationRegistrationOptions,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { productVersion } from "../version-text.ts";
import type { Client } from "./client-capabilities.ts";
import { serverCommands } from "./server-commands.ts";
import { tokenLegend } from "./token-legend.ts";

/** The characters after which offers are useful without being asked for. */
const completionTriggers: readonly string[] = [".", "[", "{", ":", " ", ",", "-", "*"];

type FileFilters = FileOperationRegistrationOptions["filters"];

/** The files and folders that commands may start or enter. */
const startedFiles: FileFilters = [
  { pattern: { glob: "**/*.{py,ipynb,sh,bash,zsh,ksh,R,r}", matches: "file" } },
  { pattern: { glob: "**/*", matches: "folder" } },
];

const capabilities: InitializeResult["capabilities"] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
  hoverProvider: true,
  definitionProvider: true,
  typeDefinitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  callHierarchyProvider: true,
  semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: " ",
    moreTriggerCharacter: [":", "\n"],
  },
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorExtract,
      CodeActionKind.RefactorInline,
      CodeActionKind.RefactorRewrite,
      CodeActionKind.SourceFixAll,
    ],
  },
  codeLensProvider: {},
  inlayHintProvider: true,
};

function pullCapability({ pullsWorkspace }: Client): InitializeResult["capabilities"] {
  return {
    diagnosticProvider: {
      identifier: "valohai",
      interFileDependencies: false,
      workspaceDiagnostics: pullsWorkspace,
    },
  };
}

/** The files whose moves the server is to be asked about first, in folders with these schemes. */
export function movedFiles(schemes: readonly string[]): FileFilters {
  return schemes.flatMap((scheme) => startedFiles.map((it) => ({ ...it, scheme })));
}

/** The server's answer to `initialize`; it needs nothing of the engine, so it comes at once. */
export function initializeResult(client: Client): InitializeResult {
  const commands = [...serverCommands(client)];
  return {
    capabilities: {
      positionEncoding: client.positionEncoding,
      ...capabilities,
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...(client.confirmsMoves
          ? { fileOperations: { willRename: { filters: movedFiles(client.schemes) } } }
          : {}),
      },
      ...(client.supportsLinkedEditing ? { linkedEditingRangeProvider: true } : {}),
      renameProvider: client.supportsPrepareRename ? { prepareProvider: true } : true,
      ...(commands.length > 0 ? { executeCommandProvider: { commands } } : {}),
      ...(client.supportsPullDiagnostics ? pullCapability(client) : {}),
    },
    serverInfo: { name: "valohai-yaml", version: productVersion },
  };
}
