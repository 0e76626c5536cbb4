import { oncePer } from "#core/base/once-per.ts";
import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { type Calls, type FunctionRuns, unknownRuns, withoutArguments } from "./call-site.ts";
import { lastName } from "./callee-name.ts";
import { classNamed, isSuper, located, methodsOf, moduleOf } from "./classes.ts";
import {
  functionKinds,
  functionsInScope,
  inheritedMethods,
  isForeign,
  isProperty,
  maxDepth,
  methodsOfAny,
  returnValues,
} from "./definitions.ts";
import { findRuns } from "./function-runs.ts";
import { runsThrough } from "./runs-through.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** The functions of the program that a call may run; `depth` counts the names that were followed to it. */
export function functionsCalled(
  bindings: Bindings,
  callee: PythonNode,
  depth = 0,
): readonly Expression[] {
  const name = lastName(bindings, callee);
  if (callee.name === "VariableName") return functionsNamed(bindings, callee, name, depth);
  const owner = callee.firstChild;
  if (callee.name !== "MemberExpression" || !owner) return [];
  const module = moduleOf(bindings, owner);
  if (module) return located(module, module.functionsNamed(name));
  if (isSuper(bindings, owner)) return inheritedMethods(bindings, owner, name);
  return methodsCalled({ bindings, node: callee }, owner, name, depth);
}

/** The methods, or the functions in an attribute, that an object or class of the program has under a name. */
function methodsCalled(
  { bindings, node: callee }: Expression,
  owner: PythonNode,
  name: string,
  depth: number,
): readonly Expression[] {
  const kind = classNamed(bindings, owner) ?? classOf(bindings, owner, depth);
  if (!kind) {
    const held = functionsHeld(bindings, callee, depth);
    if (held.length > 0 || isForeign(bindings, owner)) return held;
    return located(bindings, bindings.functionsNamed(name));
  }
  const methods = isExact(bindings, owner) ? methodsOf(kind, name) : methodsOfAny(kind, name);
  return methods.length > 0 ? methods : functionsHeld(bindings, callee, depth);
}

/** What a plain name runs: a function of the file or of a module, or one that a variable holds. */
function functionsNamed(
  bindings: Bindings,
  callee: PythonNode,
  name: string,
  depth: number,
): readonly Expression[] {
  const own = functionsInScope(bindings, name, callee);
  if (own.length > 0) return located(bindings, own);
  const held = functionsHeld(bindings, callee, depth);
  if (held.length > 0) return held;
  const there = bindings.neighbours.imported(name);
  return there?.name === undefined
    ? []
    : located(there.module, there.module.functionsNamed(there.name));
}

/** The functions that a variable, an attribute or a parameter holds. */
function functionsHeld(bindings: Bindings, node: PythonNode, depth: number): readonly Expression[] {
  if (depth >= withoutArguments || !bindings.mayFollow()) return [];
  return bindings.reaching(node).flatMap(({ kind, at, value }) => {
    if (kind === "assignment" && value) return functionsIn({ bindings, node: value }, depth + 1);
    if (kind !== "parameter") return [];
    const given = argumentsGiven(bindings, at, sourceOf(bindings.source, node), depth + 1);
    if (given === "names") return [];
    return given.values.flatMap((it) => functionsIn(it, depth + 1));
  });
}

/** The functions that an expression evaluates to. */
function functionsIn({ bindings, node }: Expression, depth: number): readonly Expression[] {
  if (depth > maxDepth + 2) return [];
  if (functionKinds.includes(node.name)) return [{ bindings, node }];
  if (/^(?:Variable|Member)/.test(node.name)) return functionsCalled(bindings, node, depth);
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  const isPartial = callee && /(?:^|\.)partial$/.test(bindings.qualifiedName(callee) ?? "");
  if (!callee) return [];
  const [first] = isPartial ? argumentsOf(bindings.source, node).positional : [];
  if (first) return functionsIn({ bindings, node: first }, depth + 1);
  const makers = functionsCalled(bindings, callee, depth + 1);
  return makers.flatMap(returnValues).flatMap((it) => functionsIn(it, depth + 1));
}

/** Whether an object is certainly an instance of its known class. */
function isExact(bindings: Bindings, owner: PythonNode): boolean {
  if (owner.name === "CallExpression" || classNamed(bindings, owner)) return true;
  const found = bindings.reaching(owner);
  return found.length > 0 && found.every((it) => it.kind === "assignment");
}

/** What a property of an object of the program returns; undefined where it has none of this name. */
export function propertyValues(
  bindings: Bindings,
  member: PythonNode,
): readonly Expression[] | undefined {
  const properties = functionsCalled(bindings, member).filter(isProperty);
  return properties.length > 0 ? properties.flatMap(returnValues) : undefined;
}

/** The class of the program of which an expression is an instance. */
export function classOf(bindings: Bindings, node: PythonNode, depth = 0): Expression | undefined {
  if (depth > maxDepth || !bindings.mayFollow()) return undefined;
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    return callee && classNamed(bindings, callee);
  }
  if (/^(?:self|cls)$/.test(sourceOf(bindings.source, node))) {
    const around = nearest(node, ["ClassDefinition"]);
    return around && { bindings, node: around };
  }
  for (const it of bindings.reaching(node)) {
    const found = classOfBinding({ bindings, node }, it, depth);
    if (found) return found;
  }
  return undefined;
}

