import type { Value } from "../../base/value.ts";
import { isBelow, pythonEquals } from "../../model/python-number.ts";
import { pythonStr } from "../../model/python-text.ts";
import type { VariantProblemKind } from "../variant.ts";

/**
 * Which variants are wanted. Each filter asks about one parameter, except a text without parameter and a problem
 * without parameter, which ask whether any parameter has it.
 */
export type VariantFilter =
  | { readonly kind: "equals"; readonly parameter: string; readonly value: Value }
  | { readonly kind: "differs"; readonly parameter: string; readonly value: Value }
  /** From and to count as wanted themselves unless `open` says otherwise. */
  | {
      readonly kind: "range";
      readonly parameter: string;
      readonly from?: Value;
      readonly to?: Value;
      readonly open?: boolean;
    }
  | { readonly kind: "prefix"; readonly parameter: string; readonly text: string }
  /** Without regard to case. */
  | { readonly kind: "text"; readonly parameter?: string; readonly text: string }
  | {
      readonly kind: "problem";
      readonly parameter?: string;
      /** Any kind but `duplicate` and `empty`, which may be meant, unless one is named. */
      readonly problem?: VariantProblemKind;
    };

/** Whether a value passes a filter on its parameter; problems are judged elsewhere. */
export function passes(
  filter: Exclude<VariantFilter, { kind: "problem" }>,
  value: Value | undefined,
): boolean {
  const present = value?.kind === "null" ? undefined : value;
  switch (filter.kind) {
    case "equals":
      return isSame(value, filter.value);
    case "differs":
      return !isSame(value, filter.value);
    case "range":
      return present !== undefined && inRange(filter, present);
    case "prefix":
      return present !== undefined && pythonStr(present).startsWith(filter.text);
    case "text":
      return (
        present !== undefined &&
        pythonStr(present).toLowerCase().includes(filter.text.toLowerCase())
      );
  }
}

/** Equal to Python, or written alike, so that a typed 5 finds the text "5" as well. */
function isSame(value: Value | undefined, wanted: Value): boolean {
  if (!value || value.kind === "null") return wanted.kind === "null";
  return pythonEquals(value, wanted) || pythonStr(value) === pythonStr(wanted);
}

function inRange(filter: VariantFilter & { kind: "range" }, value: Value): boolean {
  const { from, to, open } = filter;
  const low = from === undefined || isAbove(value, from, open);
  return low && (to === undefined || isAbove(to, value, open));
}

function isAbove(a: Value, b: Value, open: boolean | undefined): boolean {
  return isBelow(b, a) === true || (!open && pythonEquals(a, b));
}
