import type { Expression } from "./bindings.ts";
import {
  type Calls,
  callRun,
  type FunctionRun,
  type FunctionRuns,
  noRuns,
  together,
  unknownRuns,
} from "./call-site.ts";
import { lastName } from "./callee-name.ts";
import { classNamed, methodsOf } from "./classes.ts";
import { functionKinds, functionsInScope, maxDepth } from "./definitions.ts";
import { type Handed, handedTo, mentionsOf } from "./handed-functions.ts";
import {
  type Arguments,
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  nearest,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** The runs of a function through a place that passes it on. */
export function runsThrough(follow: Calls, place: Expression, depth: number): FunctionRuns {
  const { bindings, node } = place;
  if (depth > maxDepth || !bindings.mayFollow()) return unknownRuns;
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

/** Whether a value is what a place passes on, perhaps with arguments bound to it. */
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
  const list = childNamed(node, "ParamList");
  const at = given.positional.findIndex((it) => it.from === value.from);
  const parts =
    list && !given.starred ? argumentParts(list).filter(([it]) => it?.name !== "/") : [];
  const names = parts.map(([first]) =>
    first?.name === "VariableName" ? sourceOf(bindings.source, first) : "",
  );
  const own = /^(?:self|cls)$/.test(names[0] ?? "") ? names.slice(1) : names;
  return at >= 0 && own[at] !== "" ? own[at] : undefined;
}

/** The calls of a parameter within its function, and the places where it is passed on there. */
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

/** The runs of a function that the function around it returns. */
function runsOfReturned(
  follow: Calls,
  { bindings, node }: Expression,
  depth: number,
): FunctionRuns {
  const around = nearest(node.parent ?? node, functionKinds);
  const list = childNamed(around, "ParamList");
  if (!around || !list) return unknownRuns;
  const { runs, complete } = follow.runsOf(bindings, list, depth + 1);
  const parts = runs.map((run) =>
    run.node.name === "CallExpression"
      ? runsThrough(follow, run, depth + 1)
      : runsOfDecorated(follow, run, depth),
  );
  return together([{ runs: [], complete }, ...parts]);
}

/** The runs of the function that a decorator returns: the calls of the decorated function. */
function runsOfDecorated(follow: Calls, run: FunctionRun, depth: number): FunctionRuns {
  const decorated = run.node.name === "Decorator" ? run.node.parent?.lastChild : undefined;
  if (!decorated) return unknownRuns;
  if (!childNamed(run.node, "ArgList")) {
    const own = childNamed(decorated, "ParamList");
    return own ? follow.runsOf(run.bindings, own, depth + 1) : unknownRuns;
  }
  const given: Arguments = { positional: [decorated], named: [], spread: [], starred: false };
  return { runs: [{ ...run, given, isCall: false }], complete: true };
}
