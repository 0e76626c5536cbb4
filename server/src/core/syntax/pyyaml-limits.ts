import type { SourceRange } from "#core/base/range.ts";
import { isMergeKey } from "./mapping.ts";
import { unsupportedAnchor } from "./pyyaml-limits/anchor-name.ts";
import { controlCharacters, directives, tabs } from "./pyyaml-limits/characters.ts";
import { unsupportedKey } from "./pyyaml-limits/mapping-key.ts";
import { unsupportedInBrackets, unsupportedPlain } from "./pyyaml-limits/plain-value.ts";
import { unsupportedTag } from "./pyyaml-limits/tag.ts";
import type { Pair, SyntaxNode, YamlProblem } from "./tree.ts";

/**
 * What PyYAML, by which Valohai reads the file, refuses although it is YAML: tabs between words, control characters,
 * tags and keys that it cannot build, dates that do not exist, anchors that exist already, also those above the text.
 * Nothing is reported after a known error.
 */
export function pyyamlProblems(
  text: string,
  roots: readonly SyntaxNode[],
  errors: readonly YamlProblem[],
  anchorsAbove: readonly string[] = [],
): readonly YamlProblem[] {
  if (!suspicious.test(text)) return [];
  const search: Search = { text, problems: [], covered: [], anchors: new Set(anchorsAbove) };
  for (const root of roots) walk(root, false, search);
  const found = [
    ...search.problems,
    ...controlCharacters(text),
    ...tabs(text, search.covered),
    ...directives(text),
  ];
  const first = errors.reduce((least, it) => Math.min(least, it.range.start), Infinity);
  return found.filter((it) => it.range.start < first);
}

/** A quick test, so that ordinary texts need no walk. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\t!&\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|<<|\?|[[{,]\s*:|0[bx]_|\d{4}-\d|(?:^|[\s,[{])[=?](?=[\s,\]}]|$)|(?:^|[-,[{]) *:(?=[\s,\]}]|$)|\{\s*[[{]|[\]}]\s*:|\n[^\S\n]*:|\{[^{}\n]*\n|^%|(?<![^\n])[^\n{,]*[{,][^\n]{1024}/m;

interface Search {
  readonly text: string;
  readonly problems: YamlProblem[];
  /** Quotes and block texts, in which tabs may be. */
  readonly covered: SourceRange[];
  readonly anchors: Set<string>;
}

function walk(node: SyntaxNode, flow: boolean, search: Search): void {
  const { text, problems } = search;
  add(problems, unsupportedTag(text, node));
  add(problems, unsupportedAnchor(text, node, search.anchors));
  switch (node.kind) {
    case "scalar":
      add(problems, unsupportedPlain(node) ?? (flow ? unsupportedInBrackets(node) : undefined));
      if (node.style !== "plain") search.covered.push(node.range);
      return;
    case "sequence":
      for (const entry of node.entries) walk(entry, node.flow, search);
      return;
    case "mapping":
      for (const pair of node.pairs) walkPair(pair, node.flow, search);
      return;
    default:
      return;
  }
}

function walkPair(pair: Pair, flow: boolean, search: Search): void {
  add(search.problems, unsupportedKey(search.text, pair, flow));
  if (!isMergeKey(pair)) walk(pair.key, flow, search);
  walk(pair.value, flow, search);
}

function add(problems: YamlProblem[], problem: YamlProblem | undefined): void {
  if (problem) problems.push(problem);
}
