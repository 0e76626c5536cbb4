import { detach } from "../base/detach.ts";
import { firstWhere } from "../base/first-where.ts";
import { lineStart } from "../base/line.ts";
import type { SourceRange } from "../base/range.ts";
import { type Entry, entriesOf } from "../syntax/mapping.ts";
import { type Parsed, parseYaml } from "../syntax/parse.ts";
import { retype } from "../syntax/retype.ts";
import { dereference, type SyntaxNode, type YamlProblem } from "../syntax/tree.ts";
import { buildItem, type ItemKeyword, itemKeywords } from "./build.ts";
import type { ItemConfig } from "./config.ts";

/** A stretch of the text that is parsed by itself: as a rule one top-level item, else the whole text. */
export interface Piece {
  readonly text: string;
  readonly roots: readonly SyntaxNode[];
  readonly problems: readonly YamlProblem[];
  readonly items: readonly Item[];
  readonly anchors: Parsed["anchors"];
  readonly looseAliases: Parsed["looseAliases"];
}

/** An entry of the top-level list; its ranges are relative to its piece. */
export interface Item {
  /** The text of the piece. */
  readonly text: string;
  readonly node: SyntaxNode;
  /** The one key of the entry that Valohai reads, if it has any. */
  readonly keyword: ItemKeyword | undefined;
  readonly entry: Entry | undefined;
  readonly config: ItemConfig | undefined;
  /** The start of the line with the first syntax error in the item: what is read behind it is a guess. */
  readonly brokenAt: number | undefined;
}

/** Parses a piece, if need be from what it was before an edit, and builds the config of its items; never throws. */
export function parsePiece(text: string, before?: Piece): Piece {
  const detached = detach(text);
  const parsed = (before && retype(before.text, before, detached)) ?? parseYaml(detached);
  const nodes = parsed.roots.flatMap((root) =>
    root.kind === "sequence" && !root.flow ? root.entries : flowEntries(root),
  );
  return { text: detached, ...parsed, items: itemsOf(detached, nodes, faultsIn(parsed)) };
}

/** The places that cannot be read, an alias of nothing among them. */
function faultsIn({ problems, looseAliases }: Parsed): readonly SourceRange[] {
  return [...problems, ...looseAliases].map((it) => it.range);
}

function flowEntries(root: SyntaxNode): readonly SyntaxNode[] {
  return root.kind === "sequence" ? root.entries : [];
}

function itemsOf(
  text: string,
  nodes: readonly SyntaxNode[],
  faults: readonly SourceRange[],
): readonly Item[] {
  const starts = faults.map((it) => it.start).sort((a, b) => a - b);
  return nodes.map((node, index) => {
    const first = starts[firstWhere(starts, (it) => it >= node.range.start)];
    const to = nodes[index + 1]?.range.start ?? text.length + 1;
    const isBroken = first !== undefined && first < to;
    return itemOf(text, node, isBroken ? lineStart(text, first) : undefined);
  });
}

/** Reads an entry of the top-level list; its ranges are those of the text. */
export function itemOf(text: string, node: SyntaxNode, brokenAt?: number): Item {
  const entries = entriesOf(node);
  const keyword = itemKeywords.find((it) => entries.has(it));
  const entry = keyword && entries.get(keyword);
  if (!keyword || !entry) {
    return { text, node, keyword: undefined, entry: undefined, config: undefined, brokenAt };
  }
  const source = { text, keyRange: entry.key.range, body: dereference(entry.value) };
  return { text, node, keyword, entry, config: buildItem(keyword, source), brokenAt };
}
