import type { Budget } from "#core/base/budget.ts";
import { applyEdits, offsetAfter } from "#core/base/edit.ts";
import { isFirstOnLine, lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { type Piece, withProblem } from "#core/model/piece.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import { overridable } from "#core/schema/override.ts";
import { oddness } from "#core/schema/schema-oddness.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { sketchYaml } from "#core/syntax/parse.ts";
import { type LikelySlip, likeliestOddity } from "#core/syntax/slips/likeliest-slip.ts";
import type { Cause } from "#core/syntax/syntax-errors/cause.ts";
import { oddBlankIn } from "#core/syntax/syntax-errors/odd-blanks.ts";
import type { ScalarNode, SyntaxNode, YamlProblem } from "#core/syntax/tree.ts";
import { isKnownAt } from "./known-at.ts";
import { violationsIn } from "./structure.ts";

/** The codes of problems that are not YAML errors: something is not allowed there, or only looks like a list. */
export const layoutCodes: readonly string[] = ["layout", "layout-of-text"];

/** How much less odd a text must be without a slip for the slip to be reported. */
const leastGain = 4;

/**
 * The piece with the slip of layout that gives it another meaning than it seems to have: the text is YAML, but something
 * is not allowed there, and one blank, dash or colon more or less makes it right. The same object where there is none.
 */
export function withLayoutSlip(piece: Piece, rereading: Budget): Piece {
  if (piece.problems.length > 0 || piece.looseAliases.length > 0) return piece;
  if (rereading.isSpent) return piece;
  const places = oddPlaces(piece);
  const [first] = places;
  const blank = first && oddBlankOf(piece);
  if (first && blank) return withProblem(piece, problemFor(first, blank));
  const odd = places.find((it) => !it.isReportedByRule);
  const slip = odd && slipAt(piece.text, odd.offset, rereading);
  if (!odd || !slip || !explains(slip, odd) || !isBeside(piece.text, slip, odd)) return piece;
  if (!placesKey(piece.text, slip, odd)) return piece;
  const problem = problemFor(odd, slip.cause);
  // The file is still YAML, and the rest of it is checked as it is.
  if (odd.code === "layout-of-text") return { ...piece, problems: [...piece.problems, problem] };
  return withProblem(piece, problem);
}

function problemFor({ code }: OddPlace, { range, message, fix, others }: Cause): YamlProblem {
  return {
    code,
    range,
    message,
    ...(fix ? { fix: code === "layout" ? fix : { ...fix, kind: "choose" } } : {}),
    ...(others ? { others } : {}),
  };
}

/** A character that only looks like a space, where the text is less odd without it. */
function oddBlankOf({ text, roots }: Piece): Cause | undefined {
  const cause = oddBlankIn(text, (attempt) => sketchYaml(attempt).errorCount);
  if (!cause?.fix) return undefined;
  const made = sketchYaml(applyEdits(text, cause.fix.edits));
  const gain = oddness(roots) - oddness(made.roots);
  return made.errorCount === 0 && gain >= leastGain ? cause : undefined;
}

/** A text that swallows deeper lines may be intended. */
function explains({ isPlausible, isShift }: LikelySlip, { code }: OddPlace): boolean {
  return isPlausible && (code === "layout" || !isShift);
}

/** Whether the slip is on the odd line or next to it: oddities further away have other causes. */
function isBeside(text: string, { cause }: LikelySlip, { offset }: OddPlace): boolean {
  const [from, to] = [cause.range.start, offset].sort((a, b) => a - b);
  const between = text.slice(from, to).split("\n").slice(1, -1);
  return between.every((it) => /^\s*(?:#|$)/.test(it));
}

/** Whether the odd place is allowed without the slip: a key that is unknown there too is no improvement. */
function placesKey(
  text: string,
  { cause: { fix } }: LikelySlip,
  { offset, code }: OddPlace,
): boolean {
  if (!fix || code !== "layout") return true;
  const { roots } = sketchYaml(applyEdits(text, fix.edits));
  return isKnownAt(roots, offsetAfter(offset, fix.edits));
}

function slipAt(text: string, offset: number, rereading: Budget): LikelySlip | undefined {
  const sketch = (attempt: string) => {
    rereading.spend(attempt.length);
    return sketchYaml(attempt);
  };
  const slip = likeliestOddity(text, offset, { sketch, oddness });
  const gain = slip ? slip.before.oddness - slip.score.oddness : 0;
  return slip?.score.errors === 0 && gain >= leastGain ? slip : undefined;
}

interface OddPlace {
  readonly offset: number;
  readonly code: string;
  /** Whether a rule reports and fixes it, unless a character that looks like a space is the cause. */
  readonly isReportedByRule: boolean;
}

/** The places where a piece breaks its schema and no rule knows a better reason. */
function oddPlaces(piece: Piece): readonly OddPlace[] {
  const refused = violationsIn(piece)
    .filter((it) => isOdd(piece.text, it))
    .map((it) => ({
      offset: it.range.start,
      code: "layout",
      isReportedByRule: isReportedByRule(piece.text, it),
    }));
  const swallowed = swallowing(piece).map((offset) => ({
    offset,
    code: "layout-of-text",
    isReportedByRule: false,
  }));
  const nested = [...listsAsItems(piece), ...dashesOfKeys(piece)].map((offset) => ({
    offset,
    code: "layout",
    isReportedByRule: false,
  }));
  const all = [...refused, ...swallowed, ...nested, ...otherRoots(piece)];
  return all.sort((a, b) => a.offset - b.offset);
}

/** The root where it is not a list: only a character that looks like a space can be the cause here. */
function otherRoots({ roots }: Piece): readonly OddPlace[] {
  return roots.flatMap(({ kind, range }) =>
    kind === "sequence" || kind === "missing"
      ? []
      : [{ offset: range.start, code: "layout", isReportedByRule: true }],
  );
}

/** Places where a mapping is in place of a list and its first key begins with a dash without a blank after it. */
function dashesOfKeys(piece: Piece): readonly number[] {
  return violationsIn(piece).flatMap((it) => {
    if (it.kind !== "wrong-type" || it.actual !== "mapping" || !/list/.test(it.expected)) return [];
    const dash = /^[^\n]*\n\s*(?=-\w)/.exec(piece.text.slice(it.range.end));
    return dash ? [it.range.end + dash[0].length] : [];
  });
}

/** The entries of the file that are lists with dashes. */
function listsAsItems({ items }: Piece): readonly number[] {
  return items.flatMap(({ node }) =>
    node.kind === "sequence" && !node.flow ? [node.range.start] : [],
  );
}

function isOdd(text: string, violation: SchemaViolation): boolean {
  switch (violation.kind) {
    case "unknown-key":
      if (endsOddly(violation.key)) return true;
      return (
        violation.nearest === undefined &&
        isSlipped(violation.key) &&
        !overridable.includes(violation.key) &&
        isFirstOnLine(text, violation.range.start)
      );
    case "wrong-type":
      return isOtherCollection(violation);
    case "empty-value":
      return hasSiblingBelow(text, violation.range);
    default:
      return false;
  }
}

/** Whether a key ends with a character that looks like a blank or is invisible. */
function endsOddly(key: string): boolean {
  return /[\p{Z}\p{Cf}]$/u.test(key);
}

type WrongType = Extract<SchemaViolation, { readonly kind: "wrong-type" }>;

/** Whether a mapping or list of another shape is reported by the rule of types: all but a list right after a dash. */
function isReportedByRule(text: string, violation: SchemaViolation): boolean {
  if (violation.kind === "unknown-key") return violation.nearest !== undefined;
  if (violation.kind !== "wrong-type" || violation.actual === "text") return false;
  const { start } = violation.range;
  return !/^ *(?:- +)+$/.test(text.slice(lineStart(text, start), start)) || text[start] !== "-";
}

/** Whether a text is in place of a mapping or list, or one of these in place of the other. */
function isOtherCollection({ expected, actual }: WrongType): boolean {
  if (actual === "text") return /mapping|list/.test(expected);
  if (actual === "mapping") return /list/.test(expected);
  return actual === "list";
}

/** Whether a key is known somewhere, so that it may be in the wrong place; an unknown key has other causes. */
function isSlipped(key: string): boolean {
  return propertyNames.has(key.replace(/^-/, ""));
}

/** Whether the next written line is in the column of a key, so that it may belong below the key. */
function hasSiblingBelow(text: string, { start, end }: SourceRange): boolean {
  const column = start - lineStart(text, start);
  const next = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*|\r?)\n)*( *)[^\s#]/.exec(text.slice(end));
  return next?.[1]?.length === column;
}

/** A line that begins with a dash, with or without a blank after it. */
const entryInText = /\n[ \t]*-(?:[A-Za-z_]| )/;

/** Unquoted texts that look like entries of a list. */
function swallowing({ roots, text }: Piece): readonly number[] {
  if (!entryInText.test(text)) return [];
  const found: number[] = [];
  for (const root of roots) {
    visitPlainTexts(root, ({ range: { start, end } }) => {
      if (text[start] !== "-" && !text.slice(start, end).includes("\n")) return;
      const line = text.lastIndexOf("\n", start);
      const isFirst = line >= 0 && text.slice(line, start).trim() === "";
      if (entryInText.test(text.slice(isFirst ? line : start, end))) found.push(start);
    });
  }
  return found;
}

/** Calls back for each unquoted text outside of brackets. */
function visitPlainTexts(node: SyntaxNode, visit: (text: ScalarNode) => void): void {
  if (node.kind === "scalar" && node.style === "plain") visit(node);
  for (const it of blockValues(node)) visitPlainTexts(it, visit);
}

/** The entries or values of a list or a mapping without brackets. */
function blockValues(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === "sequence" && !node.flow) return node.entries;
  return node.kind === "mapping" && !node.flow ? node.pairs.map((it) => it.value) : noValues;
}

const noValues: readonly SyntaxNode[] = [];
