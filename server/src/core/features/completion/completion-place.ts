import { columnOf } from "#core/base/line.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { nameSource } from "#core/document/lookup.ts";
import { type Layout, layoutOf } from "#core/edits/layout.ts";
import type { ItemConfig, Pipeline } from "#core/model/config.ts";
import type { NameSource } from "#core/model/resolve.ts";
import type { StringSchema } from "#core/schema/object-schema.ts";
import type { Pair, SyntaxNode } from "#core/syntax/tree.ts";
import type { CompletionRequest } from "./completion-request.ts";
import type { CursorReading } from "./cursor.ts";
import { type CursorContext, type InsertionPoint, insertionPointsAt } from "./insertion-point.ts";

import { originalOffset } from "./marker.ts";
import { schemasAt } from "./schema-at.ts";

/** Where a completion is asked for: one reading of the cursor, with what the schema allows there. */
export interface CompletionPlace {
  readonly document: Document;
  readonly names: NameSource;
  readonly request: CompletionRequest;
  /** The keys on the way with `[]` for each list, such as `pipeline.edges[][]`; `blueprint` reads as `pipeline`. */
  readonly route: string;
  readonly path: readonly (string | number)[];
  /** The collections on the way, outermost first. */
  readonly chain: readonly SyntaxNode[];
  readonly role: "key" | "value";
  readonly pair: Pair | undefined;
  /** Whether the alias of an anchor is typed. */
  readonly alias: boolean;
  /** The item around the cursor as it reads with the word that is being typed. */
  readonly config: ItemConfig | undefined;
  /** Whether it is between brackets. */
  readonly flow: boolean;
  /** The quote in which it is; `|` for block scalars and texts of several lines, in which only parts can be written. */
  readonly quote: "" | "'" | '"' | "|";
  /** The whole word or value around the cursor without its quotes; in offsets of the file. */
  readonly typed: SourceRange;
  /** The typed text before and after the cursor. */
  readonly before: string;
  readonly after: string;
  /** What must be written before whatever is written here: a blank or a dash. */
  readonly lead: string;
  /** The column in which it begins. */
  readonly column: number;
  readonly layout: Layout;
  /** The ways to begin what the schema wants here. */
  readonly points: readonly InsertionPoint[];
  /** How the line is moved before it reads so; the column is that of the moved line. */
  readonly outdent?: Outdent;
}

/** The place of a cursor reading; `start` is the offset of its piece, `offset` the cursor, both in the file. */
export function placeOf(
  document: Document,
  reading: CursorReading & { readonly outdent?: Outdent },
  start: number,
  offset: number,
  request: CompletionRequest,
): CompletionPlace {
  const { path, chain, role, pair, marked, outdent } = reading;
  const parent = chain.at(-1);
  const { range, quote } = contentOf(reading);
  const by = outdent?.by ?? 0;
  const typed = shift(
    { start: originalOffset(marked, range.start), end: originalOffset(marked, range.end) },
    start + by,
  );
  const flow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
  const column = columnOf(document.text, typed.start) - by + marked.lead.length;
  const layout = layoutOf(document, { text: marked.text, roots: [reading.root] });
  const schemas = schemasAt(role === "key" ? path.slice(0, -1) : path, chain);
  const surroundings = { flow, column, layout, lead: marked.lead, quoted: quote !== "" };
  return {
    document,
    names: nameSource(document.names),
    request,
    route: routeOf(path),
    path,
    chain,
    role,
    pair,
    alias: reading.alias,
    config: reading.item?.config,
    flow,
    quote,
    typed,
    before: document.text.slice(typed.start, offset),
    after: document.text.slice(offset, typed.end),
    lead: marked.lead,
    column,
    layout,
    ...(outdent ? { outdent: { by, lineStart: outdent.lineStart + start } } : {}),
    points:
      quote === "|" ? [] : insertionPointsAt({ ...surroundings, key: keyOnLine(reading) }, schemas),
  };
}

/** The key of the value, if that begins on the same line. */
function keyOnLine({ role, path, pair, marked, scalar }: CursorReading): CursorContext["key"] {
  if (role === "key" || !pair || !isOneLine(marked.text, pair.key.range.start, scalar)) {
    return undefined;
  }
  return { column: columnOf(marked.text, pair.key.range.start), ofItem: path.length === 2 };
}

/** The pipeline around the place. */
export function pipelineOf({ config }: CompletionPlace): Pipeline | undefined {
  return config?.kind === "pipeline" ? config : undefined;
}

/** The first insertion point of a place; texts of several lines have none of their own. */
export function firstPoint({ points, lead, column }: CompletionPlace): InsertionPoint {
  return points[0] ?? { schema: { kind: "any" }, lead, tail: "", column, below: false };
}

/** The schema of a text that names something of this kind, if the place may hold one. */
export function namesKind(
  { role, points }: CompletionPlace,
  kind: NonNullable<StringSchema["refersTo"]>,
): InsertionPoint | undefined {
  if (role === "key") return undefined;
  return points.find(({ schema }) => schema.kind === "string" && schema.refersTo === kind);
}

/** The index in the list of this name that the path goes through. */
export function indexIn({ path }: CompletionPlace, list: string): number {
  const index = path[path.indexOf(list) + 1];
  return typeof index === "number" ? index : -1;
}

function routeOf(path: readonly (string | number)[]): string {
  const [, keyword, ...rest] = path;
  const first = keyword === "blueprint" ? "pipeline" : String(keyword ?? "");
  return rest.reduce<string>(
    (route, step) => route + (typeof step === "number" ? "[]" : `.${step}`),
    first,
  );
}

function contentOf({ marked, scalar }: CursorReading): {
  range: SourceRange;
  quote: CompletionPlace["quote"];
} {
  const { range, style } = scalar;
  if (!isOneLine(marked.text, range.start, scalar) || style === "literal" || style === "folded") {
    return { range, quote: "|" };
  }
  if (style === "plain") return { range, quote: "" };
  const quote = style === "single-quoted" ? "'" : '"';
  const closed = range.end > range.start + 1 && marked.text[range.end - 1] === quote;
  return { range: { start: range.start + 1, end: range.end - (closed ? 1 : 0) }, quote };
}

function isOneLine(text: string, from: number, { range }: { range: SourceRange }): boolean {
  return !text.slice(from, range.end).includes("\n");
}

/** How the line of the cursor is read: further left than it is, in the column of a block around it. */
export interface Outdent {
  /** Where the line begins; of the piece in a reading, absolute in a place. */
  readonly lineStart: number;
  /** How many blanks are left out. */
  readonly by: number;
}
