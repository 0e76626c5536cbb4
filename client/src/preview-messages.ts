import type { SourceRange } from "#core/base/range.ts";
import {
  type GraphFileFormat,
  isGraphFileFormat,
} from "#core/features/exports/graph/graph-endings.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Metadata } from "#core/simulation/metadata/reading.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import type { PipelineGraphResult, TaskNodeEntry } from "#protocol";
import type { ShownComparison } from "./comparison-messages.ts";
import type { FileState } from "./file-states.ts";
import {
  type GraphAnswer,
  type GraphMessage,
  graphReaders,
  isGraphAnswer,
} from "./graph-messages.ts";
import { isOffset, isRange, isRecord, isText } from "./message-shapes.ts";
import { isChange, isMetadata, isQuery, type VariantQuery } from "./query-messages.ts";
import { isRunsAnswer, type RunsAnswer, type RunsQuestion, runsReaders } from "./runs-messages.ts";

export type { ShownComparison } from "./comparison-messages.ts";
export type { FileState } from "./file-states.ts";
export { isRecord } from "./message-shapes.ts";
export { isChange, type VariantQuery } from "./query-messages.ts";

/** What the panel sends the page: its state, and what a command of the editor asks it to do. */
export type ToPage =
  | PageState
  | GraphAnswer
  | RunsAnswer
  /** What was entered as metadata on another page about the same file. */
  | {
      readonly kind: "entered";
      readonly file: string;
      readonly uri: string;
      readonly key: string;
      readonly entry: MetadataEntry;
    }
  /** What the editor's hover says about the place that the page asked about; empty where it says nothing. */
  | {
      readonly kind: "described";
      readonly file: string;
      readonly offset: number;
      readonly text: string;
    }
  | { readonly kind: "act"; readonly file: string; readonly action: PageAction };

/** What commands of the editor do on the page: `focus` puts the keyboard where the user continues. */
export type PageAction = "focus" | CopyAction;

/** What is copied: the cell of the table, its row or column, or the text selected on the page. */
export type CopyAction =
  | "copyValue"
  | "copyRow"
  | "copyColumn"
  | "copyCommand"
  | "copyVhLine"
  | "copySelection"
  | "goToPlace";

/** What a panel shows: the variants of a node with its pipeline above them, or the pipeline alone. */
export type PanelKind = "variants" | "graph";

/** What is drawn of a pipeline. */
export interface DrawingWishes {
  readonly parameters: boolean;
  /** Whether all nodes of a large pipeline are drawn, not only those next to the selected one. */
  readonly whole: boolean;
  /** The prefixes of names whose nodes are drawn as one. */
  readonly collapsed: readonly string[];
}

/** The graph of a pipeline and where it is drawn. */
export type Drawing = NonNullable<PipelineGraphResult["drawing"]>;

/** The state that the page shows: always the whole, except for files that are being read. */
export type PageState =
  | {
      readonly kind: "show";
      /** Shown as the page's subject, such as `dynamic-task/valohai.yaml`. */
      readonly file: string;
      readonly uri: string;
      readonly version: number;
      readonly shows: PanelKind;
      /** Whether the preview stays with its node wherever the cursor goes. */
      readonly pinned: boolean;
      readonly nodes: readonly TaskNodeEntry[];
      readonly selected: { readonly pipeline: string; readonly node: string } | undefined;
      /** Undefined when the file has no such pipeline, or none at all. */
      readonly source: PipelineSource | undefined;
      /** Undefined where the server has none for the pipeline. */
      readonly drawing: Drawing | undefined;
      readonly syntaxError: { readonly message: string; readonly range: SourceRange } | undefined;
      /** A pipeline of the file's own steps that could be written, where there is no node to preview. */
      readonly example: string | undefined;
      /** What was entered earlier for this file, by pipeline and source node (`metadataKey`), and as earlier runs (`runsKey`). */
      readonly metadata: { readonly [key: string]: MetadataEntry };
      /** What the file is compared with, where it is. */
      readonly comparison?: ShownComparison | undefined;
      /** The state of the files among the sources, by their addresses. */
      readonly files: { readonly [uri: string]: FileState };
    }
  /** How far the reading of a file has come. */
  | {
      readonly kind: "file";
      readonly file: string;
      readonly uri: string;
      readonly state: FileState;
    }
  /** The file or the language server cannot be reached; what was shown before stays. */
  | { readonly kind: "failed"; readonly file: string; readonly message: string };

