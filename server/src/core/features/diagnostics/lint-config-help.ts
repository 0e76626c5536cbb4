import type { SourceRange } from "#core/base/range.ts";
import type { EstimatedNames } from "#core/document/estimated-names.ts";
import { type Piece, parsePiece } from "#core/model/piece.ts";
import { locate } from "#core/syntax/locate.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { type CursorReading, cursorReadings } from "../completion/cursor.ts";
import { originalOffset } from "../completion/marker.ts";
import type { Offer } from "../completion/offer.ts";
import { type OfferedWord, wordOffer } from "../completion/word-offer.ts";
import type { Hover } from "../hover/hoverer.ts";
import { estimateKeys, estimatesKeys } from "./estimates-config.ts";
import { lintConfigKeys } from "./lint-config.ts";
import { severityWords } from "./policy.ts";
import { codeDetail, describeCode, isRuleCode, ruleCodes } from "./rule-help.ts";

/** What the key or code at an offset of a `.valohai-lint.yaml` means. */
export function describeLintConfig(text: string, offset: number): Hover | undefined {
  for (const root of parsePiece(text).roots) {
    const place = locate(root, offset);
    if (place?.role !== "key") continue;
    const markdown = describeKey(place.path);
    if (markdown !== undefined) return { range: place.node.range, markdown };
  }
  return undefined;
}

type Path = readonly (string | number)[];

function describeKey(path: Path): string | undefined {
  const [key, code, ...rest] = path;
  if (key === "rules" && code !== undefined) {
    return rest.length === 0 ? describeCode(String(code)) : undefined;
  }
  const keys = keysBelow(path.slice(0, -1));
  const last = String(path.at(-1));
  return Object.hasOwn(keys, last) ? keys[last] : undefined;
}

/** The keys that can be written below a path, with what they hold; none where names are written. */
function keysBelow([section, group, name, ...rest]: Path): { readonly [key: string]: string } {
  if (section === undefined) return lintConfigKeys;
  if (section !== "estimates") return {};
  if (group === undefined) return estimatesKeys;
  const isNamed = (group === "steps" || group === "environments") && name !== undefined;
  return isNamed && rest.length === 0 ? estimateKeys : {};
}

/**
 * What can be written at an offset of a `.valohai-lint.yaml`: its keys, the codes of rules, severities, and of these names
 * those that are not estimated yet.
 */
export function completeLintConfig(
  text: string,
  offset: number,
  names: EstimatedNames = { steps: [], environments: [] },
): readonly Offer[] {
  const piece = parsePiece(text);
  for (const reading of cursorReadings(piece, offset)) {
    const words = wordsFor(reading, piece, names);
    const range = typedRange(reading);
    if (words.length > 0) return words.map((it, index) => wordOffer(range, index, it));
  }
  return [];
}

function typedRange({ marked, scalar }: CursorReading): SourceRange {
  const start = originalOffset(marked, scalar.range.start);
  return { start, end: Math.max(start, originalOffset(marked, scalar.range.end)) };
}

/** Whether completion at some offset of a `.valohai-lint.yaml` asks for the names of the project. */
export function usesNames(text: string): boolean {
  return text.includes("estimates");
}

function wordsFor(
  reading: CursorReading,
  { text, roots }: Piece,
  names: EstimatedNames,
): readonly OfferedWord[] {
  const path = keyPath(reading);
  if (!path) return severitiesFor(reading);
  const { start, end } = typedRange(reading);
  const typed = text.slice(start, end);
  const isKey = /^[ \t]*:/.test(text.slice(end));
  const [root] = roots;
  const present = entriesAt(root, path.slice(0, -1));
  if (path[0] === "rules" && path.length === 2) return codesFor(present, typed, isKey);
  const parent = path.slice(0, -1);
  const shown: readonly (readonly [label: string, documentation?: string])[] = [
    ...Object.entries(keysBelow(parent)),
    ...namesBelow(parent, names).map((it) => [it] as const),
  ];
  return shown
    .filter(([it]) => it === typed || !present.has(it))
    .map(([label, documentation]) => {
      const key = scalarText(label, "flow");
      return { label, documentation, newText: isKey ? key : `${key}:` };
    });
}

/** The names that can be written as keys below a path. */
function namesBelow(
  [section, group, ...rest]: Path,
  { steps, environments }: EstimatedNames,
): readonly string[] {
  if (section !== "estimates" || rest.length > 0) return [];
  if (group === "steps") return steps;
  return group === "environments" ? environments : [];
}

/** The entries of the mapping at a path. */
function entriesAt(root: SyntaxNode | undefined, path: Path): ReturnType<typeof entriesOf> {
  const node = path.reduce(
    (parent: SyntaxNode | undefined, key) => parent && entriesOf(parent).get(String(key))?.value,
    root,
  );
  return node ? entriesOf(node) : noEntries;
}

function codesFor(
  decided: ReturnType<typeof entriesOf>,
  typed: string,
  isKey: boolean,
): readonly OfferedWord[] {
  return ruleCodes
    .filter((it) => it === typed || !decided.has(it))
    .map((label) => ({
      label,
      detail: codeDetail(label),
      documentation: describeCode(label),
      ...(isKey ? {} : { newText: `${label}: `, retrigger: true }),
    }));
}

/** The path of the key that is typed; the first word below a key is read as its value until a colon follows. */
function keyPath({ role, path, pair, marked, scalar }: CursorReading): Path | undefined {
  if (role === "key") return path;
  const between = marked.text.slice(pair?.key.range.end ?? 0, scalar.range.start);
  const isFirst = scalar.style === "plain" && (!pair || between.includes("\n"));
  return isFirst && typeof path.at(-1) !== "number" ? [...path, ""] : undefined;
}

function severitiesFor({
  path: [key, code, ...rest],
  marked,
}: CursorReading): readonly OfferedWord[] {
  if (key !== "rules" || !isRuleCode(String(code)) || rest.length > 0) return [];
  return severityWords.map((it) => ({ label: it, newText: marked.lead + it }));
}

const noEntries: ReturnType<typeof entriesOf> = new Map();
