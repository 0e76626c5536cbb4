import { readFileSync } from "node:fs";

/** A client as the server meets it: what it announces, and what it does. */
export interface ClientProfile {
  readonly name: string;
  readonly capabilities: object;
  /** What its recipe in docs/editors.md lets it call a Valohai file. */
  readonly languageId: string;
  /** Whether it asks for diagnostics, and can be asked to ask again. */
  readonly pulls: boolean;
  /** The formats in which it gets hovers and the texts of completions. */
  readonly hover: "markdown" | "plaintext";
  readonly documentation: "markdown" | "plaintext";
  /** Whether it shows lenses. */
  readonly lenses: boolean;
  /** How code actions reach it: as they are, as commands that make edits, or only as commands that show something. */
  readonly actions: "literals" | "commands" | "none";
  /** Whether it knows all kinds of symbols and of completions, or those of the first version of the protocol. */
  readonly symbolKinds: "all" | "first";
  readonly completionKinds: "all" | "first";
  /** Whether it opens files that the server names. */
  readonly shows: boolean;
  /** The edits of a rename: as a map, as a list with versions, or as such a list with annotations. */
  readonly rename: "changes" | "documentChanges" | "annotated";
}

/** What an editor was recorded to send as its capabilities. */
function recorded(name: string): object {
  return JSON.parse(readFileSync(`test/fixtures/clients/${name}.json`, "utf8"));
}

/** The kinds that the protocol has. */
const allCompletionKinds = Array.from({ length: 25 }, (_, index) => index + 1);
const allSymbolKinds = Array.from({ length: 26 }, (_, index) => index + 1);

const literalActions = { codeActionLiteralSupport: { codeActionKind: { valueSet: [""] } } };

/** Of clients that take registrations for any text, and send those alone that their settings name. */
const dynamicTexts = {
  synchronization: { dynamicRegistration: true },
  hover: { dynamicRegistration: true, contentFormat: ["markdown"] },
};

