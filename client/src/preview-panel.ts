import { l10n, type Uri, type ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import { never } from "#core/base/never.ts";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { describePart, GraphDrawing } from "./graph-drawing.ts";
import { answerGraph } from "./graph-editing.ts";
import type { GraphMessage } from "./graph-messages.ts";
import { latestWins } from "./latest-wins.ts";
import { NodeSelection } from "./node-selection.ts";
import { PanelMetadata } from "./panel-metadata.ts";
import { type EditPlace, editFromPreview } from "./preview-edits.ts";
import {
  type FromPage,
  type MetadataEntry,
  type PageAction,
  type PanelKind,
  readFromPage,
  type ToPage,
} from "./preview-messages.ts";
import { readState } from "./preview-state.ts";
import {
  type Cursor,
  cursorOf,
  type FileChange,
  type PreviewServices,
  type PreviewSubject,
  type PreviewTarget,
} from "./preview-subject.ts";
import { reasonOf } from "./reason.ts";
import { revealRange, typeRange } from "./reveal.ts";
import { type OutMessage, takeOut } from "./take-out.ts";

type LookUp = Extract<FromPage, { kind: "reveal" | "goToStep" | "describe" }>;

/** A preview of one document at a time: keeps its page in step with the text. */
export class PreviewPanel {
  readonly panel: WebviewPanel;
  /** Asks for the document's state and sends it to the page. */
  readonly refresh: () => void;
  readonly shows: PanelKind;
  readonly #services: PreviewServices;
  readonly #drawing: GraphDrawing;
  #uri: Uri;
  #pinned: boolean;
  readonly #selection: NodeSelection;
  source: PipelineSource | undefined;
  /** What decided the runs before the change, where the file is compared. */
  #before: PipelineSource | undefined;
  /** The last selection in the editor that the preview itself made: it does not follow that one. */
  #revealed: SourceRange | undefined;
  /** Whether the page is to take the keyboard as soon as it shows something. */
  #wantsFocus: boolean;
  readonly #metadata: PanelMetadata;
  /** What a message meets: a page whose script has begun, one that is being loaded, or none while the panel is hidden. */
  #page: "ready" | "loading" | "none" = "loading";

  constructor(
    panel: WebviewPanel,
    services: PreviewServices,
    { uri, selected, pinned, shows, wantsFocus = false }: PreviewSubject,
  ) {
    this.#uri = uri;
    this.#pinned = pinned;
    this.panel = panel;
    this.shows = shows;
    this.#services = services;
    this.#drawing = new GraphDrawing(services.server);
    this.#selection = new NodeSelection(selected);
    this.#wantsFocus = wantsFocus;
    this.#metadata = new PanelMetadata(services, this);
    this.refresh = latestWins(() => this.#refresh());
    this.#name();
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const known = readFromPage(message);
      if (known !== undefined) this.#receive(known);
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#page = "none";
      else if (this.#page === "none") this.#page = "loading";
      this.refresh();
    });
    panel.onDidDispose(() => {
      this.#page = "none";
      this.#metadata.keepOnly(undefined);
    });
  }

  get uri(): Uri {
    return this.#uri;
  }

  get viewColumn(): ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  /** Turns to another document, and there to a node or to that at the cursor. */
  turnTo({ uri, selected, cursor }: PreviewTarget): void {
    if (uri.toString() !== this.#uri.toString()) {
      this.#uri = uri;
      this.#selection.reset();
      this.#metadata.keepOnly(uri);
    }
    if (selected !== undefined) this.#selection.select(selected);
    if (cursor !== undefined) this.#selection.moveCursor(cursor.range, cursor.version);
    this.#name();
    this.refresh();
  }

  /** Turns to a document that the user asked for, and takes the keyboard. */
  comeForward(target: PreviewTarget): void {
    this.#wantsFocus = true;
    this.panel.reveal(undefined, false);
    this.turnTo(target);
  }

  /** Selects the node that the cursor has been moved to, unless the preview is pinned. */
  followCursor({ range, version }: Cursor): void {
    const own = range.start === this.#revealed?.start && range.end === this.#revealed.end;
    if (this.#pinned || own) return;
    this.#revealed = undefined;
    if (!this.#selection.moveCursor(range, version)) return;
    this.#name();
    this.refresh();
  }

  /** Carries out a command of the editor on the page. */
  act(action: PageAction): void {
    this.#send({ kind: "act", file: workspace.asRelativePath(this.#uri), action });
  }

  /** Brings a server that has been started again up to date, and the page with it. */
  serverStarted(): void {
    this.#metadata.repeat();
    this.refresh();
  }

  #receive(message: FromPage): void {
    switch (message.kind) {
      case "ready":
        this.#page = "ready";
        this.refresh();
        break;
      case "stopComparing":
        this.#services.stopComparing(this.#uri);
        break;
      case "pin":
        this.#pin(message.pinned);
        break;
      case "draw":
        if (this.#drawing.wish(message)) this.refresh();
        break;
      case "select":
        this.#select(message.pipeline, message.node);
        break;
      case "reveal":
      case "goToStep":
      case "describe":
        void this.#lookUp(message);
        break;
      case "metadata":
      case "read":
      case "readRuns":
      case "pickFile":
      case "stopReading":
      case "revealLine":
        this.#metadata.receive(message);
        break;
      case "apply":
      case "freeze":
      case "insertExample":
        void editFromPreview(this.#services.server, this.#place(), message);
        break;
      case "askGraph":
      case "editGraph":
        this.#answerGraph(message);
        break;
      case "export":
      case "saveGraph":
      case "openText":
      case "copy":
        void this.#takeOut(message);
        break;
      default:
        never(message);
    }
  }

  #select(pipeline: string, node: string): void {
    this.#selection.select({ pipeline, node });
    this.#name();
    this.refresh();
  }

  /** Shows a place, or the step of the node there; or sends the page what the editor's hover says there. */
  async #lookUp(message: LookUp): Promise<void> {
    if (message.kind === "reveal")
      return this.#place().reveal(message.range, message.focus === true);
    if (message.kind === "goToStep") {
      const { range } = message;
      return this.#place().reveal((await typeRange(this.#uri, range)) ?? range, true);
    }
    const { offset } = message;
    const text = await describePart(this.#services.server, this.#uri, offset);
    this.#send({ kind: "described", file: workspace.asRelativePath(this.#uri), offset, text });
  }

  /** A preview that is no longer pinned turns to the cursor, which may be in another node by now. */
  #pin(pinned: boolean): void {
    this.#pinned = pinned;
    const uri = this.#uri.toString();
    const editor = window.visibleTextEditors.find((it) => it.document.uri.toString() === uri);
    if (editor !== undefined) this.followCursor(cursorOf(editor.document, editor.selection));
    this.refresh();
  }

  /** Where edits are made, and how their place is shown. */
  #place(): EditPlace {
    const uri = this.#uri;
    return {
      uri,
      selected: this.#selection.selected,
      reveal: (range, focus) => {
        this.#revealed = range;
        return revealRange(uri, range, { focus, beside: this.panel.viewColumn });
      },
    };
  }

  /** Sends the page how much of a file has been read. */
  fileChanged(change: FileChange): void {
    const entries = Object.values(this.#services.memory.entriesOf(this.#uri));
    if (!entries.some(({ file }) => file === change.uri)) return;
    this.#send({ ...change, file: workspace.asRelativePath(this.#uri) });
  }

  /** Takes over what was entered in another preview of the file. */
  entered(key: string, entry: MetadataEntry): void {
    const file = workspace.asRelativePath(this.#uri);
    this.#send({ kind: "entered", file, uri: this.#uri.toString(), key, entry });
    if (entry.file !== undefined) this.refresh();
  }

  #answerGraph(message: GraphMessage): void {
    void answerGraph(this.#services.server, this.#uri, message, {
      send: (it) => this.#send(it),
      select: (node) => this.#select(message.pipeline, node),
      comeBack: () => this.panel.reveal(),
    });
  }

  async #takeOut(message: OutMessage): Promise<void> {
    const node = this.#selection.selected?.node;
    await takeOut(message, { uri: this.#uri, source: this.source, before: this.#before, node });
  }

  async #refresh(): Promise<void> {
    if (this.#page === "none") return;
    const file = workspace.asRelativePath(this.#uri);
    try {
      this.#send(await this.#show());
      if (!this.#wantsFocus || this.#page !== "ready" || !this.panel.active) return;
      this.#wantsFocus = false;
      this.act("focus");
    } catch (error) {
      this.#send({ kind: "failed", file, message: reasonOf(error) });
    }
  }

  async #show(): Promise<ToPage> {
    const state = await readState(this.#services, {
      uri: this.#uri,
      shows: this.shows,
      pinned: this.#pinned,
      selection: this.#selection,
      drawing: this.#drawing,
    });
    this.source = state.source;
    this.#before = state.comparison?.pipeline?.before;
    this.#name();
    return state;
  }

  /** Nobody waits for the page to take a message: a page that is being hidden never does. */
  #send(message: ToPage): void {
    if (this.#page !== "none") void this.panel.webview.postMessage(message);
  }

  #name(): void {
    const { selected } = this.#selection;
    const isGraph = this.shows === "graph";
    const title = isGraph ? l10n.t("Graph") : l10n.t("Variants");
    const name = isGraph ? selected?.pipeline : selected?.node;
    this.panel.title = name === undefined ? title : visibleText(`${title}: ${name}`);
  }
}
