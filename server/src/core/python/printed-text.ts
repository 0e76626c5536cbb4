import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsFor, functionsCalled } from "./calls.ts";
import { returnValues } from "./definitions.ts";
import { dictionaryKeys, eachValueOf } from "./dictionary.ts";
import { type DictionaryKey, type DictionaryKeys, joined, noKeys } from "./keys.ts";
import { partValues } from "./part-values.ts";
import { jsonKeys, jsonText, unknownText } from "./printed-json.ts";
import {
  argumentNamed,
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  nearest,
  nodesBelow,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { textOf } from "./text.ts";

const nothing: DictionaryKeys = noKeys;

/** Longer chains of names are not followed. */
const maxDepth = 6;

/** The keys of the JSON objects in what an expression prints. */
export function printedKeys(bindings: Bindings, node: PythonNode, depth = 0): DictionaryKeys {
  if (depth > maxDepth || !bindings.mayFollow()) return nothing;
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
        bindings.reaching(node).map((it) => printedByBinding({ bindings, node }, it, depth)),
      );
    default:
      return nothing;
  }
}

function printedByBinding(
  { bindings, node }: Expression,
  binding: Binding,
  depth: number,
): DictionaryKeys {
  const { kind, value } = binding;
  if (kind === "assignment" && value) return printedKeys(bindings, value, depth + 1);
  const values = valuesGiven({ bindings, node }, binding);
  return joined(values.map((it) => printedKeys(it.bindings, it.node, depth + 1)));
}

/** The value of a name that is not a plain variable. */
function valuesGiven(
  { bindings, node }: Expression,
  { kind, at, value, path = [] }: Binding,
): readonly Expression[] {
  if (kind === "part" && value) return partValues({ bindings, node: value }, path).values;
  if (kind === "each" && value) return eachValueOf(bindings, value, path).values;
  if (kind !== "parameter") return [];
  const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
  return given === "names" ? [] : given;
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
  const made = madeText(bindings, node, callee, depth);
  if (made) return made;
  const written = writtenKeys(bindings, node);
  if (written !== nothing) return written;
  const shown = shownText(bindings, callee, data);
  return shown
    ? printedKeys(bindings, shown, depth + 1)
    : returnedText(bindings, node, callee, depth);
}

/** What encoders and `"…".join(…)` make; undefined for other calls. */
function madeText(
  bindings: Bindings,
  node: PythonNode,
  callee: PythonNode,
  depth: number,
): DictionaryKeys | undefined {
  const [data] = argumentsOf(bindings.source, node).positional;
  if (isEncoder(bindings, callee)) return data && objectKeys(bindings, data);
  const joins = callee.name === "MemberExpression" && lastName(bindings, callee) === "join";
  return joins ? joinedTexts(bindings, node, depth) : undefined;
}

/** `JSONEncoder().encode(…)` */
function isEncoder(bindings: Bindings, callee: PythonNode): boolean {
  const owner =
    callee.firstChild?.name === "CallExpression" ? calleeOf(callee.firstChild) : undefined;
  const isEncode = /^(?:iter)?encode$/.test(lastName(bindings, callee));
  return (
    isEncode &&
    owner !== undefined &&
    /json/i.test(lastName(bindings, owner)) &&
    lastName(bindings, owner).endsWith("Encoder")
  );
}

/** `"\\n".join(…)` of JSON objects, in a list or added one by one. */
function joinedTexts(bindings: Bindings, node: PythonNode, depth: number): DictionaryKeys {
  const list = childNamed(node, "ArgList");
  const [only] = argumentsOf(bindings.source, node).positional;
  if (only && /^(?:VariableName|MemberExpression)$/.test(only.name)) {
    const parts = bindings.reaching(only).flatMap(({ value }) => (value ? [value] : []));
    return joined(parts.flatMap((it) => objectTexts(bindings, it, depth)));
  }
  return joined(list ? objectTexts(bindings, list, depth) : []);
}

/** What the calls and texts in an expression give as JSON. */
function objectTexts(
  bindings: Bindings,
  node: PythonNode,
  depth: number,
): readonly DictionaryKeys[] {
  const parts = nodesBelow(node).filter((it) =>
    /^(?:CallExpression|String|FormatString)$/.test(it.name),
  );
  return parts.map((it) => printedKeys(bindings, it, depth + 1));
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

/** What the functions that a call runs return as JSON, or how an object describes itself. */
function returnedText(
  bindings: Bindings,
  node: PythonNode,
  callee: PythonNode,
  depth: number,
): DictionaryKeys {
  const functions = functionsCalled(bindings, callee);
  const isMethod = callee.name === "MemberExpression";
  if (functions.length === 0 && isMethod && /json$/.test(lastName(bindings, callee))) {
    return isOneLine(bindings, node) ? dictionaryKeys(bindings, node) : nothing;
  }
  const returned = functions.flatMap(returnValues);
  return joined(returned.map((it) => printedKeys(it.bindings, it.node, depth + 1)));
}

/** Lists and numbers are printed as well, but are not metadata. */
function objectKeys(bindings: Bindings, data: PythonNode): DictionaryKeys {
  const noObject = /^(?:Array|Tuple|Set)Expression$|^(?:Number|String|Boolean|None)$|Comprehension/;
  if (noObject.test(data.name) && !/^Dictionary/.test(data.name)) return nothing;
  return dictionaryKeys(bindings, data);
}

/** With an indent the object is spread over several lines, which the platform does not read. */
export function isOneLine(bindings: Bindings, call: PythonNode): boolean {
  const indent = argumentNamed(argumentsOf(bindings.source, call), "indent");
  return indent === undefined || indent.name === "None";
}

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

/** A name in quotes within a literal text of the program. */
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
    // If one text holds several objects, one may have a key of this name that is not printed as metadata.
    const literal = raw.indexOf(quote + name + quote, at + 1) < 0;
    return { range: { start, end: start + name.length }, literal };
  }
  const around = nearest(node, ["CallExpression", "Script"]) ?? node;
  return { range: rangeOf(around), literal: false };
}
