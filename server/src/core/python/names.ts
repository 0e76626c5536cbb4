import type { SourceRange } from "#core/base/range.ts";
import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsGiven, classOf, propertyValues } from "./calls.ts";
import { classNamed } from "./classes.ts";
import { attributeValues } from "./fields.ts";
import { filledByFormat, filledByPercent, isPlainText, type TextPart } from "./filled-text.ts";
import { followOnce } from "./follow-once.ts";
import {
  type DictionaryKeys,
  type Elements,
  type FoundKey,
  joined,
  type Readers,
  unknownKeys,
} from "./keys.ts";
import { partValues } from "./part-values.ts";
import {
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  rangeOf,
  sourceOf,
  tupleParts,
} from "./syntax.ts";
import { constantText, decodeString, openingLength } from "./text.ts";

/** How many names combined from parts are listed at most. */
const maxCombined = 64;

/** The texts that an expression may give, if each of them is written somewhere as a literal. */
export function readNames(readers: Readers, expression: Expression, depth: number): DictionaryKeys {
  return followOnce("names", expression, depth, () => namesIn(readers, expression, depth));
}

function namesIn(readers: Readers, { bindings, node }: Expression, depth: number): DictionaryKeys {
  const follow = (it: PythonNode) => readers.namesOf(bindings, it, depth + 1);
  switch (node.name) {
    case "VariableName":
      return optionName(bindings, node) ?? namesOfVariable(readers, { bindings, node }, depth);
    case "MemberExpression":
      return optionName(bindings, node) ?? namesOfMember(readers, { bindings, node }, depth);
    case "ParenthesizedExpression":
      return joined(childrenOf(node).slice(1, -1).map(follow));
    case "ConditionalExpression":
      return joined([node.firstChild, node.lastChild].flatMap((it) => (it ? [follow(it)] : [])));
    case "FormatString":
      return combined(bindings, node, formatParts(readers, { bindings, node }, depth));
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      const adds = operator && sourceOf(bindings.source, operator) === "+";
      if (adds && left && right) return combined(bindings, node, [left, right].map(follow));
      const filled = left && right ? filledByPercent(bindings, node, left, right) : undefined;
      if (filled)
        return combined(
          bindings,
          node,
          filled.map((it) => partNames(bindings, node, it, follow)),
        );
      return constantName(bindings, node);
    }
    case "CallExpression":
      return namesOfCall(readers, { bindings, node }, depth);
    default:
      return constantName(bindings, node);
  }
}

/** The value of an option that the command line does not pass, where the program gives it no other value. */
function optionName(bindings: Bindings, node: PythonNode): DictionaryKeys | undefined {
  const place = childrenOf(node).at(-1) ?? node;
  const name = bindings.neighbours.optionText?.(place.from);
  if (name === undefined || bindings.reaching(node).some((it) => it.kind !== "parameter")) {
    return undefined;
  }
  const key: FoundKey = { name, range: rangeOf(node), literal: false, origin: bindings };
  return { keys: [key], complete: true };
}

function constantName(bindings: Bindings, node: PythonNode): DictionaryKeys {
  const name = constantText(bindings, node);
  return name === undefined ? unknownKeys : single(bindings, node, name);
}

function single(bindings: Bindings, node: PythonNode, name: string): DictionaryKeys {
  const key: FoundKey = { name, ...placeOfName(bindings, node, name), origin: bindings };
  return { keys: [key], complete: true };
}

function partNames(
  bindings: Bindings,
  node: PythonNode,
  part: TextPart,
  follow: (it: PythonNode) => DictionaryKeys,
): DictionaryKeys {
  return typeof part === "string" ? single(bindings, node, part) : follow(part);
}

/** Where a constant text is written: within its quotes where it is one plain literal. */
export function placeOfName(
  bindings: Bindings,
  node: PythonNode,
  name: string,
): { readonly range: SourceRange; readonly literal: boolean } {
  const raw = sourceOf(bindings.source, node);
  const start = node.from + openingLength(raw);
  const range = { start, end: start + name.length };
  const literal = isPlainText(node) && bindings.source.text.slice(range.start, range.end) === name;
  return literal ? { range, literal } : { range: rangeOf(node), literal };
}

function namesOfVariable(
  readers: Readers,
  { bindings, node }: Expression,
  depth: number,
): DictionaryKeys {
  const found = bindings.reaching(node);
  if (found.length > 0) {
    return joined(found.map((it) => namesOfBinding(readers, { bindings, node }, it, depth)));
  }
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const values = there?.name === undefined ? [] : there.module.moduleValues(there.name);
  if (!there || values.length === 0) return unknownKeys;
  return joined(values.map((it) => readers.namesOf(there.module, it, depth + 1)));
}

function namesOfBinding(
  readers: Readers,
  { bindings, node }: Expression,
  { kind, at, value, path = [] }: Binding,
  depth: number,
): DictionaryKeys {
  if (kind === "assignment" && value) return readers.namesOf(bindings, value, depth + 1);
  if (kind === "each" && value) return readers.eachName(bindings, value, path, depth + 1);
  if (kind === "part" && value)
    return namesOfAll(readers, partValues({ bindings, node: value }, path), depth);
  if (kind !== "parameter") return unknownKeys;
  const given = argumentsGiven(bindings, at, sourceOf(bindings.source, node));
  return given === "names" ? unknownKeys : namesOfAll(readers, given, depth);
}

function namesOfAll(
  readers: Readers,
  { values, complete }: Elements,
  depth: number,
): DictionaryKeys {
  const parts = values.map((it) => readers.namesOf(it.bindings, it.node, depth + 1));
  return joined([...parts, { keys: [], complete }]);
}

