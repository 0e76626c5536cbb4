import { createBudget } from "#core/base/budget.ts";
import { groupBy } from "#core/base/group-by.ts";
import { comprehensionNames, functionNames, globalNames, ownersOf, scopeOf } from "./scopes.ts";
import {
  argumentParts,
  argumentsOf,
  childrenOf,
  dottedName,
  nearest,
  nodesBelow,
  type PythonNode,
  type PythonSource,
  rangeOf,
  sourceOf,
} from "./syntax.ts";

/** One place that gives a name a value or changes the value that it has. */
export interface Binding {
  /**
   * `part` gives a part of its value, `each` one after another the elements of its value; `element` and `removal`
   * change a list or dictionary.
   */
  readonly kind:
    | "assignment"
    | "part"
    | "key"
    | "update"
    | "parameter"
    | "each"
    | "element"
    | "removal"
    | "other";
  readonly at: PythonNode;
  /** What is assigned, added or gone through; for a parameter its default. */
  readonly value?: PythonNode;
  /** The key that is set or removed, as in `name[key] = value`. */
  readonly key?: PythonNode;
  /** Which part of the value, or of each element of it, the name is: `[1, 0]` for `a` in `for i, (a, b) in …`. */
  readonly path?: readonly number[];
}

/** An expression, or any other syntax node, and the file in which it stands. */
export interface Expression {
  readonly bindings: Bindings;
  readonly node: PythonNode;
}

/** The other files of a program, as far as they are known. */
export interface Neighbours {
  /** The module from which a file imports a name, and what the name is called there; no name for the module itself. */
  imported(local: string): { readonly module: Bindings; readonly name?: string } | undefined;
  /** The files that import this one. */
  readonly users: readonly Bindings[];
}

const alone: Neighbours = { imported: () => undefined, users: [] };

/** What the names of a program stand for. */
export interface Bindings {
  readonly source: PythonSource;
  readonly nodes: readonly PythonNode[];
  /** A dotted name with what its first part was imported as written out: `vh.inputs` as `valohai.inputs`. */
  qualifiedName(node: PythonNode): string | undefined;
  /** Everything that may have given a name its value where it is used. */
  reaching(use: PythonNode): readonly Binding[];
  /** The value of a name that is assigned exactly once and never changed. */
  onlyValue(use: PythonNode): PythonNode | undefined;
  /** The functions of this name. */
  functionsNamed(name: string): readonly PythonNode[];
  /** The class of this name. */
  classNamed(name: string): PythonNode | undefined;
  /** The calls of something whose name ends so. */
  callsNamed(name: string): readonly PythonNode[];
  /** The value of a name of the module that is assigned exactly once and never changed. */
  moduleValue(name: string): PythonNode | undefined;
  /** The values of a name of the module that is only assigned, as in the branches of an `if`; none for any other. */
  moduleValues(name: string): readonly PythonNode[];
  /** Whether a name is the first part of something imported. */
  isImported(name: string): boolean;
  /** The names that import statements give to what they bring. */
  readonly importedLocals: readonly string[];
  /** What a name was imported as, written out with its module; the name itself where it was not. */
  importedAs(local: string): string;
  readonly neighbours: Neighbours;
  /** Counts what is followed: false once a program asks for more than a program of a person does. */
  mayFollow(): boolean;
  /** Counts what is looked through or put together, in steps of some letters or entries, like `mayFollow`. */
  mayRead(steps: number): boolean;
  /** Whether the program asked for more than that, so that a part of it is not read. */
  readonly isTooLarge: boolean;
}

/** More than the largest programs need, and little enough to be quick: names and calls, and steps. */
const mostFollowed = 20_000;
const mostRead = 1_000_000;

const loopNames = ["ForStatement", "WhileStatement"];

/** Finds the bindings of a program. */
export function readBindings(source: PythonSource, neighbours = alone): Bindings {
  const nodes = nodesBelow(source.root);
  const imports = importedNames(source, nodes);
  const byName = bindingsByName(source, nodes);
  const functions = byDefinedName(source, nodes, "FunctionDefinition");
  const classes = byDefinedName(source, nodes, "ClassDefinition");
  const calls = callsByName(source, nodes);
  const followed = createBudget(mostFollowed);
  const read = createBudget(mostRead);
  /** A list, unless looking through it is more than is left. */
  const affordable = <T>(list: readonly T[] | undefined): readonly T[] =>
    list && read.spend(list.length) ? list : [];
  const owned = ownersOf(source, byName, globalNames(source, nodes));
  const own = (use: PythonNode) => affordable(owned(use));
  return {
    source,
    nodes,
    qualifiedName(node) {
      const name = dottedName(source, node);
      if (name === undefined) return undefined;
      const [first = "", ...rest] = name.split(".");
      return [imports.get(first) ?? first, ...rest].join(".");
    },
    reaching: (use) => reachingBindings(own(use), use),
    onlyValue(use) {
      const found = own(use);
      return found.length === 1 && found[0]?.kind === "assignment" ? found[0].value : undefined;
    },
    functionsNamed: (name) => affordable(functions.get(name)),
    classNamed: (name) => classes.get(name)?.at(-1),
    callsNamed: (name) => affordable(calls.get(name)),
    moduleValue(name) {
      const found = affordable(byName.get(name)).filter((it) => scopeOf(it.at)?.name === "Script");
      return found.length === 1 && found[0]?.kind === "assignment" ? found[0].value : undefined;
    },
    moduleValues(name) {
      const found = affordable(byName.get(name)).filter((it) => scopeOf(it.at)?.name === "Script");
      const values = found.flatMap((it) => (it.kind === "assignment" && it.value) || []);
      return values.length === found.length ? values : [];
    },
    isImported: (name) => imports.has(name),
    importedLocals: [...imports.keys()],
    importedAs: (local) => imports.get(local) ?? local,
    neighbours,
    mayFollow: () => followed.spend(),
    mayRead: (steps) => read.spend(steps),
    get isTooLarge() {
      return source.isCut || followed.isSpent || read.isSpent;
    },
  };
}

