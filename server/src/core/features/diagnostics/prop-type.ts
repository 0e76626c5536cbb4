import type { SourceRange } from "../../base/range.ts";
import { nodeAt } from "../../schema/resolve.ts";
import type { SyntaxNode } from "../../syntax/tree.ts";
import type { Document } from "../document.ts";
import { quoted, quoteRange } from "../edits/quote.ts";
import { fixOf } from "../fix-place.ts";
import { misreading } from "../misread-scalar.ts";
import { findingsIn, type StructureFinding } from "../structure.ts";
import { withArticle } from "../with-article.ts";
import { yamlFloat } from "../yaml-float.ts";
import type { Fix, PieceRule, PlacedProblem, ProblemExtra } from "./rule.ts";

/** A value does not have the type that its key takes. */
export const propType: PieceRule = {
  code: "prop-type",
  severity: "error",
  summary:
    "A value has another type than its key takes. Unquoted texts such as `1.10`, `yes` and `2020-09-02` are a number, a truth value and a date.",
  scope: "piece",
  check(piece, report) {
    for (const it of findingsIn(piece)) {
      if (it.kind === "wrong-type") {
        const node = it.item.entry && nodeAt(it.item.entry.value, it.path);
        report(it.range, messageFor(it, node), extraFor(it, node, piece.text));
      } else if (it.kind === "wrong-length") {
        report(it.range, `This list takes ${it.expected} entries, but has ${it.actual}`);
      }
    }
  },
  fix: (problem, document) => fixesFor(problem, document),
};

type WrongType = StructureFinding & { readonly kind: "wrong-type" };

function messageFor({ key, expected, actual, path }: WrongType, node: SyntaxNode | undefined) {
  const inList = typeof path.at(-1) === "number";
  const owner = key === undefined ? "This place" : `"${key}"`;
  const takes = `${owner} takes ${inList ? "a list with " : ""}${inList ? plural(expected) : withArticle(expected)}`;
  const reading = node && misreading(node);
  const read = reading ?? withArticle(actual);
  return `${takes}, but this is ${node?.kind === "scalar" && reading ? `read as ${read}` : read}`;
}

function plural(expected: string): string {
  if (/^text\b/.test(expected)) return expected.replace(/^text/, "texts");
  return expected.replace(/^(\w+(?:\/\w+)?(?: \w+)?)/, "$1s");
}

/** What a fix can do about it: write the number that was meant, put text in quotes, or make a list. */
function extraFor(
  { expected, actual, path }: WrongType,
  node: SyntaxNode | undefined,
  source: string,
): ProblemExtra {
  if (!node) return {};
  const takesText = /\btext\b/.test(expected);
  if (node.kind === "scalar") {
    const suggestion = /number/.test(expected) ? numberMeant(node) : undefined;
    if (suggestion !== undefined) return { suggestion };
    // Where a whole number may stand as well, a fraction in quotes is no better.
    const fraction = actual === "number" && /number/.test(expected);
    if (takesText && node.style === "plain" && actual !== "nothing" && !fraction)
      return { data: { fix: "quote" } };
    if (/\blist\b/.test(expected) && isOneLine(source, node.range))
      return { data: { fix: "list" } };
    const named =
      expected === "mapping" &&
      typeof path.at(-1) === "number" &&
      namedLists.includes(String(path.at(-2)));
    return named && node.style === "plain" ? { data: { fix: "name" } } : {};
  }
  if (node.kind === "mapping" && takesText && isOneLine(source, node.range) && !node.flow) {
    const { start, end } = node.range;
    return { data: { fix: "quote-range", from: String(start), to: String(end) } };
  }
  return {};
}

/** Lists whose entries are mappings with a name. */
const namedLists = ["parameters", "inputs", "outputs", "environment-variables"];

function isOneLine(source: string, range: SourceRange): boolean {
  return !source.slice(range.start, range.end).includes("\n");
}

/** A number in quotes, or one in a form that YAML 1.1 takes for text. */
function numberMeant(node: SyntaxNode & { kind: "scalar" }): string | undefined {
  const text = node.text.trim();
  if (node.style !== "plain") return /^[-+]?\d+(?:\.\d*)?$/.test(text) ? text : undefined;
  return yamlFloat(node) ?? (/^[-+]?\d+,\d+$/.test(text) ? text.replace(",", ".") : undefined);
}

function fixesFor(problem: PlacedProblem, document: Document): readonly Fix[] {
  const { fix, from, to } = problem.data ?? {};
  const raw = document.text.slice(problem.range.start, problem.range.end);
  const replace = (title: string, newText: string) =>
    fixOf(title, [{ range: problem.range, newText }]);
  switch (fix) {
    case "quote":
      return fixOf("Put it in quotes", quoteRange(document.text, problem.range));
    case "list":
      return replace("Make it a list", `[${/[[\]{},]/.test(raw) ? quoted(raw) : raw}]`);
    case "name":
      return replace(`Write "name: ${raw}"`, `name: ${raw}`);
    case "quote-range": {
      const range = { start: problem.start + Number(from), end: problem.start + Number(to) };
      return fixOf("Put it in quotes", quoteRange(document.text, range));
    }
    default:
      return [];
  }
}
