import { parseJson } from "../model/json.ts";
import type { Bindings } from "./bindings.ts";
import { argumentsFor, functionsCalled, lastName, returnValues } from "./calls.ts";
import { dictionaryKeys, namedKeys, possibleNames } from "./dictionary.ts";
import { fieldKeys } from "./fields.ts";
import {
  type DictionaryKey,
  type DictionaryKeys,
  type FoundKey,
  joined,
  noKeys,
  unknownKeys,
} from "./keys.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  childrenOf,
  nearest,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { hole, type TextPiece, textOf } from "./text.ts";

/** A metadata key that a program prints. */
export interface PrintedKey extends DictionaryKey {
  /** The outermost function or class in which it is printed; undefined at the top of the file. */
  readonly owner: string | undefined;
  /** Whether that is run only when the file itself is started (`if __name__ == "__main__"`). */
  readonly mainOnly: boolean;
}

/** The metadata keys that a program prints, and whether it may print others. */
export interface PrintedMetadata {
  readonly keys: readonly PrintedKey[];
  readonly complete: boolean;
}

/** A printed key with the file in which it is written. */
export type PlacedKey = PrintedKey & Pick<FoundKey, "origin">;

const nothing: DictionaryKeys = noKeys;

/**
 * Finds what a program prints as metadata: JSON objects on lines of standard output (docs "Metadata"), and what is
 * given to the logger of `valohai-utils` (`valohai/metadata.py`).
 */
export function printedMetadata(bindings: Bindings): PrintedMetadata {
  const { keys, complete } = printedKeysOf(bindings);
  const plain = keys.filter((it) => it.origin === bindings).map(({ origin: _, ...it }) => it);
  return { keys: plain.sort((a, b) => a.range.start - b.range.start), complete };
}

/** What one file of a program prints, wherever the keys are written. */
export function printedKeysOf(bindings: Bindings): {
  readonly keys: readonly PlacedKey[];
  readonly complete: boolean;
} {
  const keys: PlacedKey[] = [];
  let complete = true;
  for (const node of bindings.nodes) {
    if (node.name !== "CallExpression") continue;
    const found = sinkKeys(bindings, node);
    if (!found.complete) complete = false;
    if (found.keys.length === 0) continue;
    const where = ownerOf(bindings, node);
    for (const { given: _, ...it } of found.keys) keys.push({ ...it, ...where });
  }
  return { keys: withoutRepeats(keys), complete };
}

function withoutRepeats(keys: readonly PlacedKey[]): readonly PlacedKey[] {
  const seen = new Map<Bindings, Set<string>>();
  return keys.filter(({ name, range, origin }) => {
    const places = seen.get(origin) ?? new Set();
    seen.set(origin, places);
    const place = `${range.start} ${name}`;
    return !places.has(place) && places.add(place);
  });
}

function ownerOf(bindings: Bindings, node: PythonNode): Pick<PrintedKey, "owner" | "mainOnly"> {
  let owner: string | undefined;
  let mainOnly = false;
  for (let at: PythonNode | null = node; at; at = at.parent) {
    if (at.name === "FunctionDefinition" || at.name === "ClassDefinition") {
      const name = at.getChild("VariableName");
      owner = name ? sourceOf(bindings.source, name) : owner;
    }
    if (at.name === "IfStatement" && isMainGuard(bindings, at)) mainOnly = true;
  }
  return { owner, mainOnly };
}

function isMainGuard(bindings: Bindings, statement: PythonNode): boolean {
  const condition = childrenOf(statement)[1];
  return condition !== undefined && /__name__/.test(sourceOf(bindings.source, condition));
}

/** What one call prints as metadata. */
function sinkKeys(bindings: Bindings, call: PythonNode): DictionaryKeys {
  const callee = calleeOf(call);
  if (!callee) return nothing;
  const given = argumentsOf(bindings.source, call);
  const name = bindings.qualifiedName(callee) ?? "";
  switch (name) {
    case "print": {
      const file = argumentNamed(given, "file");
      if (file && !isStandardOutput(bindings, file)) return nothing;
      return joined(given.positional.map((it) => printedKeys(bindings, it)));
    }
    case "click.echo":
    case "click.secho":
    case "typer.echo":
    case "typer.secho": {
      if (argumentNamed(given, "err") || argumentNamed(given, "file")) return nothing;
      return joined(given.positional.slice(0, 1).map((it) => printedKeys(bindings, it)));
    }
    case "sys.stdout.write":
    case "sys.__stdout__.write":
    case "tqdm.write":
    case "tqdm.tqdm.write":
    case "tqdm.auto.tqdm.write":
      return joined(given.positional.map((it) => printedKeys(bindings, it)));
    case "json.dump": {
      const [data, file] = given.positional;
      const printed = data && file && isStandardOutput(bindings, file) && isOneLine(bindings, call);
      return printed ? dictionaryKeys(bindings, data) : nothing;
    }
    default:
      return loggedKeys(bindings, call, callee);
  }
}

