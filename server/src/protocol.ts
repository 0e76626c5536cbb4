import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { PreviewableNode } from "#core/features/navigation/previewable-nodes.ts";
import type { Graph } from "#core/graph/graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Metadata } from "#core/simulation/metadata/reading.ts";
import type { FanOutQuery } from "#core/simulation/variant.ts";
import type { ViewFilter } from "#core/simulation/view/among.ts";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import type { Change } from "#core/simulation/what-if/change.ts";

/** A ping, answered with null. */
export const pingRequest = "valohai/ping";

/** Asks which nodes of a document can be previewed; answered with `TaskNodeEntry[]`. */
export const taskNodesRequest = "valohai/taskNodes";

/** Asks for what decides the runs of one pipeline; answered with `PipelineSourceResult`. */
export const pipelineSourceRequest = "valohai/pipelineSource";

export interface TaskNodesParams {
  readonly uri: string;
}

/** A node of a pipeline that can be previewed; its ranges count UTF-16 code units. */
export type TaskNodeEntry = PreviewableNode;

export interface PipelineSourceParams {
  readonly uri: string;
  readonly pipeline: string;
}

export interface PipelineSourceResult {
  /** The document version that the answer is about. */
  readonly version: number;
  /** Undefined when the document has no pipeline of that name. */
  readonly source: PipelineSource | undefined;
  /** The first syntax error of the document, which makes the answer stale or partial. */
  readonly syntaxError: { readonly message: string; readonly range: SourceRange } | undefined;
}

/** Asks how values that were tried out are written into the file; answered with `EditsResult`. */
export const applyChangesRequest = "valohai/applyChanges";

/** Asks how variants are written into the file as parameter sets; answered with `EditsResult`. */
export const freezeVariantsRequest = "valohai/freezeVariants";

export interface ApplyChangesParams {
  readonly uri: string;
  readonly pipeline: string;
  readonly changes: readonly Change[];
}

export interface FreezeVariantsParams extends ApplyChangesParams {
  readonly node: string;
  readonly metadata: FanOutQuery["metadata"];
  readonly filters: readonly ViewFilter[];
  readonly order: VariantOrder | undefined;
  /** The version of the document that filters or an order by indices count in; any where it is undefined. */
  readonly version?: number | undefined;
}

export interface EditsResult {
  /** The document version that the edits are for. */
  readonly version: number;
  /** In offsets; empty where nothing can be written. */
  readonly edits: readonly TextEdit[];
  /** What to show a person, such as what could not be written. */
  readonly message: string | undefined;
  /** In offsets of the text after the edits: what was written, or is there already. */
  readonly shown?: SourceRange | undefined;
}

/** Sends the metadata that were entered for a file's nodes; lenses, hints and hovers then count with them. Answered with null. */
export const enteredMetadataRequest = "valohai/enteredMetadata";

export interface EnteredMetadataParams {
  readonly uri: string;
  /** All of it, by pipeline and node; empty where it is to be forgotten. */
  readonly metadata: { readonly [pipeline: string]: { readonly [node: string]: Metadata } };
}

/** Asks how a first pipeline of the file is written, with steps if the file has none; answered with `ExamplePipelineResult`, or null where nothing can be written. */
export const examplePipelineRequest = "valohai/examplePipeline";

export interface ExamplePipelineParams {
  readonly uri: string;
}

export interface ExamplePipelineResult extends EditsResult {
  /** What is written, to be shown. */
  readonly text: string;
}

/** Asks how list entries that were just pasted take the indentation of their place; answered with `EditsResult`. */
export const fitPastedRequest = "valohai/fitPasted";

export interface FitPastedParams {
  readonly uri: string;
  /** What was pasted; absolute, in UTF-16 code units. */
  readonly range: SourceRange;
}

/** Asks for the graph of a pipeline and where it is drawn; answered with `PipelineGraphResult`, or null where the file is not open. */
export const pipelineGraphRequest = "valohai/pipelineGraph";

export interface PipelineGraphParams {
  readonly uri: string;
  /** A place in the text, in UTF-16 code units: the pipeline there is meant. */
  readonly offset?: number;
  /** The pipeline that is meant where there is none at the offset; without it, the first one of the file. */
  readonly pipeline?: string;
  /** Whether pipeline parameters are nodes of the graph. */
  readonly parameters?: boolean;
  /** The prefixes of names whose nodes are drawn as one, such as `train-`. */
  readonly collapsed?: readonly string[];
  /** The name of a node: of a large pipeline, only that node and those next to it are drawn. */
  readonly around?: string;
  /** The layout of an earlier answer, for this pipeline: what is there already then stays in its place. */
  readonly before?: Placed;
}

