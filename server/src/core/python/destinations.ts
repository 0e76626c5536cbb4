import { oncePer } from "#core/base/once-per.ts";
import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsGiven, runsOf } from "./calls.ts";
import { argumentsOf, calleeOf, childNamed, type PythonNode, sourceOf } from "./syntax.ts";
import { constantText } from "./text.ts";

/** Where a text goes that a program prints: to standard output, or elsewhere. */
export type Destination = "output" | "elsewhere" | "unknown";

/** Longer chains of names are not followed. */
const maxDepth = 6;

/** The name of the called function, through the variables and partial functions that hold it. */
export function nameCalled(bindings: Bindings, node: PythonNode, depth = 0): string | undefined {
  if (depth > maxDepth || !bindings.mayFollow()) return undefined;
  if (node.name === "CallExpression") return nameMade(bindings, node, depth);
  if (node.name === "MemberExpression" && node.firstChild && node.lastChild) {
    const owner = nameCalled(bindings, node.firstChild, depth + 1);
    return owner === undefined
      ? undefined
      : `${owner}.${sourceOf(bindings.source, node.lastChild)}`;
  }
  if (node.name !== "VariableName") return undefined;
  const value = bindings.onlyValue(node);
  if (value) return nameCalled(bindings, value, depth + 1);
  const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
  const shared = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && shared
    ? nameCalled(there.module, shared, depth + 1)
    : bindings.qualifiedName(node);
}

/** `functools.partial(print, …)` counts as `print`, and `logging.getLogger(…)` as a logger. */
function nameMade(bindings: Bindings, call: PythonNode, depth: number): string | undefined {
  const callee = calleeOf(call);
  const name = callee && bindings.qualifiedName(callee);
  const [first] = argumentsOf(bindings.source, call).positional;
  if (name === "functools.partial" && first) return nameCalled(bindings, first, depth + 1);
  if (name === "open" || name === "os.fdopen")
    return isDescriptor(bindings, first) ? "sys.stdout" : undefined;
  return name === "logging.getLogger" ? "logging" : undefined;
}

/** Whether a file is standard output by its number or its name. */
export function isDescriptor(bindings: Bindings, node: PythonNode | undefined): boolean {
  if (!node) return false;
  return (
    /^(?:1|sys\.stdout\.fileno\(\))$/.test(sourceOf(bindings.source, node)) ||
    constantText(bindings, node) === "/dev/stdout"
  );
}

/** Where what is written to a file goes. */
export function destinationOf({ bindings, node }: Expression, depth = 0): Destination {
  if (depth > maxDepth || !bindings.mayFollow()) return "unknown";
  if (node.name === "None") return "output";
  const [, stream] = /^sys\.(?:__)?(stdout|stderr)/.exec(nameCalled(bindings, node) ?? "") ?? [];
  if (stream !== undefined) return stream === "stdout" ? "output" : "elsewhere";
  switch (node.name) {
    case "ConditionalExpression": {
      const ends = [node.firstChild, node.lastChild].flatMap((it) => it ?? []);
      return anyOf(ends.map((it) => destinationOf({ bindings, node: it }, depth + 1)));
    }
    case "CallExpression":
      return isFile(bindings, node) ? "elsewhere" : "unknown";
    default:
      return destinationOfName({ bindings, node }, depth);
  }
}

function destinationOfName({ bindings, node }: Expression, depth: number): Destination {
  const found = bindings.reaching(node);
  // A name without a value is not another name of standard output.
  const isUnbound = found.length === 0 && node.name === "VariableName";
  if (isUnbound && !bindings.isImported(sourceOf(bindings.source, node))) return "elsewhere";
  return anyOf(found.map((it) => destinationOfBinding({ bindings, node }, it, depth)));
}

/** Whether a call opens a file. */
function isFile(bindings: Bindings, call: PythonNode): boolean {
  const callee = calleeOf(call);
  return callee !== undefined && /^(?:f?d?open|\w*File)$/.test(lastName(bindings, callee));
}

function destinationOfBinding(
  { bindings, node }: Expression,
  { kind, at, value }: Binding,
  depth: number,
): Destination {
  if (kind === "assignment" && value) return destinationOf({ bindings, node: value }, depth + 1);
  if (kind !== "parameter") return "unknown";
  const given = argumentsGiven(bindings, at, sourceOf(bindings.source, node));
  if (given === "names") return "unknown";
  const known = given.values.map((it) => destinationOf(it, depth + 1));
  return anyOf(given.complete ? known : [...known, "unknown"]);
}

/** What may go to standard output counts as printed there. */
function anyOf(all: readonly Destination[]): Destination {
  if (all.includes("output")) return "output";
  return all.length === 0 || all.includes("unknown") ? "unknown" : "elsewhere";
}

/** How deep calls are followed to find what redirects the output of a function. */
const maxCallers = 3;

/** Where standard output goes at an expression: `contextlib.redirect_stdout` may send it elsewhere. */
export function outputAt(expression: Expression, depth = 0): Destination {
  const { bindings, node } = expression;
  if (!mayRedirect(bindings)) return "output";
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === "WithStatement" && inner.name === "Body") {
      const target = redirectedTo(bindings, at);
      if (target) return destinationOf({ bindings, node: target });
    }
    if (at.name === "FunctionDefinition") return outputOfCalls(bindings, at, depth);
    inner = at;
  }
  return "output";
}

function mayRedirect(bindings: Bindings): boolean {
  return [bindings, ...bindings.neighbours.users].some(redirects);
}

const redirects = oncePer(({ source }: Bindings): boolean =>
  source.text.includes("redirect_stdout"),
);

/** The file in `with redirect_stdout(file):`. */
function redirectedTo(bindings: Bindings, statement: PythonNode): PythonNode | undefined {
  for (const it of statement.getChildren("CallExpression")) {
    const callee = calleeOf(it);
    if (!callee || lastName(bindings, callee) !== "redirect_stdout") continue;
    return argumentsOf(bindings.source, it).positional[0];
  }
  return undefined;
}

/** A function prints where its callers do, as far as all of them are known. */
function outputOfCalls(bindings: Bindings, definition: PythonNode, depth: number): Destination {
  const list = childNamed(definition, "ParamList");
  if (!list || depth >= maxCallers) return "output";
  const { runs, complete } = runsOf(bindings, list);
  if (!complete || runs.length === 0) return "output";
  return anyOf(runs.map((it) => outputAt(it, depth + 1)));
}