function classOfBinding(
  { bindings, node }: Expression,
  { kind, at, value }: Binding,
  depth: number,
): Expression | undefined {
  if (kind === "assignment" && value) return classOf(bindings, value, depth + 1);
  if (kind !== "parameter") return undefined;
  return classOfParameter(bindings, at, sourceOf(bindings.source, node), depth);
}

function classOfParameter(
  bindings: Bindings,
  list: PythonNode,
  name: string,
  depth: number,
): Expression | undefined {
  const part = argumentParts(list).find((it) =>
    it.some((at) => at.name === "VariableName" && sourceOf(bindings.source, at) === name),
  );
  const annotation = part?.find((it) => it.name === "TypeDef");
  const annotated = annotation && childrenOf(annotation)[1];
  const named = annotated && classNamed(bindings, annotated);
  if (named) return named;
  const given = depth < withoutArguments ? argumentsFor(bindings, list, name) : [];
  const [first] = given === "names" ? [] : given;
  return first && classOf(first.bindings, first.node, depth + 1);
}

/** What the calls of a function give for one of its parameters, and whether that is all. */
export interface GivenValues {
  readonly values: readonly Expression[];
  readonly complete: boolean;
}

/** What the calls of a function give for one of its parameters; "names" for `**name`, which holds their named arguments. */
export function argumentsFor(
  bindings: Bindings,
  list: PythonNode,
  name: string,
): readonly Expression[] | "names" {
  const given = argumentsGiven(bindings, list, name);
  return given === "names" ? given : given.values;
}

/** The same, and whether all of its calls are known. */
export function argumentsGiven(
  bindings: Bindings,
  list: PythonNode,
  name: string,
  depth = 0,
): GivenValues | "names" {
  const { part, index, first } = parameterNamed({ bindings, node: list }, name);
  if (part?.[0]?.name === "**") return "names";
  if (!part || part[0]?.name === "*") return { values: [], complete: false };
  const assign = part.findIndex((it) => it.name === "AssignOp");
  const fallback = assign < 0 ? undefined : part[assign + 1];
  const { runs, complete } = runsOf(bindings, list, depth);
  let isKnown = complete && runs.length > 0;
  const values = runs.flatMap((run): readonly Expression[] => {
    const { positional, named, spread, starred } = run.given;
    const value =
      named.find((it) => it.name === name)?.value ??
      (starred ? undefined : positional[index - boundParameters(first, run)]);
    if (value) return [{ bindings: run.bindings, node: value }];
    if (starred || spread.length > 0 || !fallback) isKnown = false;
    return fallback ? [{ bindings, node: fallback }] : [];
  });
  return { values, complete: isKnown };
}

/** What the calls of a function give for `*name`, one after the other; undefined for another parameter. */
export function restArguments(
  bindings: Bindings,
  list: PythonNode,
  name: string,
): GivenValues | undefined {
  const { part, index, first } = parameterNamed({ bindings, node: list }, name);
  if (part?.[0]?.name !== "*") return undefined;
  const { runs, complete } = runsOf(bindings, list, 0);
  const values = runs.flatMap((run) =>
    located(run.bindings, run.given.positional.slice(index - boundParameters(first, run))),
  );
  return { values, complete: complete && runs.every((it) => !it.given.starred) };
}

/** A parameter of a list, how many are before it, and the name of the first one. */
function parameterNamed({ bindings, node }: Expression, name: string) {
  const parts = argumentParts(node).filter(([first]) => first?.name !== "/");
  const index = parts.findIndex((it) =>
    it.some((one) => one.name === "VariableName" && sourceOf(bindings.source, one) === name),
  );
  const first = parts[0]?.[0];
  return { part: parts[index], index, first: first ? sourceOf(bindings.source, first) : "" };
}

/** How many parameters a call fills implicitly: `self`, unless the method is called on its class as in `Base.add(self, parser)`. */
export function boundParameters(first: string, { bindings, node }: Expression): 0 | 1 {
  if (first === "cls") return 1;
  const owner = calleeOf(node)?.firstChild;
  const isOnClass = owner && classNamed(bindings, owner) !== undefined;
  return first === "self" && !isOnClass ? 1 : 0;
}

/** The calls of the program that run the function with this list of parameters. */
export function callsOf(bindings: Bindings, list: PythonNode): readonly Expression[] {
  return runsOf(bindings, list).runs.filter((it) => it.isCall);
}

const knownRuns = oncePer((_: Bindings) => new Map<string, FunctionRuns>());

/** The places of the program that run the function with this list of parameters. */
export function runsOf(bindings: Bindings, list: PythonNode, depth = 0): FunctionRuns {
  const definition = list.parent;
  if (!definition || !functionKinds.includes(definition.name)) return unknownRuns;
  const places = knownRuns(bindings);
  const place = `${definition.name} ${definition.from}`;
  const before = places.get(place);
  if (before) return before;
  // Asking for this again meanwhile is a cycle.
  places.set(place, unknownRuns);
  const found = findRuns(calls, { bindings, node: definition }, depth);
  if (depth === 0) places.set(place, found);
  else places.delete(place);
  return found;
}

const calls: Calls = { functionsCalled, classOf, runsOf };

/** The places of the program that run a function which an expression names without calling. */
export function runsOfMention(mention: Expression): FunctionRuns {
  return runsThrough(calls, mention, 0);
}
