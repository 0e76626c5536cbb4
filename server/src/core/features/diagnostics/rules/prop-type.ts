import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { inARow } from "#core/base/suggest.ts";
import { withArticle } from "#core/base/with-article.ts";
import type { Document } from "#core/document/document.ts";
import { misreading } from "#core/document/misread-scalar.ts";
import { type ItemViolation, violationsIn } from "#core/document/structure.ts";
import { yamlFloat } from "#core/document/yaml-float.ts";
import type { Fix } from "#core/edits/fix.ts";
import { fixOf, fixPlace, quoteFixAt } from "#core/edits/fix-place.ts";
import { blanksForDashes } from "#core/edits/join-entries.ts";
import { listBelowKey } from "#core/edits/list-below-key.ts";
import { listOfMapping } from "#core/edits/mapping-to-list.ts";
import { itemSchemaOf } from "#core/schema/index.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import { nodeAt, propertyOf, type SchemaPath } from "#core/schema/schema-path.ts";
import { rulesOfStyle, variantParameter } from "#core/schema/variant-parameter.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { quoted } from "#core/syntax/quote.ts";
import type { ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { PieceRule, PlacedProblem, ProblemExtra, Report } from "../rule.ts";
import { cannotUnset } from "../support/cannot-unset.ts";
import { dashesInMapping } from "../support/dashed-mapping.ts";
import { visibleRange } from "../support/visible-range.ts";

/** A value does not have the type that its key takes. */
export const propType: PieceRule<PropType> = {
  code: "prop-type",
  severity: "error",
  summary:
    "The value does not have the type that its key requires. Without quotes, `1.10`, `yes` and `2020-09-02` are a number, a Boolean and a date.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind === "wrong-type") reportType(it, piece.text, report);
      else if (it.kind === "wrong-length") report(it.range, it);
    }
  },
  message: (found) =>
    found.kind === "wrong-type"
      ? messageFor(found)
      : `This list takes ${found.expected} entries, but has ${found.actual}`,
  fix: (found, problem, document) =>
    found.kind === "wrong-type" && found.fix ? fixesFor(found.fix, problem, document) : [],
};

type WrongType = Extract<ItemViolation, { readonly kind: "wrong-type" }>;

/** A value of another type than its key takes, or a list of another length. */
type PropType = MistypedNode | Extract<ItemViolation, { readonly kind: "wrong-length" }>;

type MistypedNode = WrongType & {
  readonly node: SyntaxNode | undefined;
  readonly fix: TypeFix | undefined;
};

function reportType(found: WrongType, source: string, report: Report<PropType>): void {
  const node = found.item.entry && nodeAt(found.item.entry.value, found.path);
  const number = node && numberFor(found, node);
  const fix = node && number === undefined ? fixFor(found, node, source) : undefined;
  const extra = node && number !== undefined ? suggestionOf(node, number) : {};
  report(visibleRange(source, found.range), { ...found, node, fix }, extra);
}

function messageFor(found: MistypedNode): string {
  const { node } = found;
  const joined = node && keyJoinedTo(node, found);
  return joined === undefined
    ? `${expectationOf(found)}, but ${readingOf(found)}`
    : `A line break is missing before "${joined}:"; put all of it in quotes if it is text`;
}

function expectationOf(found: MistypedNode): string {
  const { key, expected, path } = found;
  const owner = key === undefined ? "This place" : `"${key}"`;
  const takes = isEntry(path) ? `a list of ${plural(expected)}` : withArticle(expected);
  return `${owner} takes ${takes}${rulesNeeded(found)}`;
}

function readingOf({ expected, actual, path, node, schemaName }: MistypedNode): string {
  const sign = isEntry(path) && /\btext\b/.test(expected) ? signOf(node) : undefined;
  if (sign !== undefined)
    return `"${sign}" makes ${withArticle(actual)} of this; put it in quotes if it is text`;
  const unset = actual === "nothing" && !isEntry(path) ? cannotUnset(schemaName) : "";
  const misread = node && misreading(node);
  if (misread === undefined) return `this is ${withArticle(actual)}${unset}`;
  return `this is ${node?.kind === "scalar" ? "read as " : ""}${misread}${unset}`;
}

