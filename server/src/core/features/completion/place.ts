import { columnOf } from "#core/base/line.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { nameSource } from "#core/document/lookup.ts";
import { type Layout, layoutOf } from "#core/edits/layout.ts";
import type { ItemConfig, Pipeline } from "#core/model/config.ts";
import type { NameSource } from "#core/model/resolve.ts";
import type { StringSchema } from "#core/schema/object-schema.ts";
import type { Pair, SyntaxNode } from "#core/syntax/tree.ts";
import type { CompletionContext } from "./context.ts";
import type { Landing } from "./landing.ts";
import { type Opening, openingsAt, type Surroundings } from "./opening.ts";

import { originalOffset } from "./probe.ts";
import { schemasAt } from "./schema-at.ts";

/** Where a completion is asked for: one reading of the cursor, with what the schema allows there. */
export interface CompletionPlace {
  readonly document: Document;
  readonly names: NameSource;
  readonly context: CompletionContext;
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
  /** Whether it stands between brackets. */
  readonly flow: boolean;
  /** The quote in which it stands; `|` for block scalars and texts of several lines, in which only parts can be written. */
  readonly quote: "" | "'" | '"' | "|";
  /** The whole word or value around the cursor without its quotes; absolute. */
  readonly typed: SourceRange;
  /** The typed text before and behind the cursor. */
  readonly before: string;
  readonly after: string;
  /** What must be written before whatever is written here: a blank or a dash. */
  readonly lead: string;
  /** The column in which it begins. */
  readonly column: number;
  readonly layout: Layout;
  /** The ways to begin what the schema wants here. */
  readonly openings: readonly Opening[];
  /** How the line is moved before it reads so; the column is that of the moved line. */
  readonly outdent?: Outdent;
}

/** Reads a landing in a document; `start` is where its piece starts. */
export function placeOf(
  document: Document,
  landing: Landing & { readonly outdent?: Outdent },
  start: number,
  offset: number,
  context: CompletionContext,
): CompletionPlace {
  const { path, chain, role, pair, probe, outdent } = landing;
  const parent = chain.at(-1);
  const { range, quote } = contentOf(landing);
  const by = outdent?.by ?? 0;
  const typed = shift(
    { start: originalOffset(probe, range.start), end: originalOffset(probe, range.end) },
    start + by,
  );
  const flow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
  const column = columnOf(document.text, typed.start) - by + probe.lead.length;
  const layout = layoutOf(document, { text: probe.text, roots: [landing.root] });
  const schemas = schemasAt(role === "key" ? path.slice(0, -1) : path, chain);
  const surroundings = { flow, column, layout, lead: probe.lead, quoted: quote !== "" };
  return {
    document,
    names: nameSource(document.names),
    context,
    route: routeOf(path),
    path,
    chain,
    role,
    pair,
    alias: landing.alias,
    config: landing.item?.config,
    flow,
    quote,
    typed,
    before: document.text.slice(typed.start, offset),
    after: document.text.slice(offset, typed.end),
    lead: probe.lead,
    column,
    layout,
    ...(outdent ? { outdent: { by, lineStart: outdent.lineStart + start } } : {}),
    openings:
      quote === "|" ? [] : openingsAt({ ...surroundings, key: keyOnLine(landing) }, schemas),
  };
}

/** The key of the value, if that begins on the same line. */
function keyOnLine({ role, path, pair, probe, scalar }: Landing): Surroundings["key"] {
  if (role === "key" || !pair || !isOneLine(probe.text, pair.key.range.start, scalar)) {
    return undefined;
  }
  return { column: columnOf(probe.text, pair.key.range.start), ofItem: path.length === 2 };
}

/** The pipeline around the place. */
export function pipelineOf({ config }: CompletionPlace): Pipeline | undefined {
  return config?.kind === "pipeline" ? config : undefined;
}

/** The first opening of a place; texts of several lines have none of their own. */
export function firstOpening({ openings, lead, column }: CompletionPlace): Opening {
  return openings[0] ?? { schema: { kind: "any" }, lead, tail: "", column, below: false };
}

/** The schema of a text that names something of this kind, if the place may hold one. */
export function namesKind(
  { role, openings }: CompletionPlace,
  kind: NonNullable<StringSchema["refersTo"]>,
): Opening | undefined {
  if (role === "key") return undefined;
  return openings.find(({ schema }) => schema.kind === "string" && schema.refersTo === kind);
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

function contentOf({ probe, scalar }: Landing): {
  range: SourceRange;
  quote: CompletionPlace["quote"];
} {
  const { range, style } = scalar;
  if (!isOneLine(probe.text, range.start, scalar) || style === "literal" || style === "folded") {
    return { range, quote: "|" };
  }
  if (style === "plain") return { range, quote: "" };
  const quote = style === "single-quoted" ? "'" : '"';
  const closed = range.end > range.start + 1 && probe.text[range.end - 1] === quote;
  return { range: { start: range.start + 1, end: range.end - (closed ? 1 : 0) }, quote };
}

function isOneLine(text: string, from: number, { range }: { range: SourceRange }): boolean {
  return !text.slice(from, range.end).includes("\n");
}

/** How the line of the cursor is read: further left than it stands, in the column of a block around it. */
export interface Outdent {
  /** Where the line begins; of the piece in a landing, absolute in a place. */
  readonly lineStart: number;
  /** How many blanks are left out. */
  readonly by: number;
}
