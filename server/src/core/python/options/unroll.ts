import type { Bindings, Expression } from "../bindings.ts";
import { boundParameters, callsOf } from "../calls.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";

/** What names stand for at one run of a stretch of code. */
type Values = ReadonlyMap<string, Expression>;

/** So many runs of one call are told apart at most. */
const mostRuns = 300;

/** Longer chains are not followed. */
const maximumDepth = 4;

const bases = new WeakMap<Bindings, Bindings>();

/** The bindings of a file from which others were made by giving names values. */
export function baseOf(bindings: Bindings): Bindings {
  return bases.get(bindings) ?? bindings;
}

/** Bindings in which some names have one value each. */
function withValues(bindings: Bindings, values: Values): Bindings {
  if (values.size === 0) return bindings;
  const base = baseOf(bindings);
  const given = (use: PythonNode) => values.get(sourceOf(bindings.source, use));
  const made: Bindings = {
    ...bindings,
    reaching(use) {
      const value = given(use);
      if (!value) return bindings.reaching(use);
      if (baseOf(value.bindings) !== base) return [];
      return [{ kind: "assignment", at: value.node, value: value.node }];
    },
    onlyValue(use) {
      const value = given(use);
      if (!value) return bindings.onlyValue(use);
      return baseOf(value.bindings) === base ? value.node : undefined;
    },
    neighbours: {
      users: bindings.neighbours.users,
      imported(local) {
        const value = values.get(local);
        if (!value || baseOf(value.bindings) === base) return bindings.neighbours.imported(local);
        return { module: { ...value.bindings, moduleValue: () => value.node }, name: local };
      },
    },
  };
  bases.set(made, base);
  return made;
}

/** A call as it runs once: with what loops and the calls of its function give to the names in it. */
export function runsOfCall(bindings: Bindings, call: PythonNode): readonly Bindings[] {
  const inLoops = loopRuns(bindings, call);
  const list = nearest(call, ["FunctionDefinition"])?.getChild("ParamList");
  if (!list || !usesParameters(bindings, list, call)) return inLoops;
  const calls = callsOf(bindings, list);
  if (calls.length === 0 || calls.length * inLoops.length > mostRuns) return inLoops;
  const given = calls.map((it) => valuesGiven(bindings, list, it));
  return inLoops.flatMap((it) => given.map((values) => withValues(it, values)));
}

function usesParameters(bindings: Bindings, list: PythonNode, call: PythonNode): boolean {
  const names = new Set(parameterNames(bindings, list));
  const own = call.getChild("ArgList");
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

/** The parameters to which the arguments of a call go, without those that it gives of itself. */
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
    if (next.length <= mostRuns && next.length > 0) runs = next;
  }
  return runs;
}

/** What each turn of a loop gives to its names; undefined where the loop goes through something unknown. */
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

/** One turn of a loop: a value, or several side by side. */
type Row = Expression | readonly Row[];

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

/** The entries of a list, tuple or set that is written out. */
function literalParts({ bindings, node }: Expression): readonly Expression[] | undefined {
  if (node.name === "ParenthesizedExpression") {
    const inner = childrenOf(node)[1];
    return inner && literalParts({ bindings, node: inner });
  }
  if (!/^(?:Array|Tuple|Set)Expression$/.test(node.name)) return undefined;
  const parts = argumentParts(node);
  if (parts.some((it) => it.length !== 1)) return undefined;
  return parts.flat().map((it) => ({ bindings, node: it }));
}

/** What an expression certainly is, through names and modules. */
export function valueBehind(from: Expression, depth = 0): Expression {
  const { bindings, node } = from;
  if (depth > maximumDepth || !/^(?:Variable|Member)/.test(node.name)) return from;
  const own = bindings.onlyValue(node);
  if (own) return valueBehind({ bindings, node: own }, depth + 1);
  const name = sourceOf(bindings.source, node);
  const there = bindings.neighbours.imported(name) ?? memberThere(bindings, node);
  const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && value ? valueBehind({ bindings: there.module, node: value }, depth + 1) : from;
}

function memberThere(bindings: Bindings, node: PythonNode) {
  const { firstChild, lastChild } = node;
  if (node.name !== "MemberExpression" || !firstChild || lastChild?.name !== "PropertyName") {
    return undefined;
  }
  const there = bindings.neighbours.imported(sourceOf(bindings.source, firstChild));
  if (!there || there.name !== undefined) return undefined;
  return { module: there.module, name: sourceOf(bindings.source, lastChild) };
}

/** What going through an expression gives, where all of it is written out. */
export function elementsOf(from: Expression, depth: number): readonly Row[] | undefined {
  if (depth > maximumDepth || !from.bindings.mayFollow()) return undefined;
  const { bindings, node } = valueBehind(from);
  if (node.name === "CallExpression") return elementsOfCall({ bindings, node }, depth);
  if (node.name === "DictionaryExpression")
    return entriesOf({ bindings, node })?.map(([key]) => key);
  return literalParts({ bindings, node });
}

function elementsOfCall({ bindings, node }: Expression, depth: number): readonly Row[] | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const follow = (it: PythonNode | undefined) =>
    it && elementsOf({ bindings, node: it }, depth + 1);
  const { positional } = argumentsOf(bindings.source, node);
  const name = sourceOf(bindings.source, callee);
  if (/^(?:sorted|list|tuple|set|reversed)$/.test(name)) return follow(positional[0]);
  if (name === "enumerate") {
    return follow(positional[0])?.map((it) => [{ bindings, node }, it]);
  }
  if (name === "zip") {
    const [first, ...rest] = positional.map(follow);
    return first?.map((it, index) => [it, ...rest.map((other) => other?.[index] ?? [])]);
  }
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const method = callee.lastChild && sourceOf(bindings.source, callee.lastChild);
  const entries = owner ? entriesOf(valueBehind({ bindings, node: owner })) : undefined;
  if (method === "items") return entries;
  if (method === "keys") return entries?.map(([key]) => key);
  return method === "values" ? entries?.flatMap(([, value]) => value) : undefined;
}

/** The keys and values of a dictionary that is written out, as a literal or by `dict(key=value)`. */
export function entriesOf({
  bindings,
  node,
}: Expression): readonly (readonly [Expression, Expression])[] | undefined {
  if (node.name !== "DictionaryExpression") return undefined;
  const parts = argumentParts(node);
  if (parts.some(([, colon]) => colon?.name !== ":")) return undefined;
  return parts.flatMap(([key, , value]) =>
    key && value
      ? [
          [
            { bindings, node: key },
            { bindings, node: value },
          ] as const,
        ]
      : [],
  );
}