/** Clients of many kinds; those with a version were recorded, the others are written from their sources. */
export const clientProfiles: readonly ClientProfile[] = [
  {
    name: "Neovim 0.7.2",
    capabilities: recorded("neovim-0.7.2"),
    languageId: "yaml.valohai",
    pulls: false,
    hover: "markdown",
    documentation: "markdown",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: false,
    rename: "changes",
  },
  {
    name: "Neovim 0.12.4",
    capabilities: recorded("neovim-0.12.4"),
    languageId: "yaml.valohai",
    pulls: true,
    hover: "markdown",
    documentation: "markdown",
    lenses: true,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: true,
    rename: "changes",
  },
  {
    name: "Eglot 1.9",
    capabilities: recorded("eglot-1.9"),
    languageId: "valohai-yaml",
    pulls: false,
    hover: "plaintext",
    documentation: "plaintext",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: false,
    rename: "documentChanges",
  },
  {
    name: "Eglot 1.17",
    capabilities: recorded("eglot-1.17"),
    languageId: "valohai-yaml",
    pulls: false,
    hover: "plaintext",
    documentation: "plaintext",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: true,
    rename: "documentChanges",
  },
  {
    name: "lsp-mode 8.0",
    capabilities: recorded("lsp-mode-8.0"),
    languageId: "valohai-yaml",
    pulls: false,
    hover: "markdown",
    documentation: "markdown",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: false,
    rename: "documentChanges",
  },
  {
    name: "lsp-mode 10.0",
    capabilities: recorded("lsp-mode-10.0"),
    languageId: "valohai-yaml",
    pulls: false,
    hover: "markdown",
    documentation: "markdown",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: true,
    rename: "documentChanges",
  },
  {
    name: "Helix 25.07",
    capabilities: recorded("helix-25.07"),
    languageId: "yaml",
    pulls: false,
    hover: "markdown",
    documentation: "plaintext",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: true,
    rename: "documentChanges",
  },
  {
    name: "Kate 26.08",
    capabilities: recorded("kate-26.08"),
    languageId: "yaml",
    pulls: false,
    hover: "markdown",
    documentation: "plaintext",
    lenses: false,
    actions: "literals",
    symbolKinds: "first",
    completionKinds: "first",
    shows: false,
    rename: "changes",
  },
  {
    name: "Geany 2.1",
    capabilities: recorded("geany-2.1"),
    languageId: "yaml",
    pulls: false,
    hover: "plaintext",
    documentation: "plaintext",
    lenses: false,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: true,
    rename: "changes",
  },
  {
    name: "monaco-editor 0.57",
    capabilities: recorded("monaco-editor-0.57"),
    languageId: "yaml",
    pulls: false,
    hover: "markdown",
    documentation: "plaintext",
    lenses: true,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: false,
    rename: "changes",
  },
  {
    name: "LSP of Sublime Text",
    capabilities: {
      textDocument: {
        ...dynamicTexts,
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: ["markdown"] },
          completionItemKind: { valueSet: allCompletionKinds },
        },
        documentSymbol: { symbolKind: { valueSet: allSymbolKinds } },
        codeAction: literalActions,
        codeLens: {},
        rename: { prepareSupport: true, honorsChangeAnnotations: true },
        diagnostic: { dynamicRegistration: true },
      },
      workspace: {
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: false } },
        diagnostics: { refreshSupport: true },
      },
      window: { showDocument: { support: true } },
    },
    languageId: "yaml",
    pulls: true,
    hover: "markdown",
    documentation: "markdown",
    lenses: true,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: true,
    rename: "annotated",
  },
  {
    name: "LSP4IJ of JetBrains",
    capabilities: {
      textDocument: {
        ...dynamicTexts,
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] },
        },
        documentSymbol: { symbolKind: { valueSet: allSymbolKinds } },
        codeAction: literalActions,
        codeLens: {},
        rename: { prepareSupport: true },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
      },
      workspace: {
        applyEdit: true,
        workspaceEdit: { documentChanges: true },
        diagnostics: { refreshSupport: true },
      },
      window: { showDocument: { support: true } },
    },
    languageId: "valohai-yaml",
    pulls: true,
    hover: "markdown",
    documentation: "markdown",
    lenses: true,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "first",
    shows: true,
    rename: "documentChanges",
  },
  {
    name: "kakoune-lsp",
    capabilities: {
      textDocument: {
        hover: { contentFormat: ["markdown", "plaintext"] },
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] },
          completionItemKind: { valueSet: allCompletionKinds },
        },
        documentSymbol: { symbolKind: { valueSet: allSymbolKinds } },
        codeAction: literalActions,
        codeLens: {},
        rename: { prepareSupport: false },
      },
      workspace: {
        applyEdit: true,
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
      },
    },
    languageId: "yaml",
    pulls: false,
    hover: "markdown",
    documentation: "markdown",
    lenses: true,
    actions: "literals",
    symbolKinds: "all",
    completionKinds: "all",
    shows: false,
    rename: "annotated",
  },
  {
    name: "a client in a browser that announces pulling and never does it",
    capabilities: {
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: ["plaintext", "markdown"] },
          completionItemKind: { valueSet: [] },
        },
        hover: { contentFormat: ["markdown", "plaintext"] },
        rename: {},
        diagnostic: {},
        publishDiagnostics: { versionSupport: true },
      },
    },
    languageId: "yaml",
    pulls: false,
    hover: "markdown",
    documentation: "plaintext",
    lenses: false,
    actions: "none",
    symbolKinds: "first",
    completionKinds: "first",
    shows: false,
    rename: "changes",
  },
  {
    name: "a client that takes annotations",
    capabilities: {
      textDocument: { codeLens: {}, hover: { contentFormat: ["markdown"] } },
      workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
      window: { showDocument: { support: true } },
    },
    languageId: "valohai",
    pulls: false,
    hover: "markdown",
    documentation: "plaintext",
    lenses: true,
    actions: "none",
    symbolKinds: "first",
    completionKinds: "first",
    shows: true,
    rename: "annotated",
  },
  {
    name: "a client whose actions are commands",
    capabilities: { workspace: { applyEdit: true } },
    languageId: "yaml",
    pulls: false,
    hover: "plaintext",
    documentation: "plaintext",
    lenses: false,
    actions: "commands",
    symbolKinds: "first",
    completionKinds: "first",
    shows: false,
    rename: "changes",
  },
  {
    name: "a client that announces nothing",
    capabilities: {},
    languageId: "yaml",
    pulls: false,
    hover: "plaintext",
    documentation: "plaintext",
    lenses: false,
    actions: "none",
    symbolKinds: "first",
    completionKinds: "first",
    shows: false,
    rename: "changes",
  },
];
