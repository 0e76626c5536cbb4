import { Uri, type ViewColumn } from "vscode";
import type { PipelineSource } from "#core/model/source.ts";
import { pickMetadataFile, pickRunsFile } from "./metadata-files.ts";
import { MetadataSender } from "./metadata-sender.ts";
import type { FromPage, MetadataEntry } from "./preview-messages.ts";
import type { PreviewServices } from "./preview-subject.ts";
import { revealLine } from "./reveal.ts";
import { isRunsKey, type RunsAnswer } from "./runs-messages.ts";

/** What the page says about metadata. */
export type MetadataMessage = Extract<
  FromPage,
  { kind: "metadata" | "read" | "readRuns" | "pickFile" | "stopReading" | "revealLine" }
>;

/** The panel on whose page metadata is entered. */
interface Panel {
  readonly uri: Uri;
  readonly viewColumn: ViewColumn | undefined;
  readonly refresh: () => void;
  /** Sends the page how far a file has been read. */
  readonly fileChanged: (change: Omit<RunsAnswer, "file">) => void;
  /** What the page shows; its config of the project may be revealed. */
  readonly source: PipelineSource | undefined;
}

/** Takes the metadata and the earlier runs that are entered on the page of one panel: remembers them, tells other pages and the server. */
export class PanelMetadata {
  readonly #services: PreviewServices;
  readonly #panel: Panel;
  readonly #sender: MetadataSender;

  constructor(services: PreviewServices, panel: Panel) {
    this.#services = services;
    this.#panel = panel;
    this.#sender = new MetadataSender(services.server);
  }

  /** Forgets what was read for all files but one, or for all. */
  keepOnly(kept: Uri | undefined): void {
    this.#sender.keepOnly(kept);
  }

  /** Sends everything again, to a server that has just started. */
  repeat(): void {
    this.#sender.repeat();
  }

  receive(message: MetadataMessage): void {
    switch (message.kind) {
      case "metadata":
        this.#enter(Uri.parse(message.uri), message.key, this.#permitted(message));
        break;
      case "read":
        if (message.uri === this.#panel.uri.toString()) this.#sender.send(message);
        break;
      case "readRuns":
        this.#readRuns(message.uri);
        break;
      case "pickFile":
        void this.#pickFile(Uri.parse(message.uri), message.key);
        break;
      case "stopReading":
        this.#services.files.stop(message.uri);
        this.#services.runFiles.stop(message.uri);
        break;
      case "revealLine":
        this.#revealLine(message.uri, message.line);
        break;
    }
  }

  #enter(uri: Uri, key: string, entry: MetadataEntry): void {
    this.#services.memory.remember(uri, key, entry);
    this.#services.tellOthers(this.#panel, uri, key, entry);
  }

  /** Only a person chooses which files are read: the page may not name others, and names none of earlier runs. */
  #permitted({ key, entry }: Extract<MetadataMessage, { kind: "metadata" }>): MetadataEntry {
    const { file, ...rest } = entry;
    const isKnown = file === undefined || (!isRunsKey(key) && this.#services.files.knows(file));
    return isKnown ? entry : rest;
  }

  /** Answers with what has been read of a file, if it was chosen for this document. */
  #readRuns(uri: string): void {
    const { memory, runFiles } = this.#services;
    const entries = Object.entries(memory.entriesOf(this.#panel.uri));
    if (!entries.some(([key, { file }]) => isRunsKey(key) && file === uri)) return;
    const state = runFiles.stateOf(uri);
    if (state) this.#panel.fileChanged({ kind: "runsFile", uri, state });
  }

  async #pickFile(uri: Uri, key: string): Promise<void> {
    const isRuns = isRunsKey(key);
    const file = (await (isRuns ? pickRunsFile() : pickMetadataFile()))?.toString();
    if (file === undefined) return;
    this.#enter(uri, key, { text: "", file, chosen: {} });
    void (isRuns ? this.#services.runFiles : this.#services.files).read(file);
    this.#panel.refresh();
  }

  #revealLine(uri: string, line: number): void {
    const isConfig = uri === this.#panel.source?.estimates?.uri;
    const { files, runFiles } = this.#services;
    if (!isConfig && !files.knows(uri) && !runFiles.knows(uri)) return;
    void revealLine(Uri.parse(uri), line, this.#panel.viewColumn);
  }
}
