import { createBudget } from "#core/base/budget.ts";
import type { Value } from "#core/base/value.ts";
import type { Binding } from "./binding.ts";
import type { Expression } from "./bindings.ts";
import { callsOf } from "./calls.ts";
import { eachNameOf, eachValueOf } from "./dictionary.ts";
import { literalTexts, percentFormatted } from "./literal-texts.ts";
import {
  argumentParts,
  argumentsOf,
  childNamed,
  childrenOf,
  dottedName,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { textsOfCall } from "./text-calls.ts";
import { type Frame, frameFor, parameterNamed, type Reading, type State } from "./text-frames.ts";
import { textsOfMember } from "./text-members.ts";
import {
  anyOf,
  concatenated,
  joinedPath,
  madeText,
  type TextReading,
  type Texts,
  templateTexts,
  unknownTexts,
} from "./traced-text.ts";

/** Finds the texts that expressions of a program may give, with the places where they are written. */
export interface TextReader {
  /** The texts that an expression may give. */
  textsOf(expression: Expression): Texts;
  /** Whether the program needed more reading than programs that people write. */
  readonly isSpent: boolean;
}

/** More than the largest programs need, and small enough to be fast. */
const maxRead = 20_000;
/** Longer chains of names and calls are not followed. */
const maxDepth = 14;
/** How many calls of a function, and how many functions around each other, are distinguished. */
const maxCalls = 40;
const maxFrames = 4;

/** Makes a reader; `optionDefault` gives the default of an option that the program reads. */
export function createTextReader(
  optionDefault: (expression: Expression) => Value | undefined,
): TextReader {
  const budget = createBudget(maxRead);
  const state: State = { budget, known: new WeakMap(), optionDefault, parameters: 0 };
  return {
    textsOf: (expression) => wholeTexts(state, expression, [], 0),
    get isSpent() {
      return budget.isSpent;
    },
  };
}

/** Reads an expression once for each call of the functions whose parameters it uses. */
function wholeTexts(
  state: State,
  expression: Expression,
  frames: readonly Frame[],
  depth: number,
): Texts {
  const open = new Map<string, Expression>();
  const found = readTexts({ state, frames, open, depth }, expression);
  const [list] = open.values();
  if (!list || frames.length >= maxFrames || depth > maxDepth) return found;
  const calls = callsOf(list.bindings, list.node).slice(0, maxCalls);
  if (calls.length === 0) return found;
  return anyOf(
    calls.map((call) =>
      wholeTexts(state, expression, [...frames, { list, call, around: [] }], depth + 1),
    ),
  );
}

/** The texts that an expression may give, for the calls that are looked at. */
function readTexts(reading: Reading, { bindings, node }: Expression): Texts {
  const { state, depth } = reading;
  if (depth > maxDepth || !state.budget.spend()) return unknownTexts;
  const places = state.known.get(bindings) ?? new Map<string, Texts>();
  state.known.set(bindings, places);
  const place = `${node.name} ${node.from} ${node.to}`;
  const known = places.get(place);
  if (known) return known;
  // Asking for this again meanwhile is a cycle.
  places.set(place, unknownTexts);
  const before = state.parameters;
  const found = readNode({ ...reading, depth: depth + 1 }, { bindings, node });
  if (state.parameters === before) places.set(place, found);
  else places.delete(place);
  return found;
}

function readNode(reading: Reading, { bindings, node }: Expression): Texts {
  const read = (it: PythonNode) => readTexts(reading, { bindings, node: it });
  switch (node.name) {
    case "String":
    case "FormatString":
      return literalTexts(bindings, node, read);
    case "ContinuedString":
      return concatenated(childrenOf(node).map(read));
    case "ParenthesizedExpression":
    case "AwaitExpression": {
      const inner = childrenOf(node).find((it) => !/^(?:[()]|await)$/.test(it.name));
      return inner ? read(inner) : unknownTexts;
    }
    case "NamedExpression":
      return node.lastChild ? read(node.lastChild) : unknownTexts;
    case "ConditionalExpression":
      return anyOf([node.firstChild, node.lastChild].flatMap((it) => (it ? [read(it)] : [])));
    case "BinaryExpression":
      return textsOfOperation(reading, { bindings, node });
    case "UpdateStatement":
      return updatedTexts(reading, { bindings, node });
    case "CallExpression":
      return textsOfCall(readingFor(reading), { bindings, node });
    case "VariableName":
      return textsOfVariable(reading, { bindings, node });
    case "MemberExpression":
      return textsOfMember(readingFor(reading), { bindings, node });
    default:
      return unknownTexts;
  }
}

function readingFor(reading: Reading): TextReading {
  return {
    read: (it) => readTexts(reading, it),
    each: (it) => spreadTexts(reading, it),
    ofBindings: (use, found) => textsOfBindings(reading, use, found),
    returned: (call, definition, values) => returnedTexts(reading, call, definition, values),
    optionDefault: reading.state.optionDefault,
  };
}

function textsOfOperation(reading: Reading, { bindings, node }: Expression): Texts {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return unknownTexts;
  const read = (it: PythonNode) => readTexts(reading, { bindings, node: it });
  switch (sourceOf(bindings.source, operator)) {
    case "+":
      return concatenated([read(left), read(right)]);
    case "/":
      return joinedPath([read(left), read(right)]);
    case "or":
      return eitherOf(read(left), read(right));
    case "%":
      return templateTexts(read(left), (template) =>
        percentFormatted(template, (index) => shownAt(reading, { bindings, node: right }, index)),
      );
    default:
      return unknownTexts;
  }
}

/** What `a or b` gives: the second where the first may be empty. */
function eitherOf(left: Texts, right: Texts): Texts {
  const isKnown = left.texts.every((it) => it.some((piece) => typeof piece !== "symbol"));
  return isKnown ? left : anyOf([left, right]);
}

function shownAt(reading: Reading, { bindings, node }: Expression, index: number): Texts {
  const shown = node.name === "TupleExpression" ? argumentParts(node)[index]?.[0] : node;
  if (!shown || (shown === node && index > 0)) return unknownTexts;
  return readTexts(reading, { bindings, node: shown });
}

function textsOfVariable(reading: Reading, { bindings, node }: Expression): Texts {
  const found = bindings.reaching(node);
  if (found.length > 0) return textsOfBindings(reading, { bindings, node }, found);
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const values = there?.name === undefined ? [] : there.module.moduleValues(there.name);
  if (!there || values.length === 0) return unknownTexts;
  return anyOf(values.map((it) => readTexts(reading, { bindings: there.module, node: it })));
}

/** The texts that the places where a name gets its value may give. */
function textsOfBindings(reading: Reading, use: Expression, found: readonly Binding[]): Texts {
  return anyOf(found.map((it) => textsOfBinding(reading, use, it)));
}

function textsOfBinding(
  reading: Reading,
  { bindings, node }: Expression,
  { kind, at, value, path = [] }: Binding,
): Texts {
  switch (kind) {
    case "assignment":
      return value ? readTexts(reading, { bindings, node: value }) : unknownTexts;
    case "each":
      return value ? eachTexts(reading, { bindings, node: value }, path) : unknownTexts;
    case "parameter": {
      const option = reading.state.optionDefault({ bindings, node });
      if (option) return option.kind === "string" ? madeText(option.value) : unknownTexts;
      const name = dottedName(bindings.source, node) ?? "";
      return textsOfParameter(reading, { bindings, node: at }, name);
    }
    case "other":
      return readTexts(reading, { bindings, node: at });
    default:
      return unknownTexts;
  }
}

/** The texts of a name after `name += text` or `path /= part`. */
function updatedTexts(reading: Reading, { bindings, node }: Expression): Texts {
  const [target, operator, value] = childrenOf(node);
  if (!target || !operator || !value) return unknownTexts;
  const parts = [
    readTexts(reading, { bindings, node: target }),
    readTexts(reading, { bindings, node: value }),
  ];
  switch (sourceOf(bindings.source, operator)) {
    case "+=":
      return concatenated(parts);
    case "/=":
      return joinedPath(parts);
    default:
      return unknownTexts;
  }
}

/** The texts of an iteration. */
function eachTexts(reading: Reading, { bindings, node }: Expression, path: readonly number[]) {
  if (!/Expression$|Name$/.test(node.name)) return unknownTexts;
  const { values } = eachValueOf(bindings, node, path);
  if (values.length > 0) return anyOf(values.map((it) => readTexts(reading, it)));
  const { keys } = eachNameOf(bindings, node, path);
  if (keys.length === 0) return unknownTexts;
  return anyOf(
    keys.map(({ name, range, literal, origin }): Texts => {
      const place = { origin, start: range.start };
      return literal ? { texts: [[{ text: name, place }]] } : madeText(name);
    }),
  );
}

/** What a call gives for a parameter, or its default; the parameters of other functions are noted as open. */
function textsOfParameter(reading: Reading, list: Expression, name: string): Texts {
  const { part, index } = parameterNamed(list, name);
  if (!part || part[0]?.name.startsWith("*")) return unknownTexts;
  const assign = part.findIndex((it) => it.name === "AssignOp");
  const otherwise = assign < 0 ? undefined : part[assign + 1];
  const byDefault = () =>
    otherwise ? readTexts(reading, { bindings: list.bindings, node: otherwise }) : unknownTexts;
  const frame = frameFor(reading, list);
  if (!frame) return otherwise ? anyOf([byDefault(), unknownTexts]) : unknownTexts;
  const { bindings, node } = frame.call;
  const { positional, named, starred } = argumentsOf(bindings.source, node);
  const byName = named.find((it) => it.name === name)?.value;
  const value = byName ?? (starred ? undefined : positional[index]);
  if (!value) return starred ? unknownTexts : byDefault();
  return wholeTexts(reading.state, { bindings, node: value }, frame.around, reading.depth);
}

/** The elements of a literal list, or what a call gives for `*parameter`. */
function spreadTexts(reading: Reading, { bindings, node }: Expression): readonly Texts[] {
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) {
    const parts = argumentParts(node).map(([it]) => it);
    return parts.map((it) => (it ? readTexts(reading, { bindings, node: it }) : unknownTexts));
  }
  const [only, other] = node.name === "VariableName" ? bindings.reaching(node) : [];
  if (!only || other) return [unknownTexts];
  if (only.kind === "assignment" && only.value && /^(?:Array|Tuple)/.test(only.value.name)) {
    return spreadTexts(reading, { bindings, node: only.value });
  }
  if (only.kind !== "parameter") return [unknownTexts];
  const list = { bindings, node: only.at };
  const { part, index } = parameterNamed(list, sourceOf(bindings.source, node));
  const frame = part?.[0]?.name === "*" ? frameFor(reading, list) : undefined;
  if (!frame) return [unknownTexts];
  const { call, around } = frame;
  const { positional, starred } = argumentsOf(call.bindings.source, call.node);
  if (starred) return [unknownTexts];
  return positional
    .slice(index)
    .map((it) => wholeTexts(reading.state, { ...call, node: it }, around, reading.depth));
}

/** What a function returns for one call of it. */
function returnedTexts(
  reading: Reading,
  call: Expression,
  definition: Expression,
  values: readonly Expression[],
): Texts {
  const parameters = childNamed(definition.node, "ParamList");
  const list = parameters && { bindings: definition.bindings, node: parameters };
  const frames = list
    ? [...reading.frames, { list, call, around: reading.frames }]
    : reading.frames;
  return anyOf(values.map((it) => readTexts({ ...reading, frames }, it)));
}
