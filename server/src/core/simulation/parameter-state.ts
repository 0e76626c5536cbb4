import { type SourceRange, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import type { Grade, Note, Origin, ValueList } from "./variant.ts";

/** A parameter while one source after the other is applied; plain data, replaced as a whole. */
export interface ParameterState {
  readonly name: string;
  /** Undefined when the step does not declare it. */
  readonly declared: Parameter | undefined;
  readonly origin: Origin;
  readonly grade: Grade;
  readonly values: ValueList;
  readonly base: Value | undefined;
  readonly spread: boolean;
  /** Whether the values come from parameter sets some of which leave the parameter out. */
  readonly uneven: boolean;
  /** Whether its values are written but cannot be determined, so that the number of variants is unknown too. */
  readonly broken: boolean;
}

/** Collects notes while a node is computed. */
export type ReportNote = (
  severity: Note["severity"],
  text: string,
  grade: Grade,
  range?: SourceRange,
) => void;

/** A parameter that nothing gives a value. */
export function emptyState(name: string, declared: Parameter | undefined): ParameterState {
  return {
    name,
    declared,
    origin: { kind: "none", source: undefined, range: undefined },
    grade: "documented",
    values: [],
    base: undefined,
    spread: false,
    uneven: false,
    broken: false,
  };
}

/** The parameter with one value in place of its previous ones. */
export function withValue(
  state: ParameterState,
  value: Value,
  origin: Origin,
  grade: Grade,
): ParameterState {
  return { ...state, values: [value], origin, grade, spread: false, uneven: false, broken: false };
}

/** The less sure of two grades. */
export function worse(a: Grade, b: Grade): Grade {
  const order: readonly Grade[] = ["documented", "inferred", "unknown"];
  return order[Math.max(order.indexOf(a), order.indexOf(b))] ?? "unknown";
}

/** What the preview does where a source gives nothing, worded to follow "the preview". */
export function keptText({ name, values }: ParameterState): string {
  const value = values.at(0);
  if (values.length === 0) return `leaves "${name}" without a value`;
  if (values.length === 1 && value) return `keeps the value ${pythonRepr(value)} of "${name}"`;
  return `keeps the values that the task gives "${name}"`;
}

/** A range counted from the start of the text. */
export function absolute(start: number, range: SourceRange | undefined): SourceRange | undefined {
  return range && shift(range, start);
}
