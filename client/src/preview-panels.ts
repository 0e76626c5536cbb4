import {
  Disposable,
  type Memento,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { ChosenFiles } from "./chosen-files.ts";
import { baseIn, type CompareBase, Comparisons, type NoBase } from "./comparisons.ts";
import type { FileState, RunsFileState } from "./file-states.ts";
import type { GitHead } from "./git-head.ts";
import { valohaiLanguage } from "./language.ts";
import type { LanguageServer } from "./language-client.ts";
import { readMetadataAt, readRunsAt } from "./metadata-files.ts";
import { MetadataMemory } from "./metadata-memory.ts";
import { pageFolder, previewHtml } from "./preview-html.ts";
import { isRecord, type PageAction, type PanelKind } from "./preview-messages.ts";
import { PreviewPanel } from "./preview-panel.ts";
import {
  cursorOf,
  type FileChange,
  type PreviewServices,
  type PreviewSubject,
} from "./preview-subject.ts";
import { type Previews, panelKinds, panelTypes } from "./previews.ts";
import type { NodeName } from "./selection.ts";

/** What previews need and where they are stored. */
interface PreviewEnvironment {
  /** The folder of the extension. */
  readonly extension: Uri;
  readonly storage: Memento;
  readonly server: LanguageServer;
  readonly head: GitHead;
}

/** The open previews: of each kind at most one for each document, and one that follows the active file unless it is pinned. */
export class PreviewPanels implements Previews {
  readonly #extension: Uri;
  readonly #services: PreviewServices;
  readonly #panels = new Set<PreviewPanel>();
  readonly #subscriptions: Disposable;

  constructor({ extension, storage, server, head }: PreviewEnvironment) {
    this.#extension = extension;
    const changed = (change: FileChange): void => {
      for (const panel of this.#panels) panel.fileChanged(change);
    };
    const comparisons = new Comparisons(server, head, (uri) => this.#refresh(Uri.parse(uri)));
    this.#services = {
      server,
      comparisons,
      stopComparing: (uri) => {
        comparisons.stop(uri);
        this.#refresh(uri);
      },
      memory: new MetadataMemory(storage),
      files: new ChosenFiles<FileState>(readMetadataAt, (uri, state) =>
        changed({ kind: "file", uri, state }),
      ),
      runFiles: new ChosenFiles<RunsFileState>(readRunsAt, (uri, state) =>
        changed({ kind: "runsFile", uri, state }),
      ),
      tellOthers: (from, uri, key, entry) => {
        for (const it of this.#allOf(uri)) if (it !== from) it.entered(key, entry);
      },
    };
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#refresh(document.uri);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
        for (const panel of this.#allOf(document.uri)) {
          panel.followCursor(cursorOf(document, selection));
        }
      }),
    );
  }

  open(uri: Uri, selected: NodeName | undefined, shows: PanelKind): void {
    const existing = this.#of(uri, shows) ?? this.#following(shows);
    if (existing !== undefined) {
      existing.comeForward({ uri, selected });
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    const panel = window.createWebviewPanel(panelTypes[shows], "Valohai", place);
    this.#adopt(panel, { uri, selected, shows, pinned: false, wantsFocus: true });
  }

  async compare(uri: Uri, base: CompareBase): Promise<NoBase | undefined> {
    const started = await this.#services.comparisons.start(uri, base);
    if (started.kind !== "started") return started.kind;
    const [shown] = this.#allOf(uri);
    this.#refresh(uri);
    this.open(uri, started.node, shown?.shows ?? "variants");
    return undefined;
  }

  /** Takes over a panel that was there before the window was reloaded, with the state that its page saved. */
  restore(panel: WebviewPanel, state: unknown, shows: PanelKind): void {
    const { uri, pipeline, node, pinned, compared } = isRecord(state) ? state : {};
    if (typeof uri !== "string" || this.#of(Uri.parse(uri), shows) !== undefined) {
      panel.dispose();
      return;
    }
    const named = typeof pipeline === "string" && typeof node === "string";
    const selected = named ? { pipeline, node } : undefined;
    const base = baseIn(compared);
    if (base) this.#services.comparisons.resume(Uri.parse(uri), base);
    this.#adopt(panel, { uri: Uri.parse(uri), selected, shows, pinned: pinned === true });
  }

  activeUri(): Uri | undefined {
    return [...this.#panels].find(({ panel }) => panel.active)?.uri;
  }

  act(action: PageAction): void {
    [...this.#panels].find(({ panel }) => panel.active)?.act(action);
  }

  /** Brings everything up to date when the server has been started. */
  serverStarted(): void {
    this.#services.comparisons.serverStarted();
    for (const panel of this.#panels) panel.serverStarted();
  }

  /** Asks again for what depends on the config of the project or on scripts. */
  filesChanged(): void {
    for (const panel of this.#panels) panel.refresh();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#services.files.dispose();
    this.#services.runFiles.dispose();
    this.#services.comparisons.dispose();
  }

  #allOf(uri: Uri): readonly PreviewPanel[] {
    return [...this.#panels].filter((panel) => panel.uri.toString() === uri.toString());
  }

  #refresh(uri: Uri): void {
    for (const panel of this.#allOf(uri)) panel.refresh();
  }

  #of(uri: Uri, shows: PanelKind): PreviewPanel | undefined {
    return this.#allOf(uri).find((panel) => panel.shows === shows);
  }

  #following(shows: PanelKind): PreviewPanel | undefined {
    return [...this.#panels].find((panel) => panel.shows === shows && !panel.pinned);
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor?.document.languageId !== valohaiLanguage) return;
    const { document, selection } = editor;
    const cursor = cursorOf(document, selection);
    for (const shows of panelKinds) {
      if (this.#of(document.uri, shows) !== undefined) continue;
      this.#following(shows)?.turnTo({ uri: document.uri, cursor });
    }
  }

  #adopt(panel: WebviewPanel, subject: PreviewSubject): void {
    const { webview } = panel;
    panel.iconPath = {
      light: Uri.joinPath(this.#extension, "icons", "valohai-light.svg"),
      dark: Uri.joinPath(this.#extension, "icons", "valohai-dark.svg"),
    };
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.#extension)] };
    const preview = new PreviewPanel(panel, this.#services, subject);
    this.#panels.add(preview);
    panel.onDidDispose(() => this.#panels.delete(preview));
    webview.html = previewHtml(webview, this.#extension);
  }
}
