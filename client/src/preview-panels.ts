import {
  Disposable,
  type ExtensionContext,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { LanguageServer } from "./language-client.ts";
import { MetadataMemory } from "./metadata-memory.ts";
import { pageFolder, previewHtml } from "./preview-html.ts";
import { isRecord } from "./preview-messages.ts";
import { PreviewPanel } from "./preview-panel.ts";
import type { NodeName } from "./selection.ts";

const panelType = "valohai.preview";

/** The open previews, at most one for each document. */
export class PreviewPanels {
  readonly #extension: Uri;
  readonly #server: LanguageServer;
  readonly #memory: MetadataMemory;
  readonly #panels = new Map<string, PreviewPanel>();
  readonly #subscriptions: Disposable;

  constructor(context: ExtensionContext, server: LanguageServer) {
    this.#extension = context.extensionUri;
    this.#server = server;
    this.#memory = new MetadataMemory(context.workspaceState);
    this.#subscriptions = Disposable.from(
      window.registerWebviewPanelSerializer(panelType, {
        deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
      }),
      workspace.onDidChangeTextDocument(({ document }) =>
        this.#panels.get(document.uri.toString())?.refresh(),
      ),
    );
  }

  /** Opens the preview of a document beside its editor, or brings it to the front. */
  open(uri: Uri, selected: NodeName | undefined): void {
    const existing = this.#panels.get(uri.toString());
    if (existing !== undefined) {
      existing.panel.reveal(undefined, true);
      existing.select(selected);
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    const panel = window.createWebviewPanel(panelType, "Variants", place);
    this.#adopt(panel, uri, selected);
  }

  /** The document of the preview that has the focus. */
  activeUri(): Uri | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active)?.uri;
  }

  /** Brings every preview up to date, as after a restart of the server. */
  refresh(): void {
    for (const panel of this.#panels.values()) panel.refresh();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #restore(panel: WebviewPanel, state: unknown): void {
    const { uri, pipeline, node } = isRecord(state) ? state : {};
    if (typeof uri !== "string" || this.#panels.has(uri)) {
      panel.dispose();
      return;
    }
    const named = typeof pipeline === "string" && typeof node === "string";
    this.#adopt(panel, Uri.parse(uri), named ? { pipeline, node } : undefined);
  }

  #adopt(panel: WebviewPanel, uri: Uri, selected: NodeName | undefined): void {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.#extension)] };
    const preview = new PreviewPanel(uri, panel, this.#server, this.#memory, selected);
    this.#panels.set(uri.toString(), preview);
    panel.onDidDispose(() => this.#panels.delete(uri.toString()));
    webview.html = previewHtml(webview, this.#extension);
  }
}
