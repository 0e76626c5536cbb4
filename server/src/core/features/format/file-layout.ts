import { columnOf, isFirstOnLine } from "#core/base/line.ts";
import {
  type LayoutBlockText,
  type LayoutEntry,
  type LayoutFlow,
  type LayoutNode,
  type LayoutPair,
  layoutStart,
  pairStart,
} from "#core/syntax/layout-tree.ts";

/** The prevailing layout of a file: how many columns further right than its parent something is. */
export interface FileLayout {
  /** The keys of a top-level item, seen from its keyword. */
  readonly item: number;
  /** The keys of any other mapping, seen from its key. */
  readonly nested: number;
  /** Dashes, seen from the key of their list. */
  readonly dash: number;
  /** Block texts, seen from their key. */
  readonly text: number;
  /** Block texts that are entries, seen from their dash. */
  readonly entryText: number;
  /** The spaces after a dash. */
  readonly gap: number;
  /** The blanks inside braces and brackets. */
  readonly brace: number;
  readonly bracket: number;
}

type Trait = keyof FileLayout;

/** The layout that most of a text has; what it does not show follows from the rest, or from the editor's tab size. */
export function fileLayoutOf(
  text: string,
  roots: readonly LayoutNode[],
  tabSize: number,
): FileLayout {
  const votes = new Map<Trait, Map<number, number>>();
  for (const root of roots) measure({ text, votes }, root, 0);
  const winner = (trait: Trait, otherwise: number) => elected(votes.get(trait), otherwise);
  const nested = winner("nested", winner("dash", Math.max(1, tabSize)));
  const gap = winner("gap", 1);
  return {
    nested,
    gap,
    item: winner("item", nested),
    dash: winner("dash", nested),
    text: winner("text", nested),
    entryText: winner("entryText", gap + 1),
    brace: winner("brace", 1),
    bracket: winner("bracket", 0),
  };
}

/** The number with the most votes; in a tie the usual one, or else the first. */
function elected(votes: ReadonlyMap<number, number> | undefined, usual: number): number {
  let [best, most] = [usual, votes?.get(usual) ?? 0];
  for (const [value, count] of votes ?? []) if (count > most) [best, most] = [value, count];
  return best;
}

interface Survey {
  readonly text: string;
  readonly votes: Map<Trait, Map<number, number>>;
}

function vote({ votes }: Survey, trait: Trait, value: number): void {
  const known = votes.get(trait) ?? new Map<number, number>();
  votes.set(trait, known);
  known.set(value, (known.get(value) ?? 0) + 1);
}

function measure(survey: Survey, node: LayoutNode, depth: number): void {
  switch (node.kind) {
    case "mapping":
      for (const it of node.pairs) measurePair(survey, it, depth);
      return;
    case "sequence":
      for (const it of node.entries) measureEntry(survey, it, depth);
      return;
    case "flow":
      measureFlow(survey, node);
      return;
    default:
  }
}

function measurePair(survey: Survey, pair: LayoutPair, depth: number): void {
  const { value } = pair;
  if (!value) return;
  const { text } = survey;
  const column = columnOf(text, pairStart(pair));
  if (value.kind === "block-text") {
    measureBlockText(survey, "text", value, column);
    return;
  }
  const start = layoutStart(value);
  const indent = columnOf(text, start) - column;
  if (indent > 0 && isFirstOnLine(text, start)) {
    if (value.kind === "sequence") vote(survey, "dash", indent);
    if (value.kind === "mapping") vote(survey, depth === 1 ? "item" : "nested", indent);
  }
  measure(survey, value, depth + 1);
}

function measureBlockText(
  survey: Survey,
  trait: "text" | "entryText",
  value: LayoutBlockText,
  column: number,
): void {
  const content = contentColumn(survey.text, value);
  if (content !== undefined && content > column) vote(survey, trait, content - column);
}

function measureEntry(survey: Survey, { dash, value }: LayoutEntry, depth: number): void {
  if (!value) return;
  const { text } = survey;
  if (value.kind === "block-text") {
    measureBlockText(survey, "entryText", value, columnOf(text, dash));
    return;
  }
  const between = text.slice(dash + 1, layoutStart(value));
  if (/^ +$/.test(between)) vote(survey, "gap", between.length);
  measure(survey, value, depth + 1);
}

function measureFlow(survey: Survey, { parts }: LayoutFlow): void {
  for (const [index, { kind, range }] of parts.entries()) {
    const next = parts[index + 1];
    if (kind !== "open" || !next || next.kind === "close") continue;
    const between = survey.text.slice(range.end, next.range.start);
    if (!/^ *$/.test(between)) continue;
    const trait = survey.text[range.start] === "{" ? "brace" : "bracket";
    vote(survey, trait, Math.min(1, between.length));
  }
}

/** The column of a block text where its first line decides it; undefined where its header does, or it has no line. */
export function contentColumn(
  text: string,
  { header, content }: LayoutBlockText,
): number | undefined {
  if (/\d/.test(text.slice(header.start, header.end))) return undefined;
  for (const line of text.slice(content.start, content.end).split("\n")) {
    if (line.trim() !== "") return line.search(/[^ ]/);
  }
  return undefined;
}
