import type { PartialParse, SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { createBudget } from "#core/base/budget.ts";
import type { SourceRange } from "#core/base/range.ts";
import { finish, type Steps } from "#core/base/steps.ts";

/** A node of a Python syntax tree; there is always one, however broken the text. */
export type PythonNode = SyntaxNode;

/** A Python text with its tree. */
export interface PythonSource {
  readonly text: string;
  readonly root: PythonNode;
  /** Whether the text is so broken that only its beginning was parsed, or so deeply nested that its tree is left empty. */
  readonly isCut: boolean;
}

/** In steps of the parser, which are far more expensive while it recovers from an error. */
const maxRecovery = 10_000;

/** Parses Python without running it; never throws. */
export function parsePython(text: string): PythonSource {
  return finish(parseInSteps(text));
}

/** How often the parser is asked to go on in one step; each time it reads a token, or a few. */
const advances = 30;

/** The same in steps. */
export function* parseInSteps(text: string): Steps<PythonSource> {
  const parse = parser.startParse(text);
  const recovery = createBudget(maxRecovery);
  let tree = parse.advance();
  for (let count = 1; tree === null; count++) {
    if (isRecovering(parse) && !recovery.spend() && parse.stoppedAt === null) {
      parse.stopAt(parse.parsedPos);
    }
    if (count % advances === 0) yield;
    tree = parse.advance();
  }
  const root = tree.topNode;
  if (isTooDeep(root)) return { text, root: parser.parse("").topNode, isCut: true };
  return { text, root, isCut: recovery.isSpent };
}

/** Readers climb from a node to the nodes around it: the most steps that this takes if they do so once from each node. */
const maxAround = 8_000_000;

function isTooDeep(root: PythonNode): boolean {
  let depth = 0;
  let around = 0;
  root.cursor().iterate(
    () => {
      around += depth++;
      return around <= maxAround;
    },
    () => {
      depth--;
    },
  );
  return around > maxAround;
}

/** Whether the parser has met an error recently: its counter is not part of its declared type. */
function isRecovering(parse: PartialParse): boolean {
  return "recovering" in parse && typeof parse.recovering === "number" && parse.recovering > 0;
}

/** The stretch of text that a node covers. */
export function sourceOf({ text }: PythonSource, node: PythonNode): string {
  return text.slice(node.from, node.to);
}

/** The range of a node. */
export function rangeOf(node: PythonNode): SourceRange {
  return { start: node.from, end: node.to };
}

/** The parts of a node in order, without comments. */
export function childrenOf(node: PythonNode): readonly PythonNode[] {
  const children: PythonNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment") children.push(child);
  }
  return children;
}

/** The first part of a node with this name. */
export function childNamed(node: PythonNode | null | undefined, name: string): PythonNode | null {
  // The tree's own look-up takes as long as its node is deep.
  let child = node?.firstChild ?? null;
  while (child !== null && child.name !== name) child = child.nextSibling;
  return child;
}

/** A node and all nodes below it, in text order. */
export function nodesBelow(root: PythonNode): readonly PythonNode[] {
  return finish(nodesInSteps(root));
}

/** How many nodes are listed in one step. */
const listed = 1_000;

/** The same in steps. */
export function* nodesInSteps(root: PythonNode): Steps<readonly PythonNode[]> {
  const nodes: PythonNode[] = [];
  const cursor = root.cursor();
  let depth = 0;
  do {
    if (nodes.push(cursor.node) % listed === 0) yield;
    if (cursor.firstChild()) depth++;
    else {
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth--;
      }
    }
  } while (depth > 0);
  return nodes;
}

/** The nearest node around, or the node itself, that has one of these names. */
export function nearest(node: PythonNode, names: readonly string[]): PythonNode | undefined {
  for (let at: PythonNode | null = node; at; at = at.parent) {
    if (names.includes(at.name)) return at;
  }
  return undefined;
}

/** A name such as `valohai.parameters` or `self.metrics`; undefined for anything but names joined by dots. */
export function dottedName(source: PythonSource, node: PythonNode): string | undefined {
  const parts: string[] = [];
  for (let at: PythonNode | null = node; at; at = at.firstChild) {
    if (at.name === "VariableName") return [sourceOf(source, at), ...parts].join(".");
    const last = at.lastChild;
    if (at.name !== "MemberExpression" || last?.name !== "PropertyName") return undefined;
    parts.unshift(sourceOf(source, last));
  }
  return undefined;
}

/** What a call is given. */
export interface Arguments {
  readonly positional: readonly PythonNode[];
  readonly named: readonly NamedArgument[];
  /** The mappings that `**` unpacks. */
  readonly spread: readonly PythonNode[];
  /** Whether a `*list` is among them, so that the positions of the others are not known. */
  readonly starred: boolean;
}

export interface NamedArgument {
  readonly name: string;
  readonly range: SourceRange;
  readonly value: PythonNode;
}

/** The callee of a call. */
export function calleeOf(call: PythonNode): PythonNode | undefined {
  return call.firstChild ?? undefined;
}

/** The arguments of a call or of a decorator. */
export function argumentsOf(source: PythonSource, call: PythonNode): Arguments {
  const list = childNamed(call, "ArgList");
  const parts = list ? argumentParts(list) : [];
  const starred = (mark: string) => parts.filter(([first]) => first?.name === mark);
  return {
    positional: parts.flatMap(([first, second]) =>
      first && !first.name.startsWith("*") && second?.name !== "AssignOp" ? [first] : [],
    ),
    named: parts.flatMap(([first, second, value]) =>
      first && second?.name === "AssignOp" && value
        ? [{ name: sourceOf(source, first), range: rangeOf(first), value }]
        : [],
    ),
    spread: starred("**").flatMap(([, mapping]) => (mapping ? [mapping] : [])),
    starred: starred("*").length > 0,
  };
}

/** The value of a named argument. */
export function argumentNamed({ named }: Arguments, name: string): PythonNode | undefined {
  return named.find((it) => it.name === name)?.value;
}

/** The parts of a bracketed list, split at its commas. */
export function argumentParts(list: PythonNode): readonly (readonly PythonNode[])[] {
  const parts: PythonNode[][] = [[]];
  for (const child of childrenOf(list)) {
    if (/^[([{)\]}]$/.test(child.name)) continue;
    if (child.name === ",") parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts.filter((it) => it.length > 0);
}

/** The parts of a tuple or list, in brackets or after `return` and `yield`; undefined for anything else. */
export function tupleParts(node: PythonNode): readonly (readonly PythonNode[])[] | undefined {
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) return argumentParts(node);
  if (!/^(?:Return|Yield)/.test(node.name)) return undefined;
  const parts: PythonNode[][] = [[]];
  for (const child of childrenOf(node).slice(1)) {
    if (child.name === ",") parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts.filter((it) => it.length > 0);
}
