import type { SourceRange } from "#core/base/range.ts";
import { type Piece, parsePiece } from "#core/model/piece.ts";
import { locate } from "#core/syntax/locate.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { type CursorReading, cursorReadings } from "../completion/cursor.ts";
import { originalOffset } from "../completion/marker.ts";
import type { Offer } from "../completion/offer.ts";
import { type OfferedWord, wordOffer } from "../completion/word-offer.ts";
import type { Hover } from "../hover/hoverer.ts";
import { isLintConfigKey, lintConfigKeys } from "./lint-config.ts";
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

function describeKey([key, code, ...rest]: Path): string | undefined {
  if (code === undefined) {
    return typeof key === "string" && isLintConfigKey(key) ? lintConfigKeys[key] : undefined;
  }
  return key === "rules" && rest.length === 0 ? describeCode(String(code)) : undefined;
}

/** What can be written at an offset of a `.valohai-lint.yaml`: its keys, the codes of rules, severities. */
export function completeLintConfig(text: string, offset: number): readonly Offer[] {
  const piece = parsePiece(text);
  for (const reading of cursorReadings(piece, offset)) {
    const words = wordsFor(reading, piece);
    const range = typedRange(reading);
    if (words.length > 0) return words.map((it, index) => wordOffer(range, index, it));
  }
  return [];
}

function typedRange({ marked, scalar }: CursorReading): SourceRange {
  const start = originalOffset(marked, scalar.range.start);
  return { start, end: Math.max(start, originalOffset(marked, scalar.range.end)) };
}

function wordsFor(reading: CursorReading, { text, roots }: Piece): readonly OfferedWord[] {
  const path = keyPath(reading);
  if (!path) return severitiesFor(reading);
  const { start, end } = typedRange(reading);
  const typed = text.slice(start, end);
  const isKey = /^[ \t]*:/.test(text.slice(end));
  const [root] = roots;
  const present = root ? entriesOf(root) : noEntries;
  if (path.length === 1) {
    return Object.entries(lintConfigKeys)
      .filter(([it]) => it === typed || !present.has(it))
      .map(([label, documentation]) => ({
        label,
        documentation,
        newText: isKey ? label : `${label}:`,
      }));
  }
  if (path[0] !== "rules" || path.length > 2) return [];
  const rules = present.get("rules")?.value;
  const decided = rules ? entriesOf(rules) : noEntries;
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