function byDefinedName(
  source: PythonSource,
  nodes: readonly PythonNode[],
  kind: string,
): ReadonlyMap<string, readonly PythonNode[]> {
  return groupBy(
    nodes.filter((it) => it.name === kind && it.getChild("VariableName")),
    (it) => sourceOf(source, it.getChild("VariableName") ?? it),
  );
}

function callsByName(
  source: PythonSource,
  nodes: readonly PythonNode[],
): ReadonlyMap<string, readonly PythonNode[]> {
  return groupBy(
    nodes.filter((it) => it.name === "CallExpression"),
    (it) => {
      const callee = it.firstChild;
      const last = callee?.name === "MemberExpression" ? callee.lastChild : callee;
      return last && /Name$/.test(last.name) ? sourceOf(source, last) : "";
    },
  );
}

/** Local names by the qualified name that they were imported as. */
function importedNames(
  source: PythonSource,
  nodes: readonly PythonNode[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of nodes.filter((it) => it.name === "ImportStatement")) {
    for (const { module, name, local } of importsOf(source, statement)) {
      const qualified = name === undefined ? module : `${module}.${name}`;
      const visible = local ?? name ?? module.split(".")[0] ?? module;
      names.set(visible, local === undefined && name === undefined ? visible : qualified);
    }
  }
  return names;
}

/** One name that an import statement brings. */
export interface Import {
  /** As written, with leading dots for relative ones. */
  readonly module: string;
  /** What is taken from the module; undefined where the module itself is. */
  readonly name: string | undefined;
  readonly local: string | undefined;
}

/** The names that an import statement brings. */
export function importsOf(source: PythonSource, statement: PythonNode): readonly Import[] {
  const words = childrenOf(statement).map((it) => sourceOf(source, it));
  const text = words
    .join(" ")
    .replace(/ ?\. ?/g, ".")
    .replace(/^from\./, "from .");
  const plain = text.replace(/\.import /, ". import ").replace(/[()]/g, "");
  const from = /^from (\S+) import (.*)$/.exec(plain);
  const list = (from?.[2] ?? text.replace(/^import /, "")).split(",");
  return list.flatMap((entry): Import[] => {
    const [, name, local] = /^\s*(\S+)(?:\s+as\s+(\S+))?\s*$/.exec(entry) ?? [];
    if (name === undefined) return [];
    return from
      ? [{ module: from[1] ?? "", name, local }]
      : [{ module: name, name: undefined, local }];
  });
}

type ByName = ReadonlyMap<string, readonly Binding[]>;

function bindingsByName(source: PythonSource, nodes: readonly PythonNode[]): ByName {
  const byName = new Map<string, Binding[]>();
  const add = (target: PythonNode, binding: Binding) => {
    const name = dottedName(source, target);
    if (name === undefined) return;
    const list = byName.get(name);
    if (list) list.push(binding);
    else byName.set(name, [binding]);
  };
  for (const node of nodes) binders.get(node.name)?.(node, add, source);
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
  if (/^(?:Variable|Member)/.test(target.name) && !target.getChild("[")) {
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

/** What stands before the block of a statement. */
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

function same(a: PythonNode | undefined, b: PythonNode | undefined): boolean {
  return a !== undefined && b !== undefined && a.from === b.from && a.name === b.name;
}

/** The function in whose flow a node stands. */
function functionOf(node: PythonNode): PythonNode | undefined {
  return nearest(node, functionNames);
}

/** Leaves out what a later assignment on the way to the use replaces, and what comes after it outside any loop. */
function reachingBindings(all: readonly Binding[], use: PythonNode): readonly Binding[] {
  const scope = functionOf(use);
  const local = all.filter((it) => same(functionOf(it.at), scope));
  if (local.length < all.length) return all;
  const before = local.filter(
    (it) =>
      it.at.to <= use.from ||
      (!/^(?:Assign|Update)Statement$/.test(it.at.name) && covers(it.at, use)),
  );
  const cut = before.findLastIndex(
    (it) => /^(?:assignment|part|each|other)$/.test(it.kind) && covers(blockOf(it.at), use),
  );
  const loop = nearest(use, loopNames);
  const later = local.filter(
    (it) => it.at.from >= use.to && it.kind !== "assignment" && loop && covers(loop, it.at),
  );
  return [...before.slice(Math.max(cut, 0)), ...later];
}

function blockOf(node: PythonNode): PythonNode {
  return nearest(node.parent ?? node, ["Body", "Script"]) ?? node;
}

function covers(outer: PythonNode, inner: PythonNode): boolean {
  const { start, end } = rangeOf(outer);
  return start <= inner.from && inner.to <= end;
}
