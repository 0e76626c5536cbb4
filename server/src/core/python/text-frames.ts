import type { Budget } from "#core/base/budget.ts";
import type { Value } from "#core/base/value.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { isSame } from "./definitions.ts";
import { argumentParts, sourceOf } from "./syntax.ts";
import type { Texts } from "./traced-text.ts";

/** The call of a function that its parameters are read for. */
export interface Frame {
  readonly list: Expression;
  readonly call: Expression;
  /** The frames that the arguments of the call are read for. */
  readonly around: readonly Frame[];
}

/** How one expression is read. */
export interface Reading {
  readonly state: State;
  readonly frames: readonly Frame[];
  /** The lists of parameters that were asked for and for which there is no call yet. */
  readonly open: Map<string, Expression>;
  readonly depth: number;
}

/** What all readings of a reader share. */
export interface State {
  readonly budget: Budget;
  /** What was read without any parameter, by file and place. */
  readonly known: WeakMap<Bindings, Map<string, Texts>>;
  readonly optionDefault: (expression: Expression) => Value | undefined;
  /** How many parameters were asked for. */
  parameters: number;
}

/** The call for which a list of parameters is read; a list without one is noted as open. */
export function frameFor({ state, frames, open }: Reading, list: Expression): Frame | undefined {
  state.parameters++;
  const frame = frames.findLast(({ list: own }) => isSame(own, list));
  if (!frame) open.set(`${list.node.from} ${list.bindings.source.text.length}`, list);
  return frame;
}

/** A parameter of a list, and which of the arguments of a call it is. */
export function parameterNamed({ bindings, node }: Expression, name: string) {
  const parts = argumentParts(node).filter(([first]) => first?.name !== "/");
  const at = parts.findIndex((it) =>
    it.some((one) => one.name === "VariableName" && sourceOf(bindings.source, one) === name),
  );
  const first = parts[0]?.[0];
  const isBound = first && /^(?:self|cls)$/.test(sourceOf(bindings.source, first));
  return { part: parts[at], index: at - (isBound ? 1 : 0) };
}