/** What a person entered as the metadata of one node, or as earlier runs; plain JSON, as it is remembered. */
export interface MetadataEntry {
  /** Typed or pasted; blank where a file is given. */
  readonly text: string;
  /** The address of a file to read instead. */
  readonly file?: string;
  /** For keys with several values, which one counts where it is not the last. */
  readonly chosen: { readonly [key: string]: number };
}

/** What the page sends the panel: small events. */
export type FromPage =
  | GraphMessage
  | RunsQuestion
  | { readonly kind: "ready" }
  | { readonly kind: "select"; readonly pipeline: string; readonly node: string }
  | ({ readonly kind: "draw" } & DrawingWishes)
  | { readonly kind: "pin"; readonly pinned: boolean }
  /** `focus` moves the keyboard to the editor as well. */
  | { readonly kind: "reveal"; readonly range: SourceRange; readonly focus?: boolean }
  /** Shows the step that the node at a place runs, with the keyboard there. */
  | { readonly kind: "goToStep"; readonly range: SourceRange }
  /** Asks what the editor's hover says about the node or the edge that begins at a place. */
  | { readonly kind: "describe"; readonly offset: number }
  /** Shows a line, from 1, of a file that metadata or earlier runs were read from. */
  | { readonly kind: "revealLine"; readonly uri: string; readonly line: number }
  /** What a person entered for a file; the panel may show another one by then. */
  | {
      readonly kind: "metadata";
      readonly uri: string;
      readonly key: string;
      readonly entry: MetadataEntry;
    }
  /** What was read from all that was entered for a pipeline, by node. */
  | {
      readonly kind: "read";
      readonly uri: string;
      readonly pipeline: string;
      readonly metadata: { readonly [node: string]: Metadata };
    }
  /** Ends the comparison of the file. */
  | { readonly kind: "stopComparing" }
  /** Asks for a file to read the metadata of a node or earlier runs from. */
  | { readonly kind: "pickFile"; readonly uri: string; readonly key: string }
  | { readonly kind: "stopReading"; readonly uri: string }
  /** `before` is the name of the node before the change, if the executions that it made then are exported. */
  | { readonly kind: "export"; readonly query: VariantQuery; readonly before?: string }
  /** Writes the variants into the file, as a task with a parameter set for each. */
  | { readonly kind: "freeze"; readonly query: VariantQuery }
  /** Writes the values that are tried out into the file. */
  | { readonly kind: "apply"; readonly changes: readonly Change[] }
  /** Writes the example pipeline into the file. */
  | { readonly kind: "insertExample" }
  | { readonly kind: "copy"; readonly text: string }
  /** Saves the graph of a pipeline as a file: a text, or the bytes of a picture in Base64. */
  | {
      readonly kind: "saveGraph";
      readonly pipeline: string;
      readonly format: GraphFileFormat;
      readonly content: string;
    }
  /** Opens a text as an untitled file of a language. */
  | { readonly kind: "openText"; readonly language: string; readonly text: string };

/** Under which key the metadata text of one source node is remembered. */
export function metadataKey(pipeline: string, sourceNode: string): string {
  return `${pipeline}\u0000${sourceNode}`;
}

/** An entry of any shape as a memory or a page may hold it; undefined if it is not an entry. */
export function readEntry(value: unknown): MetadataEntry | undefined {
  if (typeof value === "string") return { text: value, chosen: {} };
  if (!isRecord(value) || !isText(value["text"])) return undefined;
  const { text, file, chosen } = value;
  const numbers = Object.entries(isRecord(chosen) ? chosen : {}).filter(
    (entry): entry is [string, number] => isOffset(entry[1]),
  );
  return { text, ...(isText(file) ? { file } : {}), chosen: Object.fromEntries(numbers) };
}

