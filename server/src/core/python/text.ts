import type { SourceRange } from "#core/base/range.ts";
import type { Bindings } from "./bindings.ts";
import {
  argumentNamed,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  type PythonSource,
  sourceOf,
} from "./syntax.ts";
import { hole, percentPieces, type TextPiece } from "./text-pieces.ts";

/** Deeper expressions are not followed. */
const maxDepth = 40;

/** The text that an expression gives; one hole where nothing about it is known. */
export function textOf(bindings: Bindings, node: PythonNode, depth = 0): readonly TextPiece[] {
  const { source } = bindings;
  if (depth > maxDepth || !bindings.mayRead(stepsOf(node))) return [hole];
  switch (node.name) {
    case "String":
      return [decodeString(sourceOf(source, node))];
    case "FormatString":
      return formatText(source, node);
    case "ContinuedString":
      return childrenOf(node).flatMap((it) => textOf(bindings, it, depth + 1));
    case "ParenthesizedExpression":
      return firstInner(node, (it) => textOf(bindings, it, depth + 1));
    case "BinaryExpression":
      return binaryText(bindings, node, depth);
    case "CallExpression":
      return callText(bindings, node, depth);
    case "VariableName":
    case "MemberExpression": {
      const value = bindings.onlyValue(node);
      return value ? textOf(bindings, value, depth + 1) : [hole];
    }
    default:
      return [hole];
  }
}

/** The cost of reading the letters of a node; combined texts are counted where they are combined. */
function stepsOf({ name, from, to }: PythonNode): number {
  return name === "String" || name === "FormatString" ? 1 + (to - from) / lettersOfStep : 1;
}

const lettersOfStep = 32;

/** The text that an expression gives if all of it is known. */
export function constantText(bindings: Bindings, node: PythonNode): string | undefined {
  const pieces = textOf(bindings, node);
  return pieces.every((it) => typeof it === "string") ? pieces.join("") : undefined;
}

function firstInner(
  node: PythonNode,
  read: (inner: PythonNode) => readonly TextPiece[],
): readonly TextPiece[] {
  const inner = childrenOf(node).find((it) => !/^[()]$/.test(it.name));
  return inner ? read(inner) : [hole];
}

function binaryText(bindings: Bindings, node: PythonNode, depth: number): readonly TextPiece[] {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return [hole];
  const before = textOf(bindings, left, depth + 1);
  switch (sourceOf(bindings.source, operator)) {
    case "+":
      return bindings.mayRead(before.length)
        ? [...before, ...textOf(bindings, right, depth + 1)]
        : [hole];
    case "%":
      return before.flatMap((it) => (typeof it === "string" ? percentPieces(it) : [it]));
    case "/":
      return joinPaths([before, textOf(bindings, right, depth + 1)]);
    default:
      return [hole];
  }
}

/** The environment variables with which Valohai says where things are (docs "Environment variables"). */
const folders: { readonly [variable: string]: string } = {
  VH_INPUTS_DIR: "/valohai/inputs",
  VH_OUTPUTS_DIR: "/valohai/outputs",
  VH_CONFIG_DIR: "/valohai/config",
  VH_REPOSITORY_DIR: "/valohai/repository",
};

/** The folder of an execution that an environment variable names. */
export function folderOfVariable(variable: string): string | undefined {
  return Object.hasOwn(folders, variable) ? folders[variable] : undefined;
}

function callText(bindings: Bindings, node: PythonNode, depth: number): readonly TextPiece[] {
  const callee = calleeOf(node);
  if (!callee) return [hole];
  const { positional, ...rest } = argumentsOf(bindings.source, node);
  const name = bindings.qualifiedName(callee);
  const read = (it: PythonNode) => textOf(bindings, it, depth + 1);
  switch (name) {
    case "os.path.join":
    case "pathlib.Path":
    case "pathlib.PurePath":
    case "pathlib.PosixPath":
      return joinPaths(positional.map(read));
    case "str":
    case "os.path.abspath":
    case "os.path.normpath":
    case "os.fspath":
      return positional[0] ? read(positional[0]) : [hole];
    case "os.getenv":
    case "os.environ.get": {
      const variable = positional[0] && constantText(bindings, positional[0]);
      const known = variable === undefined ? undefined : folderOfVariable(variable);
      if (known !== undefined) return [known];
      const otherwise = positional[1] ?? argumentNamed({ positional, ...rest }, "default");
      return otherwise ? read(otherwise) : [hole];
    }
    default:
      return methodText(bindings, callee, depth);
  }
}

