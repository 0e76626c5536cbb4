import type { Located, SourceRange } from "#core/base/range.ts";
import { hasDirection, type Side } from "#core/model/edge-rules.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import {
  dereference,
  type MappingNode,
  type ScalarNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";

/** What an entry of `edges` that is not an edge most likely means; ranges are relative to the piece. */
export interface MeantEdge {
  readonly source: Located<string>;
  readonly target: Located<string>;
  /** What is to be replaced: the entry, or also the one after it. */
  readonly range: SourceRange;
  /** The edge in its short form, with the ends as they are written. */
  readonly text: string;
  /** Whether signs that are not part of an edge are left out, such as parentheses around it. */
  readonly isGuess: boolean;
  /** Whether the next entry of the list is the target of this edge. */
  readonly takesNext: boolean;
}

/**
 * The edge that is meant by entries such as `a.output.x -> b.input.y`, `[a.output.x b.input.y]` or
 * `a.output.x: b.input.y`; undefined unless there is exactly one source and one target.
 */
export function meantEdge(
  source: string,
  node: SyntaxNode,
  next: SyntaxNode | undefined,
): MeantEdge | undefined {
  const ends = endsWithin(source, node);
  if (ends) return ends.length === 2 ? edgeOf(source, ends, node.range, false) : undefined;
  const own = loneEnd(source, node);
  const other = next && loneEnd(source, next);
  if (!own || !other || !next) return undefined;
  const range = { start: node.range.start, end: next.range.end };
  const between = source.slice(own.range.end, other.range.start);
  return /^["']?\s*[-,]\s*["']?$/.test(between)
    ? edgeOf(source, [own, other], range, true)
    : undefined;
}

/** Whether a text has the three parts of a socket, with a known type in the middle. */
export function isSocketText(text: string): boolean {
  return typeIn(text) !== undefined;
}

function typeIn(text: string) {
  return socketTypeOf(/^[^\s.,;:[\]{}"']+\.([a-z-]+)\.[^\s,;[\]{}"']+$/.exec(text)?.[1]);
}

function canBe(side: Side, { value }: Located<string>): boolean {
  const type = typeIn(value);
  return type !== undefined && hasDirection(type, side);
}

function edgeOf(
  text: string,
  ends: readonly Located<string>[],
  range: SourceRange,
  takesNext: boolean,
): MeantEdge | undefined {
  const [source, target] = ends;
  if (!source || !target || !canBe("source", source) || !canBe("target", target)) return undefined;
  const short = `[${asWritten(text, source.range)}, ${asWritten(text, target.range)}]`;
  const written = text.slice(range.start, range.end);
  const isGuess = written.includes(";") || isWrapped(written);
  return { source, target, range, text: short, isGuess, takesNext };
}

/** The text of an end with its quotes, if it has any. */
function asWritten(text: string, { start, end }: SourceRange): string {
  const quote = text[start - 1];
  const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
  return isQuoted ? text.slice(start - 1, end + 1) : text.slice(start, end);
}

/** The ends in one entry; undefined where it holds no more than one. */
function endsWithin(source: string, node: SyntaxNode): readonly Located<string>[] | undefined {
  const target = dereference(node);
  if (target !== node) return undefined;
  switch (target.kind) {
    case "scalar":
      return several(splitEnds(source, target));
    case "sequence": {
      const [only] = target.entries;
      if (target.entries.length !== 1 || !only) return undefined;
      if (only.kind !== "sequence") return endsWithin(source, only);
      return several(only.entries.flatMap((it) => textIn(source, it) ?? []));
    }
    case "mapping":
      return several(endsOfMapping(source, target));
    default:
      return undefined;
  }
}

function several(ends: readonly Located<string>[]): readonly Located<string>[] | undefined {
  return ends.length > 1 ? ends : undefined;
}

/** One end alone, as an entry or as the only entry of a list. */
function loneEnd(source: string, node: SyntaxNode): Located<string> | undefined {
  const entry = node.kind === "sequence" && node.entries.length === 1 ? node.entries[0] : node;
  const end = entry && textIn(source, entry);
  return end && isSocketText(end.value) ? end : undefined;
}

const separator = /\s*(?:,|;|[-=]>|\u2192)\s*|\s+/;

function splitEnds(source: string, node: ScalarNode): readonly Located<string>[] {
  const whole = textIn(source, node);
  if (!whole || whole.value.includes("\n")) return [];
  const parts: Located<string>[] = [];
  let from = 0;
  for (const value of whole.value.split(separator)) {
    const start = whole.range.start + whole.value.indexOf(value, from);
    from = start - whole.range.start + value.length;
    const part = unwrapped({ value, range: { start, end: start + value.length } });
    if (part.value !== "") parts.push(part);
  }
  return parts;
}

/** Whether a text begins or ends with a bracket, even in quotes, that does not belong to a list. */
function isWrapped(written: string): boolean {
  return /^["']?[(<]|^["'][[{]|[)>]["']?$|[\]}]["']$/.test(written);
}

/** An end without the brackets around it; one that is closed in the end itself belongs to it. */
function unwrapped({ value, range }: Located<string>): Located<string> {
  const start = /^[([{<]*/.exec(value)?.[0].length ?? 0;
  const rest = value.slice(start);
  let end = rest.length;
  if (!/[([{<]/.test(rest)) while (/[)\]}>]/.test(rest[end - 1] ?? "")) end--;
  const kept = rest.slice(0, end);
  const from = range.start + start;
  return { value: kept, range: { start: from, end: from + kept.length } };
}

/** `a: b` and `{a, b}`: brackets and comma have been mistaken for what a mapping is written with. */
function endsOfMapping(source: string, { pairs }: MappingNode): readonly Located<string>[] {
  const nodes = pairs.flatMap(({ key, value }) => {
    const isAlone =
      value.kind === "missing" || (value.kind === "scalar" && resolveScalar(value).kind === "null");
    return isAlone ? [key] : [key, value];
  });
  const ends = nodes.flatMap((it) => textIn(source, it) ?? []);
  return ends.length === nodes.length && ends.length === 2 ? ends : [];
}

/** The text of a scalar that is written as it is read, with the place between its quotes. */
function textIn(source: string, node: SyntaxNode): Located<string> | undefined {
  if (node.kind !== "scalar") return undefined;
  const quotes = node.style === "plain" ? 0 : 1;
  const range = { start: node.range.start + quotes, end: node.range.end - quotes };
  return source.slice(range.start, range.end) === node.text
    ? { value: node.text, range }
    : undefined;
}