type Reader = (message: { readonly [key: string]: unknown }) => FromPage | undefined;

const readers: { readonly [kind in FromPage["kind"]]: Reader } = {
  ready: () => ({ kind: "ready" }),
  select: ({ pipeline, node }) =>
    isText(pipeline) && isText(node) ? { kind: "select", pipeline, node } : undefined,
  draw: ({ parameters, whole, collapsed }) => ({
    kind: "draw",
    parameters: parameters === true,
    whole: whole === true,
    collapsed: Array.isArray(collapsed) ? collapsed.filter(isText) : [],
  }),
  ...graphReaders,
  ...runsReaders,
  pin: ({ pinned }) => ({ kind: "pin", pinned: pinned === true }),
  reveal: ({ range, focus }) =>
    isRange(range) ? { kind: "reveal", range, focus: focus === true } : undefined,
  goToStep: ({ range }) => (isRange(range) ? { kind: "goToStep", range } : undefined),
  describe: ({ offset }) => (isOffset(offset) ? { kind: "describe", offset } : undefined),
  revealLine: ({ uri, line }) =>
    isText(uri) && isOffset(line) ? { kind: "revealLine", uri, line } : undefined,
  metadata({ uri, key, entry }) {
    const known = readEntry(entry);
    return isText(uri) && isText(key) && known
      ? { kind: "metadata", uri, key, entry: known }
      : undefined;
  },
  read: ({ uri, pipeline, metadata }) =>
    isText(uri) && isText(pipeline) && isMetadata(metadata)
      ? { kind: "read", uri, pipeline, metadata }
      : undefined,
  insertExample: () => ({ kind: "insertExample" }),
  stopComparing: () => ({ kind: "stopComparing" }),
  pickFile: ({ uri, key }) =>
    isText(uri) && isText(key) ? { kind: "pickFile", uri, key } : undefined,
  stopReading: ({ uri }) => (isText(uri) ? { kind: "stopReading", uri } : undefined),
  export: ({ query, before }) =>
    isQuery(query) ? { kind: "export", query, ...(isText(before) && { before }) } : undefined,
  freeze: ({ query }) => (isQuery(query) ? { kind: "freeze", query } : undefined),
  apply: ({ changes }) =>
    Array.isArray(changes) && changes.every(isChange) ? { kind: "apply", changes } : undefined,
  openText: ({ language, text }) =>
    isText(language) && isText(text) ? { kind: "openText", language, text } : undefined,
  saveGraph: ({ pipeline, format, content }) =>
    isText(pipeline) && isGraphFileFormat(format) && isText(content)
      ? { kind: "saveGraph", pipeline, format, content }
      : undefined,
  copy: ({ text }) => (isText(text) ? { kind: "copy", text } : undefined),
};

/** The message if it has the shape of one that the page sends, else undefined. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message) || !isText(message["kind"])) return undefined;
  const known: { readonly [kind: string]: Reader } = readers;
  return Object.hasOwn(known, message["kind"]) ? known[message["kind"]]?.(message) : undefined;
}

/** Whether a message is one that the panel sends; other senders share the page's window. */
export function isToPage(message: unknown): message is ToPage {
  if (!isRecord(message) || !isText(message["file"])) return false;
  switch (message["kind"]) {
    case "failed":
      return isText(message["message"]);
    case "act":
      return isText(message["action"]);
    case "described":
      return isOffset(message["offset"]) && isText(message["text"]);
    case "entered":
      return (
        isText(message["uri"]) &&
        isText(message["key"]) &&
        readEntry(message["entry"]) !== undefined
      );
    case "file":
      return isText(message["uri"]) && isRecord(message["state"]);
    case "show":
      return (
        isText(message["uri"]) &&
        typeof message["pinned"] === "boolean" &&
        Array.isArray(message["nodes"]) &&
        isRecord(message["metadata"]) &&
        isRecord(message["files"])
      );
    default:
      return isGraphAnswer(message) || isRunsAnswer(message);
  }
}

/** Whether a message is a state of the page. */
export function isPageState(message: ToPage): message is PageState {
  return message.kind === "show" || message.kind === "file" || message.kind === "failed";
}
