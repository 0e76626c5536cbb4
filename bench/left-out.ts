import { createDocument } from "#core/document/document.ts";
import { objectsOf, schemasAt } from "#core/features/completion/schema-at.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import type { Pair, ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";

/** A file without one of its words, which a completion at the gap should offer. */
export interface LeftOut {
  /** What kind of place it is, such as `key` or `source key output`. */
  readonly kind: string;
  readonly text: string;
  readonly offset: number;
  readonly word: string;
}

/** The words of a file that follow from the schema or the rest of the file: keys, choices, names and parts of sockets. */
export function leaveOneOut(text: string): readonly LeftOut[] {
  return createDocument(text).pieces.flatMap(({ piece, start }) =>
    piece.roots.flatMap((root) => wordsIn({ source: text, start }, root, [], [])),
  );
}

interface Source {
  readonly source: string;
  /** Where the piece starts to which the ranges of its nodes are relative. */
  readonly start: number;
}

type Path = readonly (string | number)[];
type Chain = readonly SyntaxNode[];

function wordsIn(source: Source, node: SyntaxNode, path: Path, chain: Chain): readonly LeftOut[] {
  switch (node.kind) {
    case "scalar":
      return valueWords(source, node, path, chain);
    case "sequence":
      return node.entries.flatMap((it, index) =>
        wordsIn(source, it, [...path, index], [...chain, node]),
      );
    case "mapping":
      return node.pairs.flatMap((pair) => {
        const inner = [...path, pair.key.kind === "scalar" ? pair.key.text : ""];
        const below = [...chain, node];
        return [
          ...keyWords(source, pair, path, below),
          ...wordsIn(source, pair.value, inner, below),
        ];
      });
    default:
      return [];
  }
}

/** A known key that stands alone on its line with its value: the line is left out. */
function keyWords(
  { source, start }: Source,
  { key, value }: Pair,
  path: Path,
  chain: Chain,
): readonly LeftOut[] {
  if (key.kind !== "scalar" || value.kind !== "scalar") return [];
  const objects = schemasAt(path, chain).flatMap((it) => objectsOf(it, chain.at(-1)));
  if (!objects.some((it) => Object.hasOwn(it.properties, key.text))) return [];
  const from = start + key.range.start;
  const line = source.lastIndexOf("\n", from - 1) + 1;
  const end = source.indexOf("\n", from) < 0 ? source.length : source.indexOf("\n", from);
  const isAlone = source.slice(line, from).trim() === "" && start + value.range.end <= end;
  return isAlone ? [leftOut("key", source, from, end, key.text)] : [];
}

function valueWords(
  { source, start }: Source,
  scalar: ScalarNode,
  path: Path,
  chain: Chain,
): readonly LeftOut[] {
  const { text } = scalar;
  const at = start + scalar.range.start + (scalar.style === "plain" ? 0 : 1);
  if (text === "" || source.slice(at, at + text.length) !== text) return [];
  const schemas = schemasAt(path, chain);
  const isSource = path.at(-1) === 0 || path.at(-1) === "source";
  if (schemas.some((it) => refersTo(it, "socket"))) {
    return socketWords(source, at, text, isSource ? "source" : "target");
  }
  if (schemas.some((it) => refersTo(it, "target"))) return socketWords(source, at, text, "target");
  const key = path.findLast((it) => typeof it === "string");
  return schemas.some(isKnownWord)
    ? [leftOut(`value of ${key}`, source, at, at + text.length, text)]
    : [];
}

function isKnownWord(schema: ValueSchema): boolean {
  return schema.kind === "string" && (schema.choices ?? schema.refersTo) !== undefined;
}

function refersTo(schema: ValueSchema, kind: string): boolean {
  return schema.kind === "string" && schema.refersTo === kind;
}

function socketWords(
  source: string,
  at: number,
  text: string,
  side: "source" | "target",
): readonly LeftOut[] {
  const [node = "", type = "", ...rest] = text.split(".");
  const key = rest.join(".");
  if (key === "") return [];
  const typeAt = at + node.length + 1;
  const keyAt = typeAt + type.length + 1;
  return [
    leftOut(`${side} node`, source, at, at + node.length, node),
    leftOut(`${side} type`, source, typeAt, typeAt + type.length, type),
    leftOut(`${side} key ${type}`, source, keyAt, keyAt + key.length, key),
  ];
}

function leftOut(kind: string, source: string, from: number, to: number, word: string): LeftOut {
  return { kind, text: source.slice(0, from) + source.slice(to), offset: from, word };
}