function isStandardOutput(bindings: Bindings, node: PythonNode): boolean {
  const name = bindings.qualifiedName(node);
  return name === "sys.stdout" || name === "sys.__stdout__" || node.name === "None";
}

/** Older names of `valohai-utils` for what its logger does (`valohai/logs.py` of version 0.1). */
const olderLog = /^valohai\.(?:logs\.)?log(?:_partial)?$/;

/** `logger.log("key", value, …)` and `logger.log(key=value)`, where the logger is one of `valohai-utils`. */
function loggedKeys(bindings: Bindings, call: PythonNode, callee: PythonNode): DictionaryKeys {
  const given = argumentsOf(bindings.source, call);
  if (olderLog.test(bindings.qualifiedName(callee) ?? "")) return loggedBy(bindings, call, given);
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner || lastName(bindings, callee) !== "log") return nothing;
  return isLogger(bindings, owner, 0) ? loggedBy(bindings, call, given) : nothing;
}

function loggedBy(
  bindings: Bindings,
  call: PythonNode,
  { positional, spread, starred }: Arguments,
): DictionaryKeys {
  const pairs = positional.filter((_, index) => index % 2 === 0);
  const named = pairs.map((it) => possibleNames(bindings, it));
  const spreads = spread.map((it) => dictionaryKeys(bindings, it));
  const rest: DictionaryKeys = { keys: [], complete: !starred };
  return joined([...named, ...spreads, namedKeys(bindings, call), rest]);
}

/** Longer chains of names are not followed. */
const maximumDepth = 6;

function isLogger(bindings: Bindings, node: PythonNode, depth: number): boolean {
  if (depth > maximumDepth) return false;
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    const name = callee ? bindings.qualifiedName(callee) : undefined;
    if (!callee || /^valohai\.(?:metadata\.|utils\.)?[lL]ogger$/.test(name ?? "")) {
      return callee !== undefined;
    }
    const returned = functionsCalled(bindings, callee).flatMap(returnValues);
    return returned.some((it) => isLogger(it.bindings, it.node, depth + 1));
  }
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const shared = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  if (there && shared && isLogger(there.module, shared, depth + 1)) return true;
  return bindings.reaching(node).some(({ kind, at, value }) => {
    if (kind === "assignment") return value !== undefined && isLogger(bindings, value, depth + 1);
    if (kind !== "parameter") return false;
    const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
    return given !== "names" && given.some((it) => isLogger(it.bindings, it.node, depth + 1));
  });
}

/** The keys of the JSON objects in what an expression prints. */
function printedKeys(bindings: Bindings, node: PythonNode, depth = 0): DictionaryKeys {
  if (depth > maximumDepth || !bindings.mayFollow()) return nothing;
  const follow = (it: PythonNode) => printedKeys(bindings, it, depth + 1);
  switch (node.name) {
    case "CallExpression":
      return printedCall(bindings, node, depth);
    case "BinaryExpression":
    case "ConditionalExpression":
    case "ParenthesizedExpression": {
      const written = writtenKeys(bindings, node);
      return written === nothing ? joined(childrenOf(node).map(follow)) : written;
    }
    case "FormatString": {
      const written = writtenKeys(bindings, node);
      if (written !== nothing) return written;
      const filled = childrenOf(node).filter((it) => it.name === "FormatReplacement");
      return joined(filled.flatMap((it) => childrenOf(it).slice(1, 2)).map(follow));
    }
    case "String":
    case "ContinuedString":
      return writtenKeys(bindings, node);
    case "VariableName":
    case "MemberExpression":
      return joined(
        bindings.reaching(node).flatMap(({ kind, at, value }) => {
          if (kind === "assignment" && value) return [follow(value)];
          if (kind !== "parameter") return [];
          const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
          return given === "names"
            ? []
            : given.map((it) => printedKeys(it.bindings, it.node, depth + 1));
        }),
      );
    default:
      return nothing;
  }
}

/** Methods that leave a text as it is or nearly so. */
const sameText = /^(?:decode|encode|strip|rstrip|replace)$/;

const dumps = /^(?:json|ujson|simplejson|rapidjson|orjson|flask\.json)\.dumps$/;

