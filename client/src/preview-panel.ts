import { env, Uri, type WebviewPanel, window, workspace } from "vscode";
import { never } from "../../server/src/core/base/never.ts";
import type { SourceRange } from "../../server/src/core/base/range.ts";
import type { PipelineSource } from "../../server/src/core/model/source.ts";
import {
  type ApplyChangesParams,
  applyChangesRequest,
  type EditsResult,
  type FreezeVariantsParams,
  freezeVariantsRequest,
  type PipelineSourceParams,
  type PipelineSourceResult,
  pipelineSourceRequest,
  type TaskNodeEntry,
  type TaskNodesParams,
  taskNodesRequest,
} from "../../server/src/protocol.ts";
import { editDocument } from "./edit-document.ts";
import { exportVariantsToFile } from "./export-variants.ts";
import { asValohaiYaml } from "./language.ts";
import type { LanguageServer } from "./language-client.ts";
import { latestWins } from "./latest-wins.ts";
import type { MetadataFiles } from "./metadata-files.ts";
import type { MetadataMemory } from "./metadata-memory.ts";
import {
  type FileState,
  type FromPage,
  type MetadataEntry,
  readFromPage,
  type ToPage,
  type VariantQuery,
} from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import { revealLine, revealRange } from "./reveal.ts";
import { followSelection, type NodeName, nodeAt } from "./selection.ts";

const filters = {
  "Logs and Data": ["log", "txt", "json", "jsonl", "ndjson", "csv", "tsv"],
  "All Files": ["*"],
};

/** What a preview shows. */
export interface PreviewSubject {
  readonly uri: Uri;
  readonly selected: NodeName | undefined;
  readonly pinned: boolean;
}

/** What all previews share. */
export interface PreviewServices {
  readonly server: LanguageServer;
  readonly memory: MetadataMemory;
  readonly files: MetadataFiles;
}

/** A preview of one document at a time: keeps its page in step with the text. */
export class PreviewPanel {
  readonly panel: WebviewPanel;
  /** Asks for the document's state and sends it to the page. */
  readonly refresh: () => void;
  readonly #server: LanguageServer;
  readonly #memory: MetadataMemory;
  readonly #files: MetadataFiles;
  #uri: Uri;
  #pinned: boolean;
  #selected: NodeName | undefined;
  #source: PipelineSource | undefined;
  #nodes: readonly TaskNodeEntry[] = [];
  /** Whether the page's script runs: it does not while the panel is hidden. */
  #listening = false;

