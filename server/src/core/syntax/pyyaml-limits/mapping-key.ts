import { isMergeKey } from "../mapping.ts";
import { dereference, type Pair, type SyntaxNode, type YamlProblem } from "../tree.ts";
import { firstLineOf, quoteProblem } from "./problem.ts";

/** Keys that PyYAML does not take where they are. */
export function unsupportedKey(text: string, pair: Pair, flow: boolean): YamlProblem | undefined {
  if (isMergeKey(pair)) return refusedMerge(text, pair);
  return (
    absentKey(text, pair) ??
    unhashableKey(text, pair.key) ??
    (flow ? longKey(text, pair) : undefined)
  );
}

/** A colon without a key before it. */
function absentKey(text: string, { key }: Pair): YamlProblem | undefined {
  const bare = key.kind === "missing" || (key.kind === "scalar" && key.text === "");
  if (!bare || key.anchor || key.tag || key.range.start < key.range.end) return undefined;
  const blanks = /^(?:\s|#[^\n]*\n)*/.exec(text.slice(key.range.start))?.[0].length ?? 0;
  const start = key.range.start + blanks;
  if (text[start] !== ":" || isAfterQuestionMark(text, key.range.start)) return undefined;
  const range = { start, end: start + 1 };
  return { code: "absent-key", range, message: 'A key is missing before ":"' };
}

/** Python cannot use a list or a mapping as a key. */
function unhashableKey(text: string, key: SyntaxNode): YamlProblem | undefined {
  const target = dereference(key);
  if (target.kind !== "mapping" && target.kind !== "sequence") return undefined;
  if (!target.flow) {
    const message = "A list or a mapping cannot be a key";
    return { code: "unhashable-key", range: firstLineOf(text, key.range), message };
  }
  const outer = text.lastIndexOf("{", key.range.start - 1);
  const doubled = /^\{\s*$/.test(text.slice(Math.max(0, outer), key.range.start));
  const start = doubled ? outer : key.range.start;
  const range = firstLineOf(text, { start, end: text.length });
  const message = `A text that starts with "${text[start]}" must be in quotes`;
  return quoteProblem(text, "unhashable-key", range, message);
}

/** Between brackets, too, PyYAML looks for the colon on the line of the key and at most 1024 characters on. */
function longKey(text: string, { key, value }: Pair): YamlProblem | undefined {
  const { start, end } = key.range;
  if (value.kind === "missing" && value.range.start <= end && text[end] !== ":") return undefined;
  if (isAfterQuestionMark(text, start)) return undefined;
  const colon = text.indexOf(":", end);
  const between = colon < 0 ? "" : text.slice(end, colon);
  if (colon < 0 || colon > value.range.start || between.trim() !== "") return undefined;
  if (colon - start <= 1024 && !text.slice(start, colon).includes("\n")) return undefined;
  const message = "A key must be on one line with its colon and have at most 1024 characters";
  return { code: "long-key", range: firstLineOf(text, key.range), message };
}

/** Whether a question mark, which begins a key, is before a place. */
function isAfterQuestionMark(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text.charAt(at))) at--;
  return text[at] === "?";
}

/** `<<` takes over mappings only. */
function refusedMerge(text: string, { key, value }: Pair): YamlProblem | undefined {
  const target = dereference(value);
  if (target.kind === "alias" || target.kind === "mapping") return undefined;
  const entries = target.kind === "sequence" ? target.entries : [target];
  const wrong = entries.find((it) => !["alias", "mapping"].includes(dereference(it).kind));
  if (!wrong) return undefined;
  const inside = value.kind !== "alias" && wrong.range.end > wrong.range.start;
  const range = firstLineOf(text, inside ? wrong.range : key.range);
  const message = '"<<" merges mappings: an alias such as *name, or a list of them, must follow';
  return { code: "merge-value", range, message };
}