function printedCall(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const callee = calleeOf(node);
  if (!callee) return nothing;
  const given = argumentsOf(bindings.source, node);
  const data = given.positional[0] ?? argumentNamed(given, "obj");
  if (dumps.test(bindings.qualifiedName(callee) ?? "")) {
    return data && isOneLine(bindings, node) ? objectKeys(bindings, data) : nothing;
  }
  const written = writtenKeys(bindings, node);
  if (written !== nothing) return written;
  const shown = shownText(bindings, callee, data);
  return shown
    ? printedKeys(bindings, shown, depth + 1)
    : returnedText(bindings, node, callee, depth);
}

/** The text that `str(text)` or `text.strip()` gives nearly as it is. */
function shownText(
  bindings: Bindings,
  callee: PythonNode,
  data: PythonNode | undefined,
): PythonNode | undefined {
  const name = lastName(bindings, callee);
  if (callee.name === "VariableName") return name === "str" ? data : undefined;
  return sameText.test(name) ? (callee.firstChild ?? undefined) : undefined;
}

/** What the functions that a call runs return as JSON, or what an object says of itself. */
function returnedText(
  bindings: Bindings,
  node: PythonNode,
  callee: PythonNode,
  depth: number,
): DictionaryKeys {
  const functions = functionsCalled(bindings, callee);
  const isMethod = callee.name === "MemberExpression";
  if (functions.length === 0 && isMethod && /json$/.test(lastName(bindings, callee))) {
    return isOneLine(bindings, node) ? (fieldKeys(bindings, node) ?? unknownKeys) : nothing;
  }
  const returned = functions.flatMap(returnValues);
  return joined(returned.map((it) => printedKeys(it.bindings, it.node, depth + 1)));
}

/** Lists and numbers are printed as well, but are no metadata. */
function objectKeys(bindings: Bindings, data: PythonNode): DictionaryKeys {
  const noObject = /^(?:Array|Tuple|Set)Expression$|^(?:Number|String|Boolean|None)$|Comprehension/;
  if (noObject.test(data.name) && !/^Dictionary/.test(data.name)) return nothing;
  return dictionaryKeys(bindings, data);
}

/** With an indent the object is spread over several lines, which the platform does not read. */
function isOneLine(bindings: Bindings, call: PythonNode): boolean {
  const indent = argumentNamed(argumentsOf(bindings.source, call), "indent");
  return indent === undefined || indent.name === "None";
}

/** What stands for a hole within a JSON string; a private-use character that no program prints. */
const unknownText = "\ue001";

/** The keys of JSON objects that are written by hand in a text. */
function writtenKeys(bindings: Bindings, node: PythonNode): DictionaryKeys {
  const lines = jsonText(textOf(bindings, node)).split("\n");
  const names = lines.flatMap((it) => jsonKeys(it.trim()));
  if (names.length === 0) return nothing;
  const known = names.filter((it) => !it.includes(unknownText));
  return {
    keys: known.map((name) => ({ name, ...placeInText(bindings, node, name), origin: bindings })),
    complete: known.length === names.length,
  };
}

/** The names of the JSON object that a line holds. */
export function jsonKeys(line: string): readonly string[] {
  if (!line.startsWith("{")) return [];
  const result = parseJson(line);
  if (result.kind !== "value" || result.value.kind !== "object") return [];
  return result.value.entries.map(([name]) => name);
}

/** A text as JSON could be read from it: a hole is a number, or within quotes an unknown text. */
export function jsonText(pieces: readonly TextPiece[]): string {
  let text = "";
  let quoted = false;
  for (const piece of pieces) {
    if (piece === hole) {
      text += quoted ? unknownText : "0";
      continue;
    }
    text += piece;
    quoted = endsQuoted(piece, quoted);
  }
  return text;
}

/** Whether the text behind a piece stands in quotes, which do not run over line ends. */
function endsQuoted(piece: string, before: boolean): boolean {
  let quoted = before;
  for (const [mark] of piece.matchAll(/\\[\s\S]|["\n]/g)) {
    if (mark === '"') quoted = !quoted;
    if (mark === "\n") quoted = false;
  }
  return quoted;
}

/** A name in quotes within the text that the program spells out. */
function placeInText(
  bindings: Bindings,
  node: PythonNode,
  name: string,
): Pick<DictionaryKey, "range" | "literal"> {
  const raw = sourceOf(bindings.source, node);
  for (const quote of ['"', '\\"']) {
    const at = raw.indexOf(quote + name + quote);
    if (at < 0) continue;
    const start = node.from + at + quote.length;
    return { range: { start, end: start + name.length }, literal: true };
  }
  const around = nearest(node, ["CallExpression", "Script"]) ?? node;
  return { range: rangeOf(around), literal: false };
}
