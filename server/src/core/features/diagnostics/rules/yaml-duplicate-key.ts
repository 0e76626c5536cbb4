import type { TextEdit } from "#core/base/edit.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { lineStart } from "#core/base/line.ts";
import { inARow } from "#core/base/suggest.ts";
import { joinedEntries } from "#core/document/joined-entries.ts";
import { type EditSource, editAt } from "#core/edits/edit-source.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { removePair } from "#core/edits/remove.ts";
import { itemKeywords } from "#core/model/build.ts";
import { isMergeKey, mayRepeatKeys } from "#core/syntax/mapping.ts";
import { type MappingNode, ScalarNode, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PieceRule, Report } from "../rule.ts";

/** A mapping has the same key twice. */
export const yamlDuplicateKey: PieceRule<Repeated> = {
  code: "yaml-duplicate-key",
  severity: "warning",
  summary:
    "If a mapping repeats a key, Valohai reads the file, but only the last one counts. The others are silently lost.",
  scope: "piece",
  find({ roots, problems }, report) {
    const broken = problems.reduce((least, it) => Math.min(least, it.range.start), Infinity);
    for (const root of roots) {
      const reportSound: Report<Repeated> = (range, found, extra) => {
        if (range.start < broken) report(range, found, extra);
      };
      const items = root.kind === "sequence" ? root.entries : [];
      walk(root, reportSound, new Set(items.flatMap((it) => repeatedItems(it, reportSound))));
    }
  },
  message({ key, joins, names }) {
    if (joins === "none") return `"${key}" is repeated; only the last one counts`;
    const missing = `A "- " seems to be missing before "${key}"`;
    return joins === "item"
      ? `${missing}; as it is, only the last "${key}" counts`
      : `${missing}: ${names} are repeated, and only the last ones count`;
  },
  fix({ key, joins }, problem, document) {
    const found = fixPlace(document, problem);
    const mapping = found?.mappings[0];
    if (!found || !mapping) return [];
    if (joins !== "none") {
      // Valohai reads two items in one entry as the last one: only the author knows that there are two.
      const kind = joins === "item" ? "choose" : "keep";
      return fixOf(kind, 'Insert "- "', insertDash(found.source, mapping, found.place.node));
    }
    const renamed = withLastRenamed(mapping, key);
    const edits = removePair(found.source, renamed, key);
    return fixOf("remove", "Remove the earlier one", edits);
  },
};

/** A repeated key, or the first key of another item or entry whose dash is missing. */
interface Repeated {
  readonly key: string;
  readonly joins: "none" | "item" | "entry";
  /** The keys that the entry repeats, in a row. */
  readonly names?: string;
}

function walk(
  node: SyntaxNode,
  report: Report<Repeated>,
  reported: ReadonlySet<ScalarNode> = nothing,
): void {
  if (node.kind === "sequence") {
    for (const entry of node.entries) {
      const joined = reportJoined(entry, report);
      walk(entry, report, joined.length === 0 ? reported : new Set([...reported, ...joined]));
    }
  }
  if (node.kind !== "mapping") return;
  if (mayRepeatKeys(node)) checkKeys(node, reported, report);
  for (const { value } of node.pairs) walk(value, report);
}

/** Reports the item keys that begin another item in the same entry, and returns them. */
function repeatedItems(entry: SyntaxNode, report: Report<Repeated>): readonly ScalarNode[] {
  if (entry.kind !== "mapping" || entry.flow) return [];
  const keys = entry.pairs.flatMap(({ key }) =>
    key.kind === "scalar" && itemKeywords.some((it) => it === key.text) ? [key] : [],
  );
  const repeated = keys.filter(
    (it, index) => keys.findIndex((key) => key.text === it.text) < index,
  );
  for (const { text, range } of repeated) {
    report(range, { key: text, joins: "item" });
  }
  return repeated;
}

const nothing: ReadonlySet<ScalarNode> = new Set();

/** Reports a whole entry that begins again as one problem, and returns the keys that need no problem of their own. */
function reportJoined(entry: SyntaxNode, report: Report<Repeated>): readonly ScalarNode[] {
  const joined = joinedEntries(entry);
  for (const { keys } of joined) {
    const [first] = keys;
    if (!first) continue;
    const names = inARow(keys.map((it) => it.text));
    report(first.range, { key: first.text, joins: "entry", names });
  }
  return joined.flatMap((it) => it.keys);
}

function checkKeys(
  node: MappingNode,
  reported: ReadonlySet<ScalarNode>,
  report: Report<Repeated>,
): void {
  const seen = new Map<string, ScalarNode>();
  for (const pair of node.pairs) {
    const { key } = pair;
    if (key.kind !== "scalar" || isMergeKey(pair)) continue;
    const first = seen.get(key.text);
    if (!first) {
      seen.set(key.text, key);
      continue;
    }
    if (reported.has(key)) continue;
    const related = [{ range: first.range, message: "The first one" }];
    report(key.range, { key: key.text, joins: "none" }, { related });
  }
}

/** Only where the entry begins with the same key as the one before; otherwise more than the dash is missing. */
function insertDash(
  source: EditSource,
  { pairs }: MappingNode,
  { range: { start } }: SyntaxNode,
): readonly TextEdit[] {
  const key = pairs[0]?.key;
  const repeated = pairs.find((it) => it.key.range.start === start)?.key;
  if (key?.kind !== "scalar" || repeated?.kind !== "scalar" || key.text !== repeated.text)
    return [];
  const before = source.text.slice(lineStart(source.text, key.range.start), key.range.start);
  const dash = /^ *(- +)$/.exec(before)?.[1];
  return dash ? [editAt(source, start - dash.length, start, dash)] : [];
}

/** The mapping as if only the first of the equal keys had that name. */
const withLastRenamed = keptWhile(renameLast);

function renameLast(mapping: MappingNode, key: string): MappingNode {
  let first = true;
  const pairs = mapping.pairs.map((pair) => {
    if (pair.key.kind !== "scalar" || pair.key.text !== key) return pair;
    const kept = first;
    first = false;
    const { style, range } = pair.key;
    return kept ? pair : { ...pair, key: new ScalarNode("", style, range, pair.key) };
  });
  return mapping.with(pairs, mapping.range);
}
