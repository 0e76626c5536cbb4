import { isPresent, type Value } from "#core/base/value.ts";
import { isBelow, pythonEquals } from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { OtherPlan } from "../compare/new-variants.ts";
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
    }
  /** Whether another plan does not make it. */
  | { readonly kind: "new"; readonly parameter?: undefined; readonly than: OtherPlan };

/** Answers whether a value passes a filter on its parameter; other filters are applied elsewhere. */
export function testOf(
  filter: Exclude<VariantFilter, { kind: "problem" | "new" }>,
): (value: Value | undefined) => boolean {
  switch (filter.kind) {
    case "equals":
      return sameAs(filter.value);
    case "differs": {
      const isSame = sameAs(filter.value);
      return (value) => !isSame(value);
    }
    case "range":
      return (value) => isPresent(value) && inRange(filter, value);
    case "prefix":
      return (value) => isPresent(value) && pythonStr(value).startsWith(filter.text);
    case "text": {
      const wanted = filter.text.toLowerCase();
      return (value) => isPresent(value) && pythonStr(value).toLowerCase().includes(wanted);
    }
  }
}

/** Equal in Python, or with the same text, so that a typed 5 finds the text "5" as well. */
function sameAs(wanted: Value): (value: Value | undefined) => boolean {
  const text = pythonStr(wanted);
  return (value) => {
    if (!isPresent(value)) return wanted.kind === "null";
    return pythonStr(value) === text || pythonEquals(value, wanted);
  };
}

function inRange(filter: VariantFilter & { kind: "range" }, value: Value): boolean {
  const { from, to, open } = filter;
  const low = from === undefined || isAbove(value, from, open);
  return low && (to === undefined || isAbove(to, value, open));
}

function isAbove(a: Value, b: Value, open: boolean | undefined): boolean {
  return isBelow(b, a) === true || (!open && pythonEquals(a, b));
}