/** Whether a path leads to an entry of a list. */
function isEntry(path: SchemaPath): boolean {
  return typeof path.at(-1) === "number";
}

/** The sign that makes a collection of an entry that was probably meant as text. */
function signOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind === "sequence") return node.flow ? "[" : "-";
  if (node?.kind !== "mapping") return undefined;
  return node.flow ? "{" : ": ";
}

function plural(expected: string): string {
  if (/^text\b/.test(expected)) return expected.replace(/^text/, "texts");
  return expected.replace(/^(\w+(?:\/\w+)?(?: \w+)?)/, "$1s");
}

/** What a fix can do about it. */
type TypeFix =
  | { readonly kind: "quote" | "list" | "name" | "as-list" | "items" }
  | { readonly kind: "dashes"; readonly dashes: readonly number[] }
  | { readonly kind: "quote-range"; readonly range: SourceRange; readonly of: FixKind };

/** The number that was meant, where one is. */
function numberFor({ expected }: WrongType, node: SyntaxNode): string | undefined {
  return node.kind === "scalar" && /number/.test(expected) ? numberMeant(node) : undefined;
}

/** Puts text in quotes, turns it into a list or mapping, or removes dashes. */
function fixFor(found: WrongType, node: SyntaxNode, source: string): TypeFix | undefined {
  const { key, expected, path, item } = found;
  if (node.kind === "scalar") return scalarFix(found, node, source);
  if (node.kind === "mapping" && /^list\b/.test(expected)) return { kind: "as-list" };
  const dashes = expected === "mapping" ? dashesInMapping(item, path, node) : undefined;
  if (dashes) return { kind: "dashes", dashes };
  if (isListOfItems(found, node)) return { kind: "items" };
  const takesText = /\btext\b/.test(expected);
  return takesText && isOneLine(source, node.range) ? quotesFor(node, key, path) : undefined;
}

/** Whether a list stands directly in the rules of a parameter that takes each of its values. */
function isListOfItems(found: WrongType, node: SyntaxNode): boolean {
  return node.kind === "sequence" && styleOfRules(found) === "multiple";
}

/** The rules that the style needs, where what stands in place of its rules is not a mapping. */
function rulesNeeded(found: WrongType): string {
  const style = styleOfRules(found);
  if (style === undefined || !Object.hasOwn(rulesOfStyle, style)) return "";
  return ` with ${inARow(rulesOfStyle[style]?.required ?? [])}`;
}

/** The style of the variant parameter whose rules are mistyped, as it is written. */
function styleOfRules({ schemaName, path, item }: WrongType): string | undefined {
  if (schemaName !== variantParameter.name || path.at(-1) !== "rules") return undefined;
  const parameter = item.entry && nodeAt(item.entry.value, path.slice(0, -1));
  const style = parameter && valueAt(parameter, "style");
  return style?.kind === "scalar" ? style.text : undefined;
}

function scalarFix(
  { expected, actual, path }: WrongType,
  { style, range }: ScalarNode,
  source: string,
): TypeFix | undefined {
  // Where a whole number is allowed as well, a fraction in quotes is no better.
  const fraction = actual === "number" && /number/.test(expected);
  const isPlain = style === "plain";
  if (/\btext\b/.test(expected) && isPlain && actual !== "nothing" && !fraction)
    return { kind: "quote" };
  if (/\blist\b/.test(expected) && isOneLine(source, range)) return { kind: "list" };
  const isNamed = isEntry(path) && namedLists.includes(String(path.at(-2)));
  return expected === "mapping" && isNamed && isPlain ? { kind: "name" } : undefined;
}

/** Quotes around a collection that was probably meant as text; a mapping among commands is certainly meant so. */
function quotesFor(
  node: SyntaxNode,
  key: string | undefined,
  path: SchemaPath,
): TypeFix | undefined {
  if (node.kind !== "mapping" && node.kind !== "sequence") return undefined;
  const inList = isEntry(path);
  if (!inList && (node.kind === "sequence" || node.flow)) return undefined;
  const isText = node.kind === "mapping" && (key === "command" || !inList);
  const of = isText && !holdsProperty(node) ? "keep" : "choose";
  return { kind: "quote-range", range: node.range, of };
}

