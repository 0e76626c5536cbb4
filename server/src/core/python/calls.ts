import type { Binding, Bindings, Expression } from "./bindings.ts";
import {
  classAround,
  classesMeant,
  classNamed,
  isSuper,
  lastName,
  located,
  methodsOf,
  moduleOf,
  withBases,
} from "./classes.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  dottedName,
  nearest,
  nodesBelow,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

export { classNamed, lastName, moduleOf, withBases } from "./classes.ts";

/** Longer chains of names are not followed. */
const maximumDepth = 6;

/** The functions of the program that a call may run; `depth` counts the names that were followed to it. */
export function functionsCalled(
  bindings: Bindings,
  callee: PythonNode,
  depth = 0,
): readonly Expression[] {
  const name = lastName(bindings, callee);
  if (callee.name === "VariableName") {
    const own = bindings.functionsNamed(name).filter((it) => !classAround(it));
    if (own.length > 0) return located(bindings, own);
    const there = bindings.neighbours.imported(name);
    return there?.name === undefined
      ? []
      : located(there.module, there.module.functionsNamed(there.name));
  }
  const owner = callee.firstChild;
  if (callee.name !== "MemberExpression" || !owner) return [];
  const module = moduleOf(bindings, owner);
  if (module) return located(module, module.functionsNamed(name));
  const meant = classesMeant(bindings, owner);
  if (meant.length > 0 || isSuper(bindings, owner))
    return distinct(meant.flatMap((it) => methodsOf(it, name)));
  const kind = classOf(bindings, owner, depth);
  if (kind) return methodsOf(kind, name);
  return isForeign(bindings, owner) ? [] : located(bindings, bindings.functionsNamed(name));
}

function distinct(all: readonly Expression[]): readonly Expression[] {
  const seen = new Map<Bindings, Set<number>>();
  return all.filter(({ bindings, node }) => {
    const own = seen.get(bindings) ?? new Set<number>();
    seen.set(bindings, own);
    return !own.has(node.from) && own.add(node.from);
  });
}

/** Whether a name belongs to something imported from outside of the program. */
function isForeign(bindings: Bindings, owner: PythonNode): boolean {
  const first = dottedName(bindings.source, owner)?.split(".")[0] ?? "";
  return bindings.isImported(first);
}

/** The class of the program of which an expression is an instance. */
export function classOf(bindings: Bindings, node: PythonNode, depth = 0): Expression | undefined {
  if (depth > maximumDepth || !bindings.mayFollow()) return undefined;
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
  const given = depth < maximumDepth - 1 ? argumentsFor(bindings, list, name) : [];
  const [first] = given === "names" ? [] : given;
  return first && classOf(first.bindings, first.node, depth + 1);
}

/** The expressions behind the `return`s of a function, without those of functions in it. */
export function returnValues({ bindings, node }: Expression): readonly Expression[] {
  const known = returned.get(node) ?? findReturned(node);
  returned.set(node, known);
  return known.map((it) => ({ bindings, node: it }));
}

const returned = new WeakMap<PythonNode, readonly PythonNode[]>();

function findReturned(node: PythonNode): readonly PythonNode[] {
  return nodesBelow(node).flatMap((it) => {
    if (it.name !== "ReturnStatement") return [];
    const around = nearest(it, ["FunctionDefinition"]);
    const value = childrenOf(it)[1];
    return around?.from === node.from && value ? [value] : [];
  });
}

/** What the calls of a function give for one of its parameters; "names" for `**name`, which holds their named arguments. */
export function argumentsFor(
  bindings: Bindings,
  list: PythonNode,
  name: string,
): readonly Expression[] | "names" {
  const parts = argumentParts(list).filter(([first]) => first?.name !== "/");
  const index = parts.findIndex((it) =>
    it.some((part) => part.name === "VariableName" && sourceOf(bindings.source, part) === name),
  );
  const part = parts[index];
  if (part?.[0]?.name === "**") return "names";
  if (!part || part[0]?.name === "*") return [];
  const first = parts[0]?.[0];
  const firstName = first ? sourceOf(bindings.source, first) : "";
  const assign = part.findIndex((it) => it.name === "AssignOp");
  const fallback = assign < 0 ? undefined : part[assign + 1];
  const given = callsOf(bindings, list).flatMap((call) => {
    const { positional, named } = argumentsOf(call.bindings.source, call.node);
    const bound = boundParameters(firstName, call);
    const value = named.find((it) => it.name === name)?.value ?? positional[index - bound];
    if (value) return [{ bindings: call.bindings, node: value }];
    return fallback ? [{ bindings, node: fallback }] : [];
  });
  return given;
}

