import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import type { Lookup } from "#core/document/lookup.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { PipelineView } from "#core/document/pipeline-view.ts";
import type { Fix } from "#core/edits/fix.ts";
import type { Pipeline, Task } from "#core/model/config.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import type { StepCode } from "#core/scripts/code.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** How an editor may draw a problem beside underlining it: faded or struck through. */
export type ProblemTag = "unnecessary" | "deprecated";

/**
 * A rule finds one kind of problem; what it reads decides when it must run again. `Found` is what it finds: everything
 * that its message and its fixes need to know. A rule without fixes and with many messages may find the messages themselves.
 */
export type Rule<Found = unknown> =
  | PieceRule<Found>
  | ItemRule<Found>
  | PipelineRule<Found>
  | TaskRule<Found>
  | DocumentRule<Found>
  | ScriptRule<Found>
  | SuppressionRule<Found>;

/** The severity of a rule's problems unless a setting or config says otherwise. */
export function defaultSeverity({ isOptIn, severity }: Rule): Severity | "off" {
  return isOptIn ? "off" : severity;
}

interface RuleBase<Found> {
  readonly code: string;
  readonly severity: Severity;
  /** Whether it is off until a setting or config gives the code a severity: what it finds is usually intended. */
  readonly isOptIn?: true;
  /** Its manual entry: what is wrong and why it matters, in one or two sentences. */
  readonly summary: string;
  readonly tag?: ProblemTag;
  /** What is wrong, in one sentence. */
  message(found: Found): string;
  /** The ways to fix a problem of this code, in the order of preference, beside a suggested name; the host knows what the project holds. */
  fix?(found: Found, problem: PlacedProblem, document: Document, host?: Host): readonly Fix[];
}

/** Reads only the text of one piece. */
export interface PieceRule<Found = void> extends RuleBase<Found> {
  readonly scope: "piece";
  find(piece: Piece, report: Report<Found>): void;
  /** What the same rule finds in a pipeline once other items have been looked up. */
  findInPipeline?(context: PipelineContext, report: Report<Found>): void;
}

/** Reads only one item. */
export interface ItemRule<Found = void> extends RuleBase<Found> {
  readonly scope: "item";
  find(item: Item, report: Report<Found>): void;
  /** What the same rule finds in a pipeline once other items have been looked up. */
  findInPipeline?(context: PipelineContext, report: Report<Found>): void;
  /** What the same rule finds in a task blueprint once other items have been looked up. */
  findInTask?(context: TaskContext, report: Report<Found>): void;
}

/** Reads a pipeline and what it looks up in other items. */
export interface PipelineRule<Found = void> extends RuleBase<Found> {
  readonly scope: "pipeline";
  find(context: PipelineContext, report: Report<Found>): void;
}

/** Reads a task blueprint and what it looks up in other items. */
export interface TaskRule<Found = void> extends RuleBase<Found> {
  readonly scope: "task";
  find(context: TaskContext, report: Report<Found>): void;
}

/** Reads the names of all items and reports at the name of an item; runs when any of them changes. */
export interface DocumentRule<Found = void> extends RuleBase<Found> {
  readonly scope: "document";
  find(names: NameIndex, report: NameReport<Found>): void;
}

/** Reports a problem of the item with this number in the list of items. */
export type NameReport<Found> = (item: number, found: Found, related?: RelatedItem) => void;

/** Another item that belongs to the problem. */
export interface RelatedItem {
  readonly item: number;
  readonly message: string;
}

/** Reads an item and the programs of steps; such rules run only where files can be read. */
export interface ScriptRule<Found = void> extends RuleBase<Found> {
  readonly scope: "script";
  find(context: ScriptContext, report: Report<Found>): void;
}

/** Reported where suppressions are applied: the rule itself finds nothing. */
export interface SuppressionRule<Found = void> extends RuleBase<Found> {
  readonly scope: "suppression";
}

export interface PipelineContext {
  readonly item: Item;
  readonly pipeline: Pipeline;
  readonly lookup: Lookup;
  /** The pipeline with its names resolved. */
  readonly view: PipelineView;
}

export interface TaskContext {
  readonly item: Item;
  readonly task: Task;
  readonly lookup: Lookup;
}

export interface ScriptContext {
  readonly item: Item;
  readonly lookup: Lookup;
  /** What runs in the item, if it is a step. */
  readonly own: StepCode | undefined;
  /** What runs in the step of this name. */
  readonly codeOf: (step: string) => StepCode | undefined;
  /** The files beside one that does not exist. */
  readonly siblings: (path: string) => readonly string[];
  /** Why an existing script is not read, worded to follow its name; undefined where it is read or does not exist. */
  readonly obstacle: (path: string) => string | undefined;
  /** The folder of the Git submodule that a script is in, where it is not checked out. */
  readonly submodule: (path: string) => string | undefined;
}

/**
 * Reports what a rule has found at a range. Problems are kept for as long as their piece is, so ranges and findings are
 * relative to the piece, and hold nothing of other pieces but plain values.
 */
export type Report<Found> = (range: SourceRange, found: Found, extra?: ProblemExtra) => void;

export interface ProblemExtra {
  /** The severity of this problem, where it differs from its rule's. */
  readonly severity?: Severity;
  /** Other places that belong to the problem, in ranges of the same kind. */
  readonly related?: readonly RelatedPlace[];
  /** The step that the problem names; its declaration is a related place. */
  readonly step?: string;
  /** Another item that the problem names; its name is a related place. */
  readonly relatedItem?: { readonly item: Item; readonly message: string };
  /** The text that the range should most likely hold; a quick fix writes it. */
  readonly suggestion?: string;
  /** Whether the suggestion keeps what was written or only spells a word of Valohai's; otherwise it is one of several readings. */
  readonly suggestionKind?: "keep" | "spelling";
  /** Whether the suggestion is the value of a scalar, to be quoted as the one that it replaces. */
  readonly isValue?: boolean;
}

export interface RelatedPlace {
  readonly range: SourceRange;
  readonly message: string;
}

/** An unknown name, and the end of the message where a known name is near. */
export interface MissingName {
  readonly name: string;
  readonly hint: string;
}

/** Something wrong in the file; its range is relative to where its rule reads. */
export interface Problem extends ProblemExtra {
  readonly code: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  readonly message: string;
  /** What its rule found and makes the message and fixes from; undefined where the place is enough. */
  readonly found?: unknown;
  readonly tag?: ProblemTag;
  /** Related places in other pieces, in ranges of these. */
  readonly relatedElsewhere?: readonly RelatedElsewhere[];
}

export interface RelatedElsewhere extends RelatedPlace {
  readonly piece: Piece;
}

/** A problem with an absolute range. */
export interface PlacedProblem extends Problem {
  /** What was added to the range of the rule: the start of the piece. */
  readonly start: number;
}

/** What is wrong in one chunk. */
export interface ChunkProblems {
  readonly chunk: Chunk;
  /** Where the chunk starts in the file: what must be added to the starts of its pieces. */
  readonly start: number;
  /** Of all its pieces, placed in the chunk; the same array as long as nothing has changed that they depend on. */
  readonly pieces: readonly PieceProblems[];
}

/** What is wrong in one piece. */
export interface PieceProblems {
  /** Where the piece starts: what must be added to the ranges. */
  readonly start: number;
  readonly piece: Piece;
  /** In text order; the same array as long as nothing has changed that they depend on. */
  readonly problems: readonly Problem[];
}
