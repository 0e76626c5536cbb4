import { type Steps, visited } from "#core/base/steps.ts";
import type { Binding } from "./binding.ts";
import { comprehensionNames } from "./scopes.ts";
import {
  argumentParts,
  argumentsOf,
  childNamed,
  childrenOf,
  dottedName,
  type PythonNode,
  type PythonSource,
  sourceOf,
} from "./syntax.ts";

type ByName = ReadonlyMap<string, readonly Binding[]>;

/** How many nodes are looked at in one step: most of them bind nothing. */
const stride = 500;

/** Every place in a program that binds a name, by that name. */
export function* bindingsByName(source: PythonSource, nodes: readonly PythonNode[]): Steps<ByName> {
  const byName = new Map<string, Binding[]>();
  const add = (target: PythonNode, binding: Binding) => {
    const name = dottedName(source, target);
    if (name === undefined) return;
    const list = byName.get(name);
    if (list) list.push(binding);
    else byName.set(name, [binding]);
  };
  yield* visited(nodes, stride, (node) => binders.get(node.name)?.(node, add, source));
  return byName;
}

type Add = (target: PythonNode, binding: Binding) => void;

type Bind = (node: PythonNode, add: Add, source: PythonSource) => void;

/** What binds names, by the kind of syntax node. */
const binders: ReadonlyMap<string, Bind> = new Map<string, Bind>([
  ["AssignStatement", bindAssignment],
  ["UpdateStatement", bindUpdate],
  ["CallExpression", bindMethod],
  ["DeleteStatement", bindDelete],
  ["ForStatement", bindLoop],
  ...comprehensionNames.map((it): [string, Bind] => [it, bindLoop]),
  ["ArgList", bindLoop],
  ["WithStatement", bindWith],
  ["NamedExpression", bindNamed],
  ["ParamList", bindParameters],
]);

function bindAssignment(node: PythonNode, add: Add): void {
  const segments = assignmentSegments(node);
  const values = segments.pop() ?? [];
  const [only, other] = values;
  for (const targets of segments) {
    const isStarred = targets.some((it) => it.name === "*");
    for (const [index, target] of targets.entries()) {
      if (targets.length === values.length) bindTarget(target, values[index], node, add);
      else if (only && !other && !isStarred) bindPart(target, only, [index], node, add);
      else bindTarget(target, undefined, node, add);
    }
  }
}

/** Targets in brackets. */
function bindParts(
  target: PythonNode,
  value: PythonNode | undefined,
  at: PythonNode,
  add: Add,
): void {
  const parts = argumentParts(target);
  const isStarred = parts.some(([it]) => it?.name === "*");
  if (value && !isStarred) bindPart(target, value, [], at, add);
  else for (const part of parts.flat()) bindTarget(part, undefined, at, add);
}

/** A target that gets a part of a value, as `a` in `a, b = pair`. */
function bindPart(
  target: PythonNode,
  value: PythonNode,
  path: readonly number[],
  at: PythonNode,
  add: Add,
): void {
  if (/^(?:Variable|Member)/.test(target.name) && !childNamed(target, "[")) {
    add(target, { kind: "part", at, value, path });
  } else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
    for (const [index, [part]] of argumentParts(target).entries()) {
      if (part) bindPart(part, value, [...path, index], at, add);
    }
  } else bindTarget(target, undefined, at, add);
}

/** The targets before each `=`, then the values. */
function assignmentSegments(node: PythonNode): PythonNode[][] {
  const segments: PythonNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === "AssignOp") segments.push([]);
    else if (child.name !== "," && child.name !== "TypeDef") segments.at(-1)?.push(child);
  }
  return segments;
}

function bindTarget(
  target: PythonNode,
  value: PythonNode | undefined,
  at: PythonNode,
  add: Add,
): void {
  const [owner, bracket, key] = childrenOf(target);
  if (target.name === "MemberExpression" && bracket?.name === "[" && owner && key) {
    add(owner, { kind: "key", at, key, ...(value ? { value } : {}) });
  } else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
    bindParts(target, value, at, add);
  } else {
    add(target, value ? { kind: "assignment", at, value } : { kind: "other", at });
  }
}