/** `"…".format(…)`, and methods that leave the text as it is or nearly so. */
function methodText(bindings: Bindings, callee: PythonNode, depth: number): readonly TextPiece[] {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = callee.lastChild;
  if (!owner || method?.name !== "PropertyName") return [hole];
  const pieces = textOf(bindings, owner, depth + 1);
  switch (sourceOf(bindings.source, method)) {
    case "format":
      return pieces.flatMap((it) => (typeof it === "string" ? bracePieces(it) : [it]));
    case "strip":
    case "rstrip":
    case "encode":
    case "as_posix":
    case "expanduser":
    case "resolve":
      return pieces;
    default:
      return [hole];
  }
}

function bracePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{[^{}]*\}/g)) {
    pieces.push(text.slice(from, match.index));
    pieces.push(match[0] === "{{" ? "{" : match[0] === "}}" ? "}" : hole);
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
}

function joinPaths(parts: readonly (readonly TextPiece[])[]): readonly TextPiece[] {
  let joined: TextPiece[] = [];
  for (const [index, part] of parts.entries()) {
    const [first] = part;
    const last = joined.at(-1);
    if (index === 0 || (typeof first === "string" && first.startsWith("/"))) joined = [...part];
    else if (typeof last === "string" && last.endsWith("/")) joined = [...joined, ...part];
    else joined = [...joined, "/", ...part];
  }
  return joined;
}

function formatText(source: PythonSource, node: PythonNode): readonly TextPiece[] {
  const raw = sourceOf(source, node);
  const { start: opening, end: closing, isRaw } = contentOf(raw);
  const pieces: TextPiece[] = [];
  let from = node.from + opening;
  const end = node.from + closing;
  const literal = (start: number, stop: number) => {
    const text = source.text.slice(start, Math.max(start, stop));
    pieces.push(withoutEscapes(text, isRaw).replaceAll("{{", "{").replaceAll("}}", "}"));
  };
  for (const child of childrenOf(node)) {
    if (child.name !== "FormatReplacement") continue;
    literal(from, child.from);
    pieces.push(hole);
    from = child.to;
  }
  literal(from, end);
  return pieces;
}

/** The characters that a string literal stands for. */
export function decodeString(raw: string): string {
  const { start, end, isRaw } = contentOf(raw);
  return withoutEscapes(raw.slice(start, end), isRaw);
}

/** The content of a string literal: where it is, and whether escapes in it mean something else than they spell. */
export function contentOf(raw: string): SourceRange & { readonly isRaw: boolean } {
  const { prefix, quote } = openingOf(raw);
  const start = prefix.length + quote.length;
  const closed = raw.length >= start + quote.length && raw.endsWith(quote);
  const end = closed ? raw.length - quote.length : raw.length;
  return { start, end: Math.max(start, end), isRaw: /r/i.test(prefix) };
}

/** How many characters are before the content of a string literal. */
export function openingLength(raw: string): number {
  const { prefix, quote } = openingOf(raw);
  return prefix.length + quote.length;
}

function openingOf(raw: string): { readonly prefix: string; readonly quote: string } {
  const match = /^([A-Za-z]*)("""|'''|"|')/.exec(raw);
  return { prefix: match?.[1] ?? "", quote: match?.[2] ?? "" };
}

const escapes: { readonly [letter: string]: string } = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

/** What the content of a string literal stands for. */
export function withoutEscapes(text: string, isRaw: boolean): string {
  if (isRaw) return text;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (whole, byte?: string, short?: string, long?: string, letter?: string) => {
      const digits = byte ?? short ?? long;
      if (digits !== undefined) {
        const code = Number.parseInt(digits, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      if (letter === undefined) return whole;
      return escapes[letter] ?? (/["'\\]/.test(letter) ? letter : whole);
    },
  );
}
