import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { refused } from "#core/features/graph-edits/graph-edit.ts";
import { editGraph, graphChoices } from "#core/features/graph-edits/index.ts";
import { describeGraphPart } from "#core/features/hover/graph-part.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { examplePipeline } from "#core/features/refactorings/example-pipeline.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { GraphMessage } from "../../client/src/graph-messages.ts";
import type {
  Drawing,
  DrawingWishes,
  FileState,
  FromPage,
  MetadataEntry,
  PageAction,
  PanelKind,
  ToPage,
} from "../../client/src/preview-messages.ts";
import type { RunsFileState } from "../../client/src/runs-messages.ts";
import { followSelection, type NodeName } from "../../client/src/selection.ts";
import { comparedWith } from "./compared-with.ts";
import { drawnFor } from "./drawn-for.ts";
import { type Closing, openTestPage, type TestPage, type TestPageOptions } from "./test-page.ts";

const stale = refused("The file has changed in the meantime; try again");

/** Runs in the page: ends when it has drawn what was sent to it before. */
function drawn(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  });
}

type Posted<Kind extends FromPage["kind"]> = Extract<FromPage, { kind: Kind }>;

/** The page with a panel behind it that answers from the engine, without an editor. */
export class TestPanel {
  readonly #test: Closing;
  readonly #options: Omit<TestPageOptions, "receive">;
  readonly #posted: FromPage[] = [];
  #page: TestPage | undefined;
  #text: string;
  #version = 1;
  #nodes: ReturnType<typeof previewableNodes> = [];
  #selected: NodeName | undefined;
  readonly #printed: PipelineSource["printed"];
  readonly #estimates: PipelineSource["estimates"];
  #base: string | undefined;
  readonly #shows: PanelKind;
  #pinned = false;
  #wishes: DrawingWishes = { parameters: false, whole: false, collapsed: [] };
  #drawing: Drawing | undefined;
  /** The answers that have not reached the page. */
  readonly #answers = new Set<Promise<void>>();
  /** Why the server changes nothing in the file; undefined where it can be written. */
  obstacle: string | undefined;
  /** The address of the file that is shown. */
  uri = "file:///project/valohai.yaml";
  /** What was entered, by the addresses of files. */
  #metadata: { readonly [uri: string]: { readonly [key: string]: MetadataEntry } } = {};
  #files: { [uri: string]: FileState } = {};
  #runFiles: { [uri: string]: RunsFileState } = {};

  constructor(
    t: Closing,
    text: string,
    options: Omit<TestPageOptions, "receive"> & {
      readonly selected?: NodeName;
      readonly printed?: PipelineSource["printed"];
      readonly estimates?: PipelineSource["estimates"];
      readonly shows?: PanelKind;
      /** The text that the file is compared with. */
      readonly base?: string;
    } = {},
  ) {
    this.#test = t;
    this.#text = text;
    this.#options = options;
    this.#selected = options.selected;
    this.#printed = options.printed;
    this.#estimates = options.estimates;
    this.#base = options.base;
    this.#shows = options.shows ?? "variants";
  }

