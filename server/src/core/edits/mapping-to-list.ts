import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import {
  columnOf,
  isFirstOnLine,
  lineBreakOf,
  lineEnd,
  lineStart,
  nextLine,
} from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { isSocketText } from "#core/document/meant-edge.ts";
import { dereference, type MappingNode, type Pair, type ScalarNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";

/** A change that turns a mapping into a list. */
export interface ListRewrite {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** The lists whose entries have a name, each with the key for which a value beside a name is usually meant. */
const namedLists: { readonly [key: string]: string | undefined } = {
  parameters: "default",
  inputs: "default",
  "environment-variables": "default",
  outputs: undefined,
  nodes: undefined,
  files: "path",
};

/** A key that shows that a mapping is one entry of the list without its dash. */
const entryKeys: { readonly [key: string]: string } = {
  mounts: "destination",
  edges: "source",
  actions: "when",
  "shared-volumes": "pvc-name",
};

/**
 * How the mapping that holds the value of a key becomes the list that belongs there; undefined where that is not
 * certain. The edits are absolute.
 */
export function listOfMapping(
  source: EditSource,
  key: string,
  mapping: MappingNode,
): ListRewrite | undefined {
  const pairs = mapping.pairs.flatMap((it) => scalarKey(it) ?? []);
  const names = pairs.map((it) => it.key.text);
  const [first] = pairs;
  if (!first || pairs.length < mapping.pairs.length || new Set(names).size < names.length) return;
  if (mapping.flow || !isFirstOnLine(source.text, first.key.range.start)) return undefined;
  if (names.includes(entryKeys[key] ?? "name")) {
    const edits = addDash(source, first.key, mapping);
    return { kind: "keep", title: 'Insert "- "', edits };
  }
  if (key === "edges") {
    const edits = allOf(pairs.map((it) => edgeEntry(source, it)));
    return edits && { kind: "keep", title: "Write it as a list of edges", edits };
  }
  if (!Object.hasOwn(namedLists, key)) return undefined;
  const edits = allOf(pairs.map((it) => namedEntry(source, it, namedLists[key])));
  return edits && { kind: "add", title: "Write it as a list of names", edits };
}

/** The edits of all entries, or none if one entry cannot be written. */
function allOf(
  entries: readonly (readonly TextEdit[] | undefined)[],
): readonly TextEdit[] | undefined {
  return entries.includes(undefined) ? undefined : entries.flatMap((it) => it ?? []);
}

interface ScalarPair extends Pair {
  readonly key: ScalarNode;
}

function scalarKey(pair: Pair): ScalarPair | undefined {
  const { key } = pair;
  return key.kind === "scalar" && key.text !== "<<" ? { ...pair, key } : undefined;
}

/** Moves all lines of the mapping to the right and puts a dash before its first key. */
function addDash(source: EditSource, first: ScalarNode, { range }: MappingNode) {
  const start = lineStart(source.text, first.range.start);
  const edits = [editAt(source, first.range.start, first.range.start, "- ")];
  for (let at = nextLine(source.text, start); at < range.end; at = nextLine(source.text, at)) {
    if (lineEnd(source.text, at) > at) edits.push(editAt(source, at, at, "  "));
  }
  return edits;
}

/** `a.output.x: b.input.y` as `- [a.output.x, b.input.y]`. */
function edgeEntry(
  source: EditSource,
  { key, value }: ScalarPair,
): readonly TextEdit[] | undefined {
  if (value.kind !== "scalar" || !isSocketText(key.text) || !isSocketText(value.text)) {
    return undefined;
  }
  const between = source.text.slice(key.range.end, value.range.start);
  if (!/^: *$/.test(between)) return undefined;
  return [
    editAt(source, key.range.start, key.range.start, "- ["),
    editAt(source, key.range.end, value.range.start, ", "),
    editAt(source, value.range.end, value.range.end, "]"),
  ];
}

/** `rate: 0.5` as an entry with this name, with the value below it or under the key for such values. */
function namedEntry(
  source: EditSource,
  pair: ScalarPair,
  valueKey: string | undefined,
): readonly TextEdit[] | undefined {
  const { key, value } = pair;
  const column = columnOf(source.text, key.range.start) + 2;
  const named = editAt(source, key.range.start, key.range.start, "- name: ");
  const target = dereference(value);
  if (value.kind === "missing") return [named, withoutColon(source, key.range)];
  if (target !== value) return undefined;
  if (
    target.kind === "scalar" &&
    target.style !== "literal" &&
    target.style !== "folded" &&
    valueKey !== undefined
  ) {
    const between = source.text.slice(key.range.end, target.range.start);
    if (!/^: *$/.test(between)) return undefined;
    const line = `${lineBreakOf(source.text)}${" ".repeat(column)}${valueKey}: `;
    return [named, editAt(source, key.range.end, target.range.start, line)];
  }
  if (target.kind !== "mapping" || target.flow || target.anchor !== undefined) return undefined;
  const inner = target.pairs[0]?.key.range.start ?? 0;
  if (!isFirstOnLine(source.text, inner)) return undefined;
  const by = column - columnOf(source.text, inner);
  const shifted = shiftLines(source, target.range, inner, by);
  return shifted && [named, withoutColon(source, key.range), ...shifted];
}

function withoutColon(source: EditSource, { end }: SourceRange): TextEdit {
  return editAt(source, end, end + 1, "");
}

/** Moves lines to the right, or left by a negative number; undefined where a line has too few blanks for that. */
export function shiftLines(
  source: EditSource,
  { end }: SourceRange,
  first: number,
  by: number,
): readonly TextEdit[] | undefined {
  if (by === 0) return [];
  const edits: TextEdit[] = [];
  for (let at = lineStart(source.text, first); at < end; at = nextLine(source.text, at)) {
    if (lineEnd(source.text, at) === at) continue;
    if (by < 0 && !/^ *$/.test(source.text.slice(at, at - by))) return undefined;
    edits.push(by < 0 ? editAt(source, at, at - by, "") : editAt(source, at, at, " ".repeat(by)));
  }
  return edits;
}
