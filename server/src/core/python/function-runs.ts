import type { Bindings, Expression } from "./bindings.ts";
import {
  classAround,
  classNamed,
  derivedFrom,
  isSuper,
  lastName,
  located,
  methodsOf,
  withBases,
} from "./classes.ts";
import {
  definedName,
  functionKinds,
  functionsInScope,
  inheritedMethods,
  isForeign,
  isSame,
  localNames,
  maximumDepth,
} from "./definitions.ts";
import { decoratorsNamed, type Handed, handedTo, mentionsOf } from "./handed-functions.ts";
import {
  type Arguments,
  argumentParts,
  argumentsOf,
  calleeOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** So deep arguments are not followed: which calls give them is being decided. */
export const withoutArguments = maximumDepth - 1;

/** A place of the program that runs a function, and what it gives to it. */
export interface FunctionRun extends Expression {
  readonly given: Arguments;
  /** Whether the place is a call that names the function. */
  readonly isCall: boolean;
}

/** The places that run a function, and whether these are all. */
export interface FunctionRuns {
  readonly runs: readonly FunctionRun[];
  readonly complete: boolean;
}

/** What finding the runs of a function needs of following calls. */
export interface Calls {
  /** The functions of the program that a call may run. */
  functionsCalled(bindings: Bindings, callee: PythonNode, depth: number): readonly Expression[];
  /** The class of the program of which an expression is an instance. */
  classOf(bindings: Bindings, node: PythonNode, depth: number): Expression | undefined;
  /** The places of the program that run the function with this list of parameters. */
  runsOf(bindings: Bindings, list: PythonNode, depth: number): FunctionRuns;
}

const noRuns: FunctionRuns = { runs: [], complete: true };
/** Nothing is known of what runs a function. */
export const unknownRuns: FunctionRuns = { runs: [], complete: false };

function together(parts: readonly FunctionRuns[]): FunctionRuns {
  return {
    runs: parts.flatMap((it) => it.runs),
    complete: parts.every((it) => it.complete),
  };
}

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

function callRun(bindings: Bindings, node: PythonNode, bound?: Arguments): FunctionRun {
  const own = argumentsOf(bindings.source, node);
  if (!bound) return { bindings, node, given: own, isCall: true };
  const given: Arguments = {
    positional: [...bound.positional, ...own.positional],
    named: [...own.named, ...bound.named],
    spread: [...own.spread, ...bound.spread],
    starred: own.starred || bound.starred,
  };
  return { bindings, node, given, isCall: false };
}

/** The names by which objects of a class are made, and that by which classes which inherit from it prepare theirs. */
function makerNames(kind: Expression): readonly string[] {
  const kinds = [kind, ...derivedFrom(kind)];
  const names = kinds.flatMap(({ bindings, node }) => definedName(bindings, node) ?? []);
  return [...names, "__init__"];
}

function isSuperCall(file: Bindings, callee: PythonNode): boolean {
  return callee.name === "MemberExpression" && lastName(file, callee) === "__init__";
}

/** Whether a call makes an object of a class, or of one that does not prepare it otherwise. */
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
    if (node.getChild("ArgList") || !decorated)
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

/** The places that name a function without calling it; a function without a name is such a place itself. */
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

/** What runs a function through a place that hands it on. */
function runsThrough(follow: Calls, place: Expression, depth: number): FunctionRuns {
  const { bindings, node } = place;
  if (depth > maximumDepth || !bindings.mayFollow()) return unknownRuns;
  const handed = handedTo(bindings, node);
  switch (handed.kind) {
    case "nothing":
      return noRuns;
    case "run": {
      const runs = handed.given.map((given) => ({
        bindings,
        node: handed.site,
        given,
        isCall: false,
      }));
      return { runs, complete: true };
    }
    case "name":
      return runsByName(follow, place, handed, depth);
    case "argument":
      return runsByParameter(follow, { bindings, node: handed.call }, node, depth);
    case "returned":
      return runsOfReturned(follow, place, depth);
    case "unknown":
      return unknownRuns;
  }
}

/** The calls of a variable or attribute that a place gives a function to. */
function runsByName(
  follow: Calls,
  { bindings, node }: Expression,
  { target, bound }: Extract<Handed, { readonly kind: "name" }>,
  depth: number,
): FunctionRuns {
  const name = lastName(bindings, target);
  const isKnown =
    target.name === "VariableName" || /^(?:self|cls)\.\w+$/.test(sourceOf(bindings.source, target));
  if (name === "" || !isKnown) return unknownRuns;
  const holds = (it: PythonNode | undefined) =>
    it?.name === target.name &&
    functionsInScope(bindings, name, it).length === 0 &&
    bindings.reaching(it).some(({ value }) => value !== undefined && isAt(value, node));
  const calls = bindings.callsNamed(name).filter((it) => holds(calleeOf(it)));
  const places = mentionsOf(bindings, name).filter((it) => it.from !== target.from && holds(it));
  const further = places.map((it) => runsThrough(follow, { bindings, node: it }, depth + 1));
  const runs = calls.map((it) => callRun(bindings, it, bound));
  return together([{ runs, complete: true }, ...further]);
}

/** Whether a value is what a place hands on, perhaps with arguments bound to it. */
function isAt(value: PythonNode, node: PythonNode): boolean {
  return value.from <= node.from && node.to <= value.to;
}

/** The calls of a parameter that holds a function. */
function runsByParameter(
  follow: Calls,
  call: Expression,
  node: PythonNode,
  depth: number,
): FunctionRuns {
  const { bindings } = call;
  const callee = calleeOf(call.node);
  const kind = callee && classNamed(bindings, callee);
  const functions = kind
    ? methodsOf(kind, "__init__")
    : callee
      ? follow.functionsCalled(bindings, callee, depth + 1)
      : [];
  if (functions.length === 0) return unknownRuns;
  return together(
    functions.map((it) => {
      const name = parameterFor(it, argumentsOf(bindings.source, call.node), node);
      return name === undefined ? unknownRuns : runsOfHeld(follow, it, name, depth);
    }),
  );
}

/** The parameter of a function that one of the arguments of a call is for. */
function parameterFor(
  { bindings, node }: Expression,
  given: Arguments,
  value: PythonNode,
): string | undefined {
  const named = given.named.find((it) => it.value.from === value.from)?.name;
  if (named !== undefined) return named;
  const list = node.getChild("ParamList");
  const at = given.positional.findIndex((it) => it.from === value.from);
  const parts =
    list && !given.starred ? argumentParts(list).filter(([it]) => it?.name !== "/") : [];
  const names = parts.map(([first]) =>
    first?.name === "VariableName" ? sourceOf(bindings.source, first) : "",
  );
  const own = /^(?:self|cls)$/.test(names[0] ?? "") ? names.slice(1) : names;
  return at >= 0 && own[at] !== "" ? own[at] : undefined;
}

/** The calls of a parameter within its function, and where it is handed on there. */
function runsOfHeld(
  follow: Calls,
  { bindings, node }: Expression,
  name: string,
  depth: number,
): FunctionRuns {
  const isInside = (it: PythonNode) => node.from <= it.from && it.to <= node.to;
  const calls = bindings
    .callsNamed(name)
    .filter((it) => isInside(it) && calleeOf(it)?.name === "VariableName");
  const places = mentionsOf(bindings, name).filter(
    (it) => isInside(it) && it.name === "VariableName",
  );
  const further = places.map((it) => runsThrough(follow, { bindings, node: it }, depth + 1));
  const runs = calls.map((it): FunctionRun => ({ ...callRun(bindings, it), isCall: false }));
  return together([{ runs, complete: true }, ...further]);
}

/** What runs a function that the function around it returns. */
function runsOfReturned(
  follow: Calls,
  { bindings, node }: Expression,
  depth: number,
): FunctionRuns {
  const around = nearest(node.parent ?? node, functionKinds);
  const list = around?.getChild("ParamList");
  if (!around || !list) return unknownRuns;
  const { runs, complete } = follow.runsOf(bindings, list, depth + 1);
  const parts = runs.map((run) =>
    run.node.name === "CallExpression"
      ? runsThrough(follow, run, depth + 1)
      : runsOfDecorated(follow, run, depth),
  );
  return together([{ runs: [], complete }, ...parts]);
}

/** What runs the function that a decorator makes: without brackets, what calls the decorated one. */
function runsOfDecorated(follow: Calls, run: FunctionRun, depth: number): FunctionRuns {
  const decorated = run.node.name === "Decorator" ? run.node.parent?.lastChild : undefined;
  if (!decorated) return unknownRuns;
  if (!run.node.getChild("ArgList")) {
    const own = decorated.getChild("ParamList");
    return own ? follow.runsOf(run.bindings, own, depth + 1) : unknownRuns;
  }
  const given: Arguments = { positional: [decorated], named: [], spread: [], starred: false };
  return { runs: [{ ...run, given, isCall: false }], complete: true };
}
