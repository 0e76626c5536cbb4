import type { Bindings, Expression } from "../bindings.ts";
import { boundParameters, callsOf } from "../calls.ts";
import {
  argumentParts,
  argumentsOf,
  childNamed,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { type Rest, type Values, withValues } from "./overlay.ts";
import { elementsOf, literalParts, type Row } from "./written.ts";

/** How many runs of one call are distinguished at most. */
const maxRuns = 300;

/** One run of a call, with the values that loops and the calls of its function give to the names in it. */
export function runsOfCall(bindings: Bindings, call: PythonNode): readonly Bindings[] {
  const inLoops = loopRuns(bindings, call);
  const list = childNamed(nearest(call, ["FunctionDefinition"]), "ParamList");
  if (!list || !usesParameters(bindings, list, call)) return inLoops;
  const calls = callsOf(bindings, list);
  if (calls.length === 0 || calls.length * inLoops.length > maxRuns) return inLoops;
  return inLoops.flatMap((it) =>
    calls.map((made) =>
      withValues(it, valuesGiven(bindings, list, made), restsGiven(bindings, list, made)),
    ),
  );
}

/** One run of a function, with the values that the call gives to its parameters. */
export function asCalled({ bindings, node }: Expression, call: Expression): Expression {
  const list = childNamed(node, "ParamList");
  if (!list || !childNamed(call.node, "ArgList")) return { bindings, node };
  const values = valuesGiven(bindings, list, call);
  return { bindings: withValues(bindings, values, restsGiven(bindings, list, call)), node };
}

function usesParameters(bindings: Bindings, list: PythonNode, call: PythonNode): boolean {
  const names = new Set(parameterNames(bindings, list));
  const own = childNamed(call, "ArgList");
  let uses = false;
  own?.cursor().iterate((it) => {
    if (it.name === "VariableName" && names.has(bindings.source.text.slice(it.from, it.to))) {
      uses = true;
    }
  });
  return uses;
}

function parameterNames(bindings: Bindings, list: PythonNode): readonly string[] {
  return argumentParts(list).flatMap((part) => {
    const name = part.find((it) => it.name === "VariableName");
    return name ? [sourceOf(bindings.source, name)] : [];
  });
}

/** What one call gives to the parameters of a function. */
function valuesGiven(bindings: Bindings, list: PythonNode, call: Expression): Values {
  const values = new Map<string, Expression>();
  const { positional, named, starred } = argumentsOf(call.bindings.source, call.node);
  for (const [index, { name, part }] of givenParameters(bindings, list, call).entries()) {
    const given = named.find((it) => it.name === name)?.value ?? positional[index];
    const assign = part.findIndex((it) => it.name === "AssignOp");
    const fallback = assign < 0 ? undefined : part[assign + 1];
    if (given && !starred) values.set(name, { bindings: call.bindings, node: given });
    else if (fallback && !given) values.set(name, { bindings, node: fallback });
  }
  return values;
}

/** What one call gives to the parameters with stars. */
function restsGiven(
  bindings: Bindings,
  list: PythonNode,
  call: Expression,
): ReadonlyMap<string, Rest> {
  const rests = new Map<string, Rest>();
  const { positional, named, starred, spread } = argumentsOf(call.bindings.source, call.node);
  const plain = givenParameters(bindings, list, call);
  const own = new Set(plain.map((it) => it.name));
  const at = (node: PythonNode): Expression => ({ bindings: call.bindings, node });
  for (const [star, name] of argumentParts(list)) {
    if (!name || !star?.name.startsWith("*")) continue;
    const written = sourceOf(bindings.source, name);
    const isKnown = star.name === "*" ? !starred : spread.length === 0;
    if (!isKnown) continue;
    const others = named.filter((it) => !own.has(it.name));
    const positionals = positional.slice(positionalCount(list, plain.length));
    rests.set(
      written,
      star.name === "*"
        ? { positional: positionals.map(at) }
        : { named: others.map((it) => [it.name, at(it.value)]) },
    );
  }
  return rests;
}

/** How many parameters are before `*names`. */
function positionalCount(list: PythonNode, plain: number): number {
  const parts = argumentParts(list);
  const star = parts.findIndex(([first]) => first?.name === "*");
  const after = star < 0 ? 0 : parts.slice(star + 1).filter(([it]) => it?.name !== "**").length;
  return plain - after;
}

/** The parameters to which the arguments of a call go, without those that it fills implicitly. */
function givenParameters(bindings: Bindings, list: PythonNode, call: Expression) {
  const parameters = argumentParts(list).flatMap((part) => {
    const name = part.find((it) => it.name === "VariableName");
    const isStarred = part[0]?.name.startsWith("*") === true;
    return name && !isStarred ? [{ name: sourceOf(bindings.source, name), part }] : [];
  });
  return parameters.slice(boundParameters(parameters[0]?.name ?? "", call));
}

const loops = [
  "ForStatement",
  "ArrayComprehensionExpression",
  "SetComprehensionExpression",
  "ComprehensionExpression",
];

/** The runs of a node by the loops around it within its function. */
function loopRuns(bindings: Bindings, node: PythonNode): readonly Bindings[] {
  const around: PythonNode[] = [];
  for (let at = node.parent; at && at.name !== "FunctionDefinition"; at = at.parent) {
    if (loops.includes(at.name)) around.unshift(at);
  }
  let runs: readonly Bindings[] = [bindings];
  for (const loop of around) {
    const next = runs.flatMap((it) => rowsOf(it, loop)?.map((row) => withValues(it, row)) ?? [it]);
    if (next.length <= maxRuns && next.length > 0) runs = next;
  }
  return runs;
}

/** The values that each iteration of a loop gives to its names; undefined where the loop iterates over something unknown. */
function rowsOf(bindings: Bindings, loop: PythonNode): readonly Values[] | undefined {
  const parts = childrenOf(loop);
  const start = parts.findIndex((it) => it.name === "for");
  const end = parts.findIndex((it) => it.name === "in");
  const iterable = parts[end + 1];
  if (start < 0 || end < start || !iterable) return undefined;
  const targets = parts.slice(start + 1, end).filter((it) => it.name !== ",");
  const rows = elementsOf({ bindings, node: iterable }, 0);
  return rows?.map((row) => {
    const values = new Map<string, Expression>();
    const [only] = targets;
    if (targets.length === 1 && only) bindTarget(bindings, only, row, values);
    else bindAll(bindings, targets, row, values);
    return values;
  });
}

function bindTarget(
  bindings: Bindings,
  target: PythonNode,
  row: Row,
  values: Map<string, Expression>,
): void {
  if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
    bindAll(bindings, argumentParts(target).flat(), row, values);
  } else if ("node" in row) values.set(sourceOf(bindings.source, target), row);
}

function bindAll(
  bindings: Bindings,
  targets: readonly PythonNode[],
  row: Row,
  values: Map<string, Expression>,
): void {
  const parts = "node" in row ? literalParts(row) : row;
  for (const [index, target] of targets.entries()) {
    const part = parts?.[index];
    if (part) bindTarget(bindings, target, part, values);
  }
}
