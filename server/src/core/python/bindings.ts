import {
  argumentParts,
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
  readonly kind: "assignment" | "key" | "update" | "parameter" | "other";
  readonly at: PythonNode;
  /** What is assigned; for a parameter its default. */
  readonly value?: PythonNode;
  /** The key that is set, in `name[key] = value`. */
  readonly key?: PythonNode;
}

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
}

const scopeNames = ["FunctionDefinition", "LambdaExpression", "Script"];
const loopNames = ["ForStatement", "WhileStatement"];

/** Finds the bindings of a program. */
export function readBindings(source: PythonSource): Bindings {
  const nodes = nodesBelow(source.root);
  const imports = importedNames(source, nodes);
  const byName = bindingsByName(source, nodes);
  const functions = nodes.filter((it) => it.name === "FunctionDefinition");
  const own = (use: PythonNode) => ownBindings(source, byName, use);
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
    functionsNamed: (name) =>
      functions.filter((it) => {
        const defined = it.getChild("VariableName");
        return defined !== null && sourceOf(source, defined) === name;
      }),
  };
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
  ["ForStatement", bindLoop],
  ["WithStatement", bindWith],
  ["NamedExpression", bindNamed],
  ["ParamList", bindParameters],
]);

function bindAssignment(node: PythonNode, add: Add): void {
  const segments = assignmentSegments(node);
  const values = segments.pop() ?? [];
  for (const targets of segments) {
    for (const [index, target] of targets.entries()) {
      const paired = targets.length === values.length ? values[index] : undefined;
      bindTarget(target, paired, node, add);
    }
  }
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
    for (const part of argumentParts(target).flat()) bindTarget(part, undefined, at, add);
  } else {
    add(target, value ? { kind: "assignment", at, value } : { kind: "other", at });
  }
}

function bindUpdate(node: PythonNode, add: Add, source: PythonSource): void {
  const [target, operator, value] = childrenOf(node);
  if (!target || !operator || !value) return;
  const merges = sourceOf(source, operator) === "|=";
  add(target, merges ? { kind: "update", at: node, value } : { kind: "other", at: node });
}

/** `name.update(…)` and `name.setdefault(…)` change a dictionary in place. */
function bindMethod(node: PythonNode, add: Add, source: PythonSource): void {
  const callee = node.firstChild;
  const method = callee?.lastChild;
  const owner = callee?.firstChild;
  if (callee?.name !== "MemberExpression" || !owner || method?.name !== "PropertyName") return;
  if (/^(?:update|setdefault)$/.test(sourceOf(source, method))) {
    add(owner, { kind: "update", at: node, value: node });
  }
}

function bindLoop(node: PythonNode, add: Add): void {
  for (const part of headerOf(node)) {
    if (part.name === "in") return;
    if (part.name !== "for" && part.name !== ",") bindTarget(part, undefined, node, add);
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

/** The bindings of a name in the scope that owns it where it is used. */
function ownBindings(source: PythonSource, byName: ByName, use: PythonNode): readonly Binding[] {
  const name = dottedName(source, use);
  const all = name === undefined ? [] : (byName.get(name) ?? []);
  if (all.length === 0) return [];
  if (name?.includes(".")) {
    const around = nearest(use, ["ClassDefinition", "Script"]);
    return all.filter((it) => same(nearest(it.at, ["ClassDefinition", "Script"]), around));
  }
  const makes = all.filter((it) => it.kind !== "key" && it.kind !== "update");
  const scopes = makes.map((it) => scopeOf(it.at));
  const ownerFor = (node: PythonNode) => {
    for (
      let scope = scopeOf(node);
      scope;
      scope = scope.parent ? scopeOf(scope.parent) : undefined
    ) {
      if (scopes.some((it) => same(it, scope))) return scope;
    }
    return undefined;
  };
  const owner = ownerFor(use);
  return all.filter((it) => same(ownerFor(it.at), owner));
}

/** The parameters of a function belong to it, not to what is around. */
function scopeOf(node: PythonNode): PythonNode | undefined {
  return nearest(node, scopeNames);
}

function same(a: PythonNode | undefined, b: PythonNode | undefined): boolean {
  return a !== undefined && b !== undefined && a.from === b.from && a.name === b.name;
}

/** Leaves out what a later assignment on the way to the use replaces, and what comes after it outside any loop. */
function reachingBindings(all: readonly Binding[], use: PythonNode): readonly Binding[] {
  const scope = scopeOf(use);
  const local = all.filter((it) => same(scopeOf(it.at), scope));
  if (local.length < all.length) return all;
  const before = local.filter(
    (it) => it.at.to <= use.from || (it.at.name !== "AssignStatement" && covers(it.at, use)),
  );
  const cut = before.findLastIndex(
    (it) => (it.kind === "assignment" || it.kind === "other") && covers(blockOf(it.at), use),
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
