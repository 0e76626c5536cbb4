import type { Bindings, Expression } from "./bindings.ts";
import { maxDepth } from "./definitions.ts";
import { type Arguments, argumentsOf, type PythonNode } from "./syntax.ts";

/** The depth at which arguments are not followed: which calls give them is being decided. */
export const withoutArguments = maxDepth - 1;

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

/** What the search for the runs of a function needs in order to follow calls. */
export interface Calls {
  /** The functions of the program that a call may run. */
  functionsCalled(bindings: Bindings, callee: PythonNode, depth: number): readonly Expression[];
  /** The class of the program of which an expression is an instance. */
  classOf(bindings: Bindings, node: PythonNode, depth: number): Expression | undefined;
  /** The places of the program that run the function with this list of parameters. */
  runsOf(bindings: Bindings, list: PythonNode, depth: number): FunctionRuns;
}

/** Nothing runs a function. */
export const noRuns: FunctionRuns = { runs: [], complete: true };
/** Nothing is known of what runs a function. */
export const unknownRuns: FunctionRuns = { runs: [], complete: false };

/** The runs of all parts, complete if all parts are. */
export function together(parts: readonly FunctionRuns[]): FunctionRuns {
  return {
    runs: parts.flatMap((it) => it.runs),
    complete: parts.every((it) => it.complete),
  };
}

/** A call as a run, with the arguments that were bound to the function before. */
export function callRun(bindings: Bindings, node: PythonNode, bound?: Arguments): FunctionRun {
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
