import type { Bindings, Expression } from "./bindings.ts";
import {
  type Calls,
  callRun,
  type FunctionRun,
  type FunctionRuns,
  together,
  unknownRuns,
  withoutArguments,
} from "./call-site.ts";
import { lastName } from "./callee-name.ts";
import {
  classAround,
  classNamed,
  derivedFrom,
  isSuper,
  located,
  methodsOf,
  withBases,
} from "./classes.ts";
import { definedName, inheritedMethods, isForeign, isSame, localNames } from "./definitions.ts";
import { decoratorsNamed, mentionsOf } from "./handed-functions.ts";
import { runsThrough } from "./runs-through.ts";
import { argumentsOf, calleeOf, childNamed, type PythonNode, sourceOf } from "./syntax.ts";

/** Finds the places of the program that run a function. */
export function findRuns(follow: Calls, definition: Expression, depth: number): FunctionRuns {
  const { bindings, node } = definition;
  const name = definedName(bindings, node);
  const around = classAround(node);
  const bases = around ? withBases({ bindings, node: around }).map((it) => it.bindings) : [];
  const files = [...new Set([bindings, ...bindings.neighbours.users, ...bases])];
  const direct =
    name === undefined ? [] : files.flatMap((it) => directRuns(follow, it, definition, name));
  const decorating =
    name === undefined ? [] : files.flatMap((it) => decoratedBy(follow, it, definition, name));
  const places = depth < withoutArguments ? placesOf(follow, files, definition, name) : undefined;
  const handed = places
    ? together(places.map((it) => runsThrough(follow, it, depth)))
    : unknownRuns;
  return together([{ runs: [...direct, ...decorating], complete: true }, handed]);
}

/** The calls in a file that name a function. */
function directRuns(
  follow: Calls,
  file: Bindings,
  definition: Expression,
  name: string,
): readonly FunctionRun[] {
  const around = classAround(definition.node);
  const kind: Expression | undefined = around && { bindings: definition.bindings, node: around };
  const isMaker = kind !== undefined && name === "__init__";
  const names = isMaker ? makerNames(kind) : [name];
  const local = file === definition.bindings ? [] : localNames(file, definition.bindings, names);
  const calls = [...new Set([...names, ...local])].flatMap((it) => file.callsNamed(it));
  const found = calls.filter((it) => {
    const callee = calleeOf(it);
    if (!callee || !file.mayFollow()) return false;
    if (!kind) return runsFunction(follow, file, callee, definition);
    const isNew = isMaker && !isSuperCall(file, callee);
    return isNew ? makes(file, callee, kind) : runsMethod(follow, file, callee, kind, name);
  });
  return found.map((it) => callRun(file, it));
}

/** The names by which objects of a class are made, and the one by which subclasses initialize theirs. */
function makerNames(kind: Expression): readonly string[] {
  const kinds = [kind, ...derivedFrom(kind)];
  const names = kinds.flatMap(({ bindings, node }) => definedName(bindings, node) ?? []);
  return [...names, "__init__"];
}

function isSuperCall(file: Bindings, callee: PythonNode): boolean {
  return callee.name === "MemberExpression" && lastName(file, callee) === "__init__";
}

/** Whether a call makes an object of a class, or of a subclass that does not override its initializer. */
function makes(file: Bindings, callee: PythonNode, kind: Expression): boolean {
  const made = classNamed(file, callee);
  if (!made) return false;
  if (isSame(made, kind)) return true;
  const [maker] = methodsOf(made, "__init__");
  return (
    maker !== undefined &&
    classAround(maker.node)?.from === kind.node.from &&
    maker.bindings === kind.bindings
  );
}

function runsFunction(
  follow: Calls,
  file: Bindings,
  callee: PythonNode,
  definition: Expression,
): boolean {
  return follow
    .functionsCalled(file, callee, withoutArguments)
    .some((it) => isSame(it, definition));
}

function runsMethod(
  follow: Calls,
  file: Bindings,
  callee: PythonNode,
  kind: Expression,
  name: string,
): boolean {
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner) return false;
  if (isSuper(file, owner)) {
    const methods = inheritedMethods(file, owner, name);
    return methods.some(
      (it) => classAround(it.node)?.from === kind.node.from && it.bindings === kind.bindings,
    );
  }
  const known = classNamed(file, owner) ?? follow.classOf(file, owner, withoutArguments);
  if (known) {
    const related = [
      ...withBases(known).map((it) => [it, kind]),
      ...withBases(kind).map((it) => [it, known]),
    ];
    return related.some(([base, other]) => other !== undefined && isSame(base, other));
  }
  return file === kind.bindings && !isForeign(file, owner);
}

/** The definitions that a function decorates in a file: it gets them, or what is in brackets. */
function decoratedBy(
  follow: Calls,
  file: Bindings,
  definition: Expression,
  name: string,
): readonly FunctionRun[] {
  return decoratorsIn(follow, file, definition, name).map((node) => {
    const given = argumentsOf(file.source, node);
    const decorated = node.parent?.lastChild;
    if (childNamed(node, "ArgList") || !decorated)
      return { bindings: file, node, given, isCall: false };
    return { bindings: file, node, given: { ...given, positional: [decorated] }, isCall: false };
  });
}

function decoratorsIn(
  follow: Calls,
  file: Bindings,
  definition: Expression,
  name: string,
): readonly PythonNode[] {
  const local = file === definition.bindings ? [] : localNames(file, definition.bindings, [name]);
  return [...new Set([name, ...local])]
    .flatMap((it) => decoratorsNamed(file, it))
    .filter((node) => {
      const names = node.getChildren("VariableName");
      const [first] = names;
      if (!first) return false;
      const [only] =
        names.length === 1 ? follow.functionsCalled(file, first, withoutArguments) : [];
      if (only) return isSame(only, definition);
      const module = file.neighbours.imported(sourceOf(file.source, first));
      return names.length > 1 && module?.module === definition.bindings;
    });
}

/** The places that name a function without calling it; for a function without a name, the place where it is written. */
function placesOf(
  follow: Calls,
  files: readonly Bindings[],
  definition: Expression,
  name: string | undefined,
): readonly Expression[] {
  const { bindings, node } = definition;
  if (node.name === "LambdaExpression") return [definition];
  const around = classAround(node);
  const kind: Expression | undefined = around && { bindings, node: around };
  if (name === undefined || name === "__init__") return [];
  return files.flatMap((file) => {
    const local = file === bindings ? [] : localNames(file, bindings, [name]);
    const places = [...new Set([name, ...local])].flatMap((it) => mentionsOf(file, it));
    return located(
      file,
      places.filter((it) => {
        if (!file.mayFollow()) return false;
        if (!kind) return runsFunction(follow, file, it, definition);
        return it.name === "MemberExpression" && runsMethod(follow, file, it, kind, name);
      }),
    );
  });
}