  constructor(
    panel: WebviewPanel,
    { server, memory, files }: PreviewServices,
    { uri, selected, pinned }: PreviewSubject,
  ) {
    this.#uri = uri;
    this.#pinned = pinned;
    this.panel = panel;
    this.#server = server;
    this.#memory = memory;
    this.#files = files;
    this.#selected = selected;
    this.refresh = latestWins(() => this.#refresh());
    this.#name();
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const known = readFromPage(message);
      if (known !== undefined) this.#receive(known);
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#listening = false;
    });
    panel.onDidDispose(() => {
      this.#listening = false;
    });
  }

  get uri(): Uri {
    return this.#uri;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  /** Turns to another document. */
  turnTo(uri: Uri, selected: NodeName | undefined): void {
    if (uri.toString() !== this.#uri.toString()) {
      this.#uri = uri;
      this.#nodes = [];
      this.#selected = undefined;
    }
    this.#selected = selected ?? this.#selected;
    this.#name();
    this.refresh();
  }

  /** Selects the node that the cursor has been moved to. */
  followCursor(cursor: SourceRange): void {
    const entry = nodeAt(this.#nodes, cursor);
    if (entry === undefined) return;
    const { pipeline, node } = entry;
    const same = this.#selected?.pipeline === pipeline && this.#selected.node === node;
    if (!same) this.select({ pipeline, node });
  }

  select(selected: NodeName | undefined): void {
    if (selected === undefined) return;
    this.#selected = selected;
    this.#name();
    this.refresh();
  }

  #receive(message: FromPage): void {
    switch (message.kind) {
      case "ready":
        this.#listening = true;
        this.refresh();
        break;
      case "pin":
        this.#pinned = message.pinned;
        this.refresh();
        break;
      case "select":
        this.select({ pipeline: message.pipeline, node: message.node });
        break;
      case "reveal":
        this.#reveal(message);
        break;
      case "metadata":
        this.#memory.remember(this.#uri, message.key, this.#permitted(message.entry));
        break;
      case "pickFile":
        void this.#pickFile(message.key);
        break;
      case "stopReading":
        this.#files.stop(message.uri);
        break;
      case "revealLine":
        if (this.#files.knows(message.uri)) {
          void revealLine(Uri.parse(message.uri), message.line, this.panel.viewColumn);
        }
        break;
      case "apply":
        void this.#apply(message.changes);
        break;
      case "freeze":
        void this.#freeze(message.query);
        break;
      case "export":
        void this.#export(message.query);
        break;
      case "copy":
        void env.clipboard.writeText(message.text);
        break;
      default:
        never(message);
    }
  }

  /** Only a person chooses which files are read: the page may not name others. */
  #permitted(entry: MetadataEntry): MetadataEntry {
    const { file, ...rest } = entry;
    return file === undefined || this.#files.knows(file) ? entry : rest;
  }

  #reveal({ range, focus }: Extract<FromPage, { kind: "reveal" }>): void {
    const beside = this.panel.viewColumn;
    void revealRange(this.#uri, range, { focus: focus === true, beside });
  }

  /** Tells the page how far the reading of a file has come. */
  fileChanged(uri: string, state: FileState): void {
    const entries = Object.values(this.#memory.entriesOf(this.#uri));
    if (!entries.some(({ file }) => file === uri)) return;
    void this.#send({ kind: "file", file: workspace.asRelativePath(this.#uri), uri, state });
  }

  async #pickFile(key: string): Promise<void> {
    const [chosen] = (await window.showOpenDialog({ title: "Read Metadata", filters })) ?? [];
    if (chosen === undefined) return;
    const file = chosen.toString();
    this.#memory.remember(this.#uri, key, { text: "", file, chosen: {} });
    void this.#files.read(file);
    this.refresh();
  }

  async #export(query: VariantQuery): Promise<void> {
    if (this.#source === undefined || this.#selected === undefined) return;
    await exportVariantsToFile(this.#source, this.#selected.node, query, this.#uri);
  }

  async #apply(changes: ApplyChangesParams["changes"]): Promise<void> {
    if (this.#selected === undefined) return;
    const { pipeline } = this.#selected;
    const params: ApplyChangesParams = { uri: this.#uri.toString(), pipeline, changes };
    await this.#edit(applyChangesRequest, params);
  }

  async #freeze(query: VariantQuery): Promise<void> {
    if (this.#selected === undefined) return;
    const params: FreezeVariantsParams = {
      ...query,
      ...this.#selected,
      uri: this.#uri.toString(),
    };
    await this.#edit(freezeVariantsRequest, params);
  }

  /** Asks the server for edits of the document, makes them and shows what there is to say. */
  async #edit(request: string, params: ApplyChangesParams): Promise<void> {
    try {
      const result = await this.#server.request<EditsResult | null>(request, params);
      if (result === null) return;
      const made = result.edits.length === 0 || (await editDocument(this.#uri, result));
      const text = made ? result.message : "The file has changed in the meantime; try again";
      if (text !== undefined) void window.showInformationMessage(text);
    } catch (error) {
      void window.showErrorMessage(`The file is left as it is: ${reasonOf(error)}`);
    }
  }

  async #refresh(): Promise<void> {
    if (!this.#listening) return;
    const file = workspace.asRelativePath(this.#uri);
    try {
      await this.#send(await this.#show(file));
    } catch (error) {
      await this.#send({ kind: "failed", file, message: reasonOf(error) });
    }
  }

  async #show(file: string): Promise<ToPage> {
    await asValohaiYaml(await workspace.openTextDocument(this.#uri));
    const uri = this.#uri.toString();
    const asked: TaskNodesParams = { uri };
    const nodes = await this.#server.request<TaskNodeEntry[]>(taskNodesRequest, asked);
    this.#selected = followSelection(this.#nodes, nodes, this.#selected);
    this.#nodes = nodes;
    this.#name();
    const params: PipelineSourceParams = { uri, pipeline: this.#selected?.pipeline ?? "" };
    const { source, syntaxError } = await this.#server.request<PipelineSourceResult>(
      pipelineSourceRequest,
      params,
    );
    this.#source = source;
    const metadata = this.#memory.entriesOf(this.#uri);
    const files = this.#files.statesOf(
      Object.values(metadata).flatMap(({ file: it }) => (it === undefined ? [] : [it])),
    );
    return {
      kind: "show",
      file,
      uri,
      pinned: this.#pinned,
      nodes,
      selected: this.#selected,
      source,
      syntaxError,
      metadata,
      files,
    };
  }

  async #send(message: ToPage): Promise<void> {
    if (this.#listening) await this.panel.webview.postMessage(message);
  }

  #name(): void {
    const title = this.#selected === undefined ? "Variants" : `Variants: ${this.#selected.node}`;
    if (this.panel.title !== title) this.panel.title = title;
  }
}