function bindUpdate(node: PythonNode, add: Add, source: PythonSource): void {
  const [target, operator, value] = childrenOf(node);
  if (!target || !operator || !value) return;
  const [owner, bracket, key] = childrenOf(target);
  if (target.name === "MemberExpression" && bracket?.name === "[" && owner && key) {
    add(owner, { kind: "key", at: node, key });
    return;
  }
  const merges = sourceOf(source, operator) === "|=";
  add(target, merges ? { kind: "update", at: node, value } : { kind: "other", at: node });
}

/** `del name[key]` */
function bindDelete(node: PythonNode, add: Add): void {
  for (const target of childrenOf(node)) {
    const [owner, bracket, key] = childrenOf(target);
    if (target.name === "MemberExpression" && bracket?.name === "[" && owner && key) {
      add(owner, { kind: "removal", at: node, key });
    }
  }
}

/** Methods that change a dictionary or list in place. */
function bindMethod(node: PythonNode, add: Add, source: PythonSource): void {
  const callee = node.firstChild;
  const method = callee?.lastChild;
  const owner = callee?.firstChild;
  if (callee?.name !== "MemberExpression" || !owner || method?.name !== "PropertyName") return;
  const name = sourceOf(source, method);
  bindFilledKey(owner, name, node, add);
  const [argument] = argumentsOf(source, node).positional;
  if (/^(?:update|setdefault)$/.test(name)) add(owner, { kind: "update", at: node, value: node });
  if (name === "append" && argument) add(owner, { kind: "element", at: node, value: argument });
  if (/^(?:extend|insert)$/.test(name)) add(owner, { kind: "element", at: node });
  if (name === "pop" && argument) add(owner, { kind: "removal", at: node, key: argument });
}

/** `name[key].append(value)`: there is such a key, or a `defaultdict` makes it. */
function bindFilledKey(owner: PythonNode, method: string, at: PythonNode, add: Add): void {
  const [filled, bracket, key] = childrenOf(owner);
  const isKey = owner.name === "MemberExpression" && bracket?.name === "[";
  if (filled && key && isKey && /^(?:append|extend|update|add)$/.test(method)) {
    add(filled, { kind: "key", at, key });
  }
}

/** The targets of each `for … in …` of a statement or comprehension. */
function bindLoop(node: PythonNode, add: Add): void {
  const parts = headerOf(node);
  for (const [start, { name }] of parts.entries()) {
    if (name !== "for") continue;
    const end = parts.findIndex((it, index) => index > start && it.name === "in");
    const value = end < 0 ? undefined : parts[end + 1];
    const targets = parts.slice(start + 1, Math.max(end, start + 1));
    if (!value) continue;
    const named = targets.filter((it) => it.name !== ",");
    const whole = targets.length === 1;
    for (const [index, target] of named.entries()) {
      bindEach(target, { kind: "each", at: node, value, path: whole ? [] : [index] }, add);
    }
  }
}

function bindEach(
  target: PythonNode,
  binding: Binding & { readonly path: readonly number[] },
  add: Add,
): void {
  if (!/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
    add(target, binding);
    return;
  }
  for (const [index, [part]] of argumentParts(target).entries()) {
    if (part) bindEach(part, { ...binding, path: [...binding.path, index] }, add);
  }
}

function bindWith(node: PythonNode, add: Add): void {
  const parts = headerOf(node);
  for (const [index, part] of parts.entries()) {
    const value = parts[index - 2];
    if (parts[index - 1]?.name === "as" && value)
      add(part, { kind: "assignment", at: node, value });
  }
}

function bindNamed(node: PythonNode, add: Add): void {
  const { firstChild, lastChild } = node;
  if (firstChild && lastChild) add(firstChild, { kind: "assignment", at: node, value: lastChild });
}

/** What is before the block of a statement. */
function headerOf(node: PythonNode): readonly PythonNode[] {
  const parts = childrenOf(node);
  const body = parts.findIndex((it) => it.name === "Body");
  return body < 0 ? parts : parts.slice(0, body);
}

function bindParameters(list: PythonNode, add: Add): void {
  for (const part of argumentParts(list)) {
    const name = part.find((it) => it.name === "VariableName");
    const assign = part.findIndex((it) => it.name === "AssignOp");
    const value = assign < 0 ? undefined : part[assign + 1];
    if (name) add(name, { kind: "parameter", at: list, ...(value ? { value } : {}) });
  }
}