  get page(): TestPage["page"] {
    if (this.#page === undefined) throw new Error("The page is not open");
    return this.#page.page;
  }

  get shown(): TestPage {
    if (this.#page === undefined) throw new Error("The page is not open");
    return this.#page;
  }

  async open(): Promise<this> {
    const receive = (message: FromPage, page: TestPage): void => this.#receive(message, page);
    this.#page = await openTestPage(this.#test, { ...this.#options, receive });
    await this.page.locator("main > *").first().waitFor();
    return this;
  }

  /** What happens when the window is reloaded: a fresh page with the state of the one before. */
  async reload(): Promise<void> {
    await this.settles();
    const state = this.shown.state();
    await this.shown.close();
    const receive = (message: FromPage, page: TestPage): void => this.#receive(message, page);
    this.#page = await openTestPage(this.#test, { ...this.#options, state, receive });
    await this.page.locator("main > *").first().waitFor();
  }

  /** Another text of the file, as after an edit. */
  async edit(text: string): Promise<void> {
    this.change(text);
    await this.shown.send(this.#show());
  }

  /** Another text of the file, of which the page has not heard yet. */
  change(text: string): void {
    this.#text = text;
    this.#version++;
  }

  /** The text of the file as it is now. */
  get text(): string {
    return this.#text;
  }

  /** What happens when the panel turns to another file. */
  async turnTo(uri: string, text: string): Promise<void> {
    this.uri = uri;
    await this.edit(text);
  }

  /** What happens when a command of the editor acts on the page. */
  async act(action: PageAction): Promise<void> {
    await this.shown.send({ kind: "act", file: "project/valohai.yaml", action });
  }

  /** What happens when metadata are entered in another preview of the file. */
  async enterElsewhere(key: string, entry: MetadataEntry): Promise<void> {
    const { uri } = this;
    this.#enter(uri, key, entry);
    await this.shown.send({ kind: "entered", file: "project/valohai.yaml", uri, key, entry });
  }

  /** What happens when a person has chosen a file for the metadata of a node. */
  async choose(key: string, uri: string, state: FileState): Promise<void> {
    this.#enter(this.uri, key, { text: "", file: uri, chosen: {} });
    this.#files = { ...this.#files, [uri]: state };
    await this.shown.send(this.#show());
  }

  /** What happens when a person has chosen a file of earlier runs. */
  async chooseRuns(key: string, uri: string, state: RunsFileState): Promise<void> {
    this.#enter(this.uri, key, { text: "", file: uri, chosen: {} });
    this.#runFiles[uri] = state;
    await this.shown.send(this.#show());
  }

  /** How far the reading of a file of earlier runs has come. */
  async sendRuns(uri: string, state: RunsFileState): Promise<void> {
    this.#runFiles[uri] = state;
    await this.shown.send({ kind: "runsFile", file: "project/valohai.yaml", uri, state });
  }

  /** How far the reading of a file has come. */
  async send(uri: string, state: FileState): Promise<void> {
    this.#files = { ...this.#files, [uri]: state };
    await this.shown.send({ kind: "file", file: "project/valohai.yaml", uri, state });
  }

  /** The last message of a kind; awaits one for up to five seconds if there is none. */
  async posted<Kind extends FromPage["kind"]>(kind: Kind): Promise<Posted<Kind>> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const found = this.#posted.findLast((it): it is Posted<Kind> => it.kind === kind);
      if (found !== undefined) return found;
      assert.ok(Date.now() < deadline, `the page sends "${kind}"`);
      await this.page.waitForTimeout(10);
    }
  }

  /** Waits until the page has saved a text as part of its state, which a reload gives back to it. */
  async saves(text: string): Promise<void> {
    const deadline = Date.now() + 5000;
    while (!JSON.stringify(this.shown.state() ?? "").includes(text)) {
      assert.ok(Date.now() < deadline, `the page saves ${text}`);
      await this.page.waitForTimeout(20);
    }
  }

  /** Waits until every message has its answer and the page has drawn what followed. */
  async settles(): Promise<void> {
    for (let seen = -1; seen !== this.#posted.length || this.#answers.size > 0; ) {
      seen = this.#posted.length;
      await Promise.all(this.#answers);
      await this.page.evaluate(drawn);
    }
  }

  /** The messages so far. */
  get messages(): readonly FromPage[] {
    return this.#posted;
  }

  /** Forgets the messages so far. */
  forget(): void {
    this.#posted.length = 0;
  }

  /** The text of the file at the range of the last `reveal`. */
  async revealed(): Promise<string> {
    const { range } = await this.posted("reveal");
    return this.#text.slice(range.start, range.end);
  }

  #receive(message: FromPage, page: TestPage): void {
    this.#posted.push(message);
    if (message.kind === "select") this.#selected = message;
    if (message.kind === "metadata") this.#enter(message.uri, message.key, message.entry);
    if (message.kind === "stopComparing") this.#base = undefined;
    if (message.kind === "pin") this.#pinned = message.pinned;
    if (message.kind === "draw") this.#wishes = message;
    if (message.kind === "readRuns") this.#follow(this.#answerRuns(message.uri), page);
    if (message.kind === "describe") this.#follow(page.send(this.#described(message)), page);
    if (message.kind === "askGraph" || message.kind === "editGraph") {
      this.#follow(this.#answerGraph(message, page), page);
    }
    if (["ready", "select", "pin", "draw", "stopComparing"].includes(message.kind))
      this.#follow(page.send(this.#show()), page);
  }

  #enter(uri: string, key: string, entry: MetadataEntry): void {
    this.#metadata = { ...this.#metadata, [uri]: { ...this.#metadata[uri], [key]: entry } };
  }

  /** Keeps an answer until it has been sent; a page that has been closed in the meantime gets none. */
  #follow(answer: Promise<void>, page: TestPage): void {
    const sent = answer
      .catch((error: unknown) => {
        if (!page.page.isClosed()) throw error;
      })
      .finally(() => this.#answers.delete(sent));
    this.#answers.add(sent);
  }

  async #answerRuns(uri: string): Promise<void> {
    const state = this.#runFiles[uri];
    if (state) await this.sendRuns(uri, state);
  }

  #described({ offset }: Posted<"describe">): ToPage {
    const text = describeGraphPart(createDocument(this.#text), offset) ?? "";
    return { kind: "described", file: "project/valohai.yaml", offset, text };
  }

  /** As the panel answers with the help of the server; new names are taken as they are in the message. */
  async #answerGraph(message: GraphMessage, page: TestPage): Promise<void> {
    const file = "project/valohai.yaml";
    const document = createDocument(this.#text);
    const { pipeline } = message;
    const isStale = message.version !== this.#version;
    if (message.kind === "askGraph") {
      const found = isStale ? stale : graphChoices(document, pipeline, message.question);
      const answer =
        "kind" in found
          ? { choices: [], message: found.message }
          : { choices: found, message: undefined };
      return page.send({ kind: "graphChoices", file, ...answer });
    }
    const unwritable = this.obstacle === undefined ? undefined : refused(this.obstacle);
    const answer = isStale ? stale : (unwritable ?? editGraph(document, pipeline, message.edit));
    if (answer.kind === "refused") {
      return page.send({ kind: "graphEdited", file, text: answer.message, isDone: false });
    }
    await page.send({ kind: "graphEdited", file, text: answer.done, isDone: true });
    const isSelected = message.edit.kind === "addNode" || message.edit.kind === "removeNode";
    if (isSelected && answer.node !== undefined) this.#selected = { pipeline, node: answer.node };
    await this.edit(applyEdits(this.#text, answer.edits));
  }

  /** A place of the text was selected in the editor. */
  async select(selected: NodeName): Promise<void> {
    this.#selected = selected;
    await this.shown.send(this.#show());
  }

  #show(): ToPage {
    const document = createDocument(this.#text);
    const nodes = previewableNodes(document);
    this.#selected = followSelection(this.#nodes, nodes, this.#selected);
    this.#nodes = nodes;
    const source = pipelineSource(document, this.#selected?.pipeline ?? "");
    this.#drawing =
      source &&
      drawnFor(source, document, this.#wishes, {
        node: this.#selected?.node ?? "",
        before: this.#drawing,
      });
    const error = diagnose(document).find(({ code }) => code === "yaml-syntax");
    return {
      kind: "show",
      file: "project/valohai.yaml",
      uri: this.uri,
      version: this.#version,
      shows: this.#shows,
      pinned: this.#pinned,
      nodes,
      selected: this.#selected,
      source: source && {
        ...source,
        ...(this.#printed && { printed: this.#printed }),
        ...(this.#estimates && { estimates: this.#estimates }),
      },
      drawing: this.#drawing,
      example: nodes.length === 0 ? examplePipeline(document, undefined)?.text : undefined,
      syntaxError: error && { message: error.message, range: error.range },
      comparison:
        this.#base === undefined ? undefined : comparedWith(this.#base, document, this.#selected),
      metadata: this.#metadata[this.uri] ?? {},
      files: this.#files,
    };
  }
}