/** `self.name`, `Keys.LOSS` and `Keys.LOSS.value` */
function namesOfMember(
  readers: Readers,
  { bindings, node }: Expression,
  depth: number,
): DictionaryKeys {
  const owner = node.firstChild;
  const member = lastName(bindings, node);
  if (!owner || member === "") return unknownKeys;
  if (member === "value" && /^(?:Member|Variable)/.test(owner.name)) {
    const names = readers.namesOf(bindings, owner, depth + 1);
    if (names.keys.length > 0) return names;
  }
  const found = bindings.reaching(node);
  if (found.length > 0) {
    return joined(found.map((it) => namesOfBinding(readers, { bindings, node }, it, depth)));
  }
  const returned = memberValues(bindings, owner, node);
  if (returned)
    return namesOfAll(readers, { values: returned, complete: returned.length > 0 }, depth);
  const there = bindings.neighbours.imported(sourceOf(bindings.source, owner));
  const constant = there?.name === undefined ? there?.module.moduleValue(member) : undefined;
  return there && constant
    ? readers.namesOf(there.module, constant, depth + 1)
    : constantName(bindings, node);
}

/** What an attribute or a property of an object of the program gives; undefined where it has neither. */
function memberValues(
  bindings: Bindings,
  owner: PythonNode,
  node: PythonNode,
): readonly Expression[] | undefined {
  const kind = classNamed(bindings, owner) ?? classOf(bindings, owner);
  const values = kind ? attributeValues(kind, lastName(bindings, node)) : [];
  return values.length > 0 ? values : propertyValues(bindings, node);
}

const changes: { readonly [method: string]: (text: string) => string } = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
  capitalize: (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
};

function namesOfCall(
  readers: Readers,
  { bindings, node }: Expression,
  depth: number,
): DictionaryKeys {
  const callee = calleeOf(node);
  const { positional } = argumentsOf(bindings.source, node);
  if (!callee) return unknownKeys;
  if (sourceOf(bindings.source, callee) === "str" && positional[0]) {
    return readers.namesOf(bindings, positional[0], depth + 1);
  }
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const change = changeBy(bindings, lastName(bindings, callee), positional);
  const parts = owner
    ? filledBy(bindings, owner, lastName(bindings, callee), positional)
    : undefined;
  if (parts) {
    const follow = (it: PythonNode) => readers.namesOf(bindings, it, depth + 1);
    return combined(
      bindings,
      node,
      parts.map((it) => partNames(bindings, node, it, follow)),
    );
  }
  if (!owner || !change) return constantName(bindings, node);
  const { keys, complete } = readers.namesOf(bindings, owner, depth + 1);
  return { keys: keys.map((it) => ({ ...it, name: change(it.name), literal: false })), complete };
}

/** The parts of the text that `"…".format(…)` or `"…".join([…])` assembles. */
function filledBy(
  bindings: Bindings,
  owner: PythonNode,
  method: string,
  positional: readonly PythonNode[],
): readonly TextPart[] | undefined {
  if (method === "format") return filledByFormat(bindings, owner, positional);
  const separator = method === "join" ? constantText(bindings, owner) : undefined;
  const parts = positional[0] && tupleParts(positional[0]);
  if (separator === undefined || !parts?.every((it) => it.length === 1)) return undefined;
  return parts.flat().flatMap((it, index) => (index === 0 ? [it] : [separator, it]));
}

function changeBy(
  bindings: Bindings,
  method: string,
  positional: readonly PythonNode[],
): ((text: string) => string) | undefined {
  if (method !== "replace") return Object.hasOwn(changes, method) ? changes[method] : undefined;
  const [from, to] = positional.map((it) => constantText(bindings, it));
  return from && to !== undefined ? (text) => text.replaceAll(from, to) : undefined;
}

/** The texts and filled places of a format string. */
function formatParts(
  readers: Readers,
  { bindings, node }: Expression,
  depth: number,
): readonly DictionaryKeys[] {
  const parts: DictionaryKeys[] = [];
  const raw = sourceOf(bindings.source, node);
  const opening = openingLength(raw);
  const quote = raw.slice(0, opening).replace(/^[A-Za-z]*/, "");
  const prefix = raw.slice(0, opening - quote.length).replace(/f/gi, "");
  let from = node.from + opening;
  const text = (start: number, end: number) => {
    const inside = bindings.source.text.slice(start, Math.max(start, end));
    const name = decodeString(`${prefix}"""${inside}"""`)
      .replaceAll("{{", "{")
      .replaceAll("}}", "}");
    parts.push(single(bindings, node, name));
  };
  for (const child of childrenOf(node)) {
    if (child.name !== "FormatReplacement") continue;
    text(from, child.from);
    const [, filled, ...rest] = childrenOf(child);
    const plain = filled && rest.length === 1;
    parts.push(plain ? readers.namesOf(bindings, filled, depth + 1) : unknownKeys);
    from = child.to;
  }
  text(from, node.to - (raw.endsWith(quote) ? quote.length : 0));
  return parts;
}

/** Every text that the parts may give together; its place is that of the first part that varies. */
function combined(
  bindings: Bindings,
  node: PythonNode,
  parts: readonly DictionaryKeys[],
): DictionaryKeys {
  const count = parts.reduce((product, it) => product * it.keys.length, 1);
  const complete = parts.every((it) => it.complete);
  if (count === 0 || count > maxCombined || !complete) return unknownKeys;
  let names = [""];
  for (const { keys } of parts) {
    names = names.flatMap((before) => keys.map(({ name }) => before + name));
  }
  return joined(names.map((it) => single(bindings, node, it)));
}
