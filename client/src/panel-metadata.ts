import { Uri, type ViewColumn } from "vscode";
import type { PipelineSource } from "#core/model/source.ts";
import { pickMetadataFile } from "./metadata-files.ts";
import { MetadataSender } from "./metadata-sender.ts";
import type { FromPage, MetadataEntry } from "./preview-messages.ts";
import type { PreviewServices } from "./preview-subject.ts";
import { revealLine } from "./reveal.ts";

/** What the page says of metadata. */
export type MetadataMessage = Extract<
  FromPage,
  { kind: "metadata" | "read" | "pickFile" | "stopReading" | "revealLine" }
>;

/** The panel whose page metadata are entered on. */
interface MetadataPanel {
  readonly uri: Uri;
  readonly viewColumn: ViewColumn | undefined;
  readonly refresh: () => void;
  /** What the page shows; its config of the project may be revealed. */
  readonly source: PipelineSource | undefined;
}

/** Takes the metadata that are entered on the page of one panel: remembers them, tells other pages and the server. */
export class PanelMetadata {
  readonly #services: PreviewServices;
  readonly #panel: MetadataPanel;
  readonly #sender: MetadataSender;

  constructor(services: PreviewServices, panel: MetadataPanel) {
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
        this.#enter(message.key, this.#permitted(message.entry));
        break;
      case "read":
        if (message.uri === this.#panel.uri.toString()) this.#sender.send(message);
        break;
      case "pickFile":
        void this.#pickFile(message.key);
        break;
      case "stopReading":
        this.#services.files.stop(message.uri);
        break;
      case "revealLine":
        this.#revealLine(message.uri, message.line);
        break;
    }
  }

  #enter(key: string, entry: MetadataEntry): void {
    this.#services.memory.remember(this.#panel.uri, key, entry);
    this.#services.tellOthers(this.#panel, key, entry);
  }

  /** Only a person chooses which files are read: the page may not name others. */
  #permitted(entry: MetadataEntry): MetadataEntry {
    const { file, ...rest } = entry;
    return file === undefined || this.#services.files.knows(file) ? entry : rest;
  }

  async #pickFile(key: string): Promise<void> {
    const file = (await pickMetadataFile())?.toString();
    if (file === undefined) return;
    this.#enter(key, { text: "", file, chosen: {} });
    void this.#services.files.read(file);
    this.#panel.refresh();
  }

  #revealLine(uri: string, line: number): void {
    const isConfig = uri === this.#panel.source?.estimates?.uri;
    if (!isConfig && !this.#services.files.knows(uri)) return;
    void revealLine(Uri.parse(uri), line, this.#panel.viewColumn);
  }
}
