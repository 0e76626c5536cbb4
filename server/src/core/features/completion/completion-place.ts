import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Layout } from "#core/edits/layout.ts";
import type { Pipeline } from "#core/model/config.ts";
import type { NameSource } from "#core/model/resolve.ts";
import type { StringSchema, ValueSchema } from "#core/schema/object-schema.ts";
import type { CompletionRequest } from "./completion-request.ts";
import type { CursorReading } from "./cursor.ts";

/**
 * Where a completion is asked for: one reading of the cursor, with what the schema allows there. The nodes of the
 * reading have offsets of its marked text; `typed` has offsets of the file.
 */
export interface CompletionPlace extends CursorReading {
  readonly document: Document;
  readonly names: NameSource;
  readonly request: CompletionRequest;
  /** The keys on the way with `[]` for each list, such as `pipeline.edges[][]`; `blueprint` reads as `pipeline`. */
  readonly route: string;
  /** Whether it is between brackets. */
  readonly flow: boolean;
  /** The quote in which it is; `|` for block scalars and texts of several lines, in which only parts can be written. */
  readonly quote: "" | "'" | '"' | "|";
  /** The whole word or value around the cursor without its quotes; in offsets of the file. */
  readonly typed: SourceRange;
  /** The typed text before and after the cursor. */
  readonly before: string;
  readonly after: string;
  /** The column in which it begins, in the line as it is read. */
  readonly column: number;
  readonly layout: Layout;
  /** The ways to begin what the schema allows here. */
  readonly points: readonly InsertionPoint[];
}

/** One way to insert a value at a place: as it is, or as the first line of a new block. */
export interface InsertionPoint {
  readonly schema: ValueSchema;
  /** What to write before the value. */
  readonly lead: string;
  /** What to write after it. */
  readonly tail: string;
  /** The column in which it starts. */
  readonly column: number;
  /** Whether it starts a block on a line of its own, directly after the colon of its key. */
  readonly below: boolean;
}

/** The pipeline around the place. */
export function pipelineOf({ config }: CompletionPlace): Pipeline | undefined {
  return config?.kind === "pipeline" ? config : undefined;
}

/** The first insertion point of a place; texts of several lines have none of their own. */
export function firstPoint({ points, marked, column }: CompletionPlace): InsertionPoint {
  const { lead } = marked;
  return points[0] ?? { schema: { kind: "any" }, lead, tail: "", column, below: false };
}

/** The insertion point of a text that names something of this kind, if the place may hold one. */
export function namesKind(
  { role, points }: CompletionPlace,
  kind: NonNullable<StringSchema["refersTo"]>,
): InsertionPoint | undefined {
  if (role === "key") return undefined;
  return points.find(({ schema }) => schema.kind === "string" && schema.refersTo === kind);
}

/** The index within the list of this name on the path; -1 if the path has no such list. */
export function indexIn({ path }: CompletionPlace, list: string): number {
  const index = path[path.indexOf(list) + 1];
  return typeof index === "number" ? index : -1;
}