export interface PipelineGraphResult {
  /** The document version that the answer is about. */
  readonly version: number;
  /** The names of the file's pipelines, in file order. */
  readonly pipelines: readonly string[];
  /** Undefined when the document has no such pipeline. */
  readonly drawing: { readonly graph: Graph; readonly placed: Placed } | undefined;
  /** The first syntax error of the document, which makes the answer stale or partial. */
  readonly syntaxError: PipelineSourceResult["syntaxError"];
}

/** Asks what the hover of a graph's node or edge says; answered with plain text, or null where it says nothing. */
export const graphHoverRequest = "valohai/graphHover";

export interface GraphHoverParams {
  readonly uri: string;
  /** Where the name of the node or the edge begins, in UTF-16 code units. */
  readonly offset: number;
}

/** Opens the preview of a node; its argument is a `PreviewArgument`. */
export const previewCommand = "valohai.previewTaskVariants";

/** Opens the graph of a pipeline; its argument is a `PreviewArgument`, whose node is selected. */
export const graphCommand = "valohai.showGraph";

/** Shows a place in a file; its argument is a `Location` of the protocol. */
export const showPlaceCommand = "valohai.showPlace";

/** Opens the completion list again. */
export const suggestCommand = "editor.action.triggerSuggest";

/**
 * The commands that VS Code runs itself. A client announces its own as the experimental capability `commands.commands`, and
 * is sent no others but those of the server.
 */
export const editorCommands: readonly string[] = [
  previewCommand,
  graphCommand,
  showPlaceCommand,
  suggestCommand,
];

/** The argument of `previewCommand` and `graphCommand` when a code lens or another extension calls it. */
export interface PreviewArgument {
  readonly uri: string;
  readonly pipeline: string;
  readonly node: string;
}

/** A client says with it that the user asks for the completion that it requests next. */
export const askedRequest = "valohai/asked";

/**
 * Sends a client the reason why a file is not formatted, right before the answer without edits. Only clients that announce
 * `notFormattedCapability` among their experimental capabilities get it; others get a message to show.
 */
export const notFormattedNotification = "valohai/notFormatted";

export const notFormattedCapability = "valohaiNotFormatted";

export interface NotFormattedParams {
  readonly uri: string;
  readonly reason: string;
  /** Where the reason is; absolute, in UTF-16 code units. */
  readonly offset: number;
}

/**
 * Tells a client that files beside the Valohai files have changed, such as the config of a project or a script, so that
 * what it has asked for may be answered differently. Only clients that announce `filesChangedCapability` among their
 * experimental capabilities get it.
 */
export const filesChangedNotification = "valohai/filesChanged";

export const filesChangedCapability = "valohaiFilesChanged";

/**
 * Asks a client for files of its workspace folders, many at once; answered with a `FileAnswer` for each question, in their order.
 * Only clients that announce `filesCapability` among their experimental capabilities are asked: those that know files which
 * are not on the server's machine.
 */
export const filesRequest = "valohai/files";

export const filesCapability = "valohaiFiles";

export interface FilesParams {
  readonly questions: readonly FileQuestion[];
}

export type FileQuestion =
  /** Asks for the text of a file no larger than the limit, in bytes. */
  | {
      readonly kind: "read";
      readonly uri: string;
      readonly limit: number;
      /** The stamp of the text that the server has. */
      readonly known?: string | undefined;
    }
  /** Asks what is in a folder: for so many entries at most. */
  | { readonly kind: "list"; readonly uri: string; readonly limit: number }
  /** Asks what is at a place. */
  | { readonly kind: "find"; readonly uri: string };

export type FileAnswer =
  | {
      readonly kind: "text";
      readonly text: string;
      /** Changes with the file; undefined where that is not sure. */
      readonly stamp?: string | undefined;
    }
  | { readonly kind: "unchanged" }
  | { readonly kind: "entries"; readonly entries: readonly FileEntry[]; readonly isWhole: boolean }
  | {
      readonly kind: "place";
      readonly place: FileKind;
      readonly isReadOnly: boolean;
      /** A link is followed nowhere, since it could lead out of the folder. */
      readonly isLink: boolean;
    }
  /** Why it is not read, worded to follow the name of the file. */
  | { readonly kind: "unread"; readonly reason: string; readonly isMissing: boolean };

export type FileKind = "file" | "folder" | "other";

/** The name of an entry of a folder, and what it is. */
export type FileEntry = readonly [name: string, kind: FileKind | "link"];