/** Whether a mapping may be an entry of another list that ended up here, or a key that was joined to a text. */
function holdsProperty(node: SyntaxNode): boolean {
  if (node.kind !== "mapping" || node.flow) return false;
  return node.pairs.some(
    ({ key }) => key.kind === "scalar" && propertyNames.has(lastWord(key.text)),
  );
}

/** The key of the item without a value that follows a text on its line, as in `- python a.py inputs:`. */
function keyJoinedTo(node: SyntaxNode, { item }: WrongType): string | undefined {
  const [pair, ...more] = node.kind === "mapping" && !node.flow ? node.pairs : [];
  if (pair?.key.kind !== "scalar" || pair.key.style !== "plain" || more.length > 0)
    return undefined;
  const word = lastWord(pair.key.text);
  const schema = item.keyword && itemSchemaOf(item.keyword);
  const isOwnKey = schema !== undefined && propertyOf(schema, word) !== undefined;
  const isEmpty = pair.value.kind === "missing" || pair.value.kind === "sequence";
  return isOwnKey && isEmpty && word !== pair.key.text ? word : undefined;
}

function lastWord(text: string): string {
  return text.split(/\s/).at(-1) ?? "";
}

/** Lists whose entries are mappings with a name. */
const namedLists = ["parameters", "inputs", "outputs", "environment-variables"];

function isOneLine(source: string, range: SourceRange): boolean {
  return !source.slice(range.start, range.end).includes("\n");
}

/** Removing the quotes keeps the text; any other form of the number would change it. */
function suggestionOf(node: SyntaxNode, suggestion: string): ProblemExtra {
  return node.kind === "scalar" && node.text === suggestion
    ? { suggestion, suggestionKind: "keep" }
    : { suggestion };
}

/** A number in quotes, or one in a form that YAML 1.1 takes for text. */
function numberMeant(node: SyntaxNode & { kind: "scalar" }): string | undefined {
  const text = node.text.trim();
  if (node.style !== "plain") return /^[-+]?\d+(?:\.\d*)?$/.test(text) ? text : undefined;
  return yamlFloat(node) ?? (/^[-+]?\d+,\d+$/.test(text) ? text.replace(",", ".") : undefined);
}

function fixesFor(fix: TypeFix, problem: PlacedProblem, document: Document): readonly Fix[] {
  const raw = document.text.slice(problem.range.start, problem.range.end);
  const replace = (of: FixKind, title: string, newText: string) =>
    fixOf(of, title, [{ range: problem.range, newText }]);
  switch (fix.kind) {
    case "quote":
      return [quoteFixAt(document, problem.range)];
    case "list":
      return replace(
        listKind(raw),
        "Make it a list",
        `[${/[[\]{},]/.test(raw) ? quoted(raw) : raw}]`,
      );
    case "name":
      return replace("add", `Write "name: ${raw}"`, `name: ${raw}`);
    case "dashes":
      return fixOf("keep", "Remove the dashes", blanksForDashes(problem.start, fix.dashes));
    case "as-list":
      return asList(problem, document);
    case "items":
      return fixOf("add", 'Write the list below "items"', itemsEdits(problem, document));
    case "quote-range":
      return [quoteFixAt(document, shift(fix.range, problem.start), fix.of)];
  }
}

/** A text with characters that YAML could have read as something else may be a slip of another kind. */
function listKind(raw: string): FixKind {
  return /^[-?:]|[[\]{},]|:\s/.test(raw) ? "choose" : "keep";
}

function asList(problem: PlacedProblem, document: Document): readonly Fix[] {
  const found = pairAt(problem, document);
  if (found?.value.kind !== "mapping") return [];
  const rewrite = listOfMapping(found.source, found.key.text, found.value);
  return rewrite ? [rewrite] : [];
}

function itemsEdits(problem: PlacedProblem, document: Document): readonly TextEdit[] | undefined {
  const found = pairAt(problem, document);
  if (found?.value.kind !== "sequence") return undefined;
  return listBelowKey(found.source, found.key, found.value, "items");
}

/** The key at which a problem starts, and its value. */
function pairAt(problem: PlacedProblem, document: Document) {
  const found = fixPlace(document, problem);
  const key = found?.place.node;
  const value = found?.mappings[0]?.pairs.find((it) => it.key === key)?.value;
  return found && key?.kind === "scalar" && value
    ? { source: found.source, key, value }
    : undefined;
}