/** How many parameters a call gives of itself: `self`, unless the method is called on its class as in `Base.add(self, parser)`. */
export function boundParameters(first: string, { bindings, node }: Expression): 0 | 1 {
  if (first === "cls") return 1;
  const owner = calleeOf(node)?.firstChild;
  const isOnClass = owner && classNamed(bindings, owner) !== undefined;
  return first === "self" && !isOnClass ? 1 : 0;
}

/** So deep arguments are not followed: which calls give them is being decided. */
const withoutArguments = maximumDepth - 1;

/** The calls of the program that run the function with this list of parameters. */
export function callsOf(bindings: Bindings, list: PythonNode): readonly Expression[] {
  const definition = list.parent;
  const name = definition && definedName(bindings, definition);
  if (!definition || !name) return [];
  const around = classAround(definition);
  const here: Expression = { bindings, node: definition };
  const bases = around ? withBases({ bindings, node: around }).map((it) => it.bindings) : [];
  const files = new Set([bindings, ...bindings.neighbours.users, ...bases]);
  return [...files].flatMap((file) => {
    const names = around && name === "__init__" ? classNames(bindings, around) : [name];
    const local = file === bindings ? names : localNames(file, bindings, names);
    const calls = [...new Set([...names, ...local])].flatMap((it) => file.callsNamed(it));
    return located(
      file,
      calls.filter((it) => {
        const callee = calleeOf(it);
        if (!callee || !bindings.mayFollow()) return false;
        if (!around) return runsFunction(file, callee, here);
        const kind: Expression = { bindings, node: around };
        return name === "__init__"
          ? isSame(classNamed(file, callee), kind)
          : runsMethod(file, callee, kind);
      }),
    );
  });
}

function definedName(bindings: Bindings, definition: PythonNode): string | undefined {
  if (definition.name === "LambdaExpression") {
    const assigned = definition.parent?.name === "AssignStatement" ? definition.parent : undefined;
    return assigned?.firstChild ? dottedName(bindings.source, assigned.firstChild) : undefined;
  }
  const defined = definition.getChild("VariableName");
  return defined ? sourceOf(bindings.source, defined) : undefined;
}

function classNames(bindings: Bindings, definition: PythonNode): readonly string[] {
  const defined = definition.getChild("VariableName");
  return defined ? [sourceOf(bindings.source, defined)] : [];
}

/** What the file calls names of the module that it imports. */
function localNames(file: Bindings, module: Bindings, names: readonly string[]): readonly string[] {
  return file.importedLocals.filter((local) => {
    const there = file.neighbours.imported(local);
    return there?.module === module && there.name !== undefined && names.includes(there.name);
  });
}

function runsFunction(file: Bindings, callee: PythonNode, definition: Expression): boolean {
  if (definition.node.name === "LambdaExpression") {
    return file === definition.bindings && callee.name === "VariableName";
  }
  return functionsCalled(file, callee, withoutArguments).some((it) => isSame(it, definition));
}

function runsMethod(file: Bindings, callee: PythonNode, kind: Expression): boolean {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner) return false;
  const own = isSuper(file, owner) ? nearest(owner, ["ClassDefinition"]) : undefined;
  const known = own
    ? { bindings: file, node: own }
    : (classNamed(file, owner) ?? classOf(file, owner, withoutArguments));
  if (known) {
    const related = [
      ...withBases(known).map((it) => [it, kind]),
      ...withBases(kind).map((it) => [it, known]),
    ];
    return related.some(([base, other]) => other !== undefined && isSame(base, other));
  }
  return file === kind.bindings && !isForeign(file, owner);
}

function isSame(a: Expression | undefined, b: Expression): boolean {
  return a !== undefined && a.bindings === b.bindings && a.node.from === b.node.from;
}
