import type { TextEdit } from "#core/base/edit.ts";
import type { Document } from "#core/document/document.ts";
import {
  hasKnownType,
  type StepParameter,
  stepParameters,
} from "#core/document/step-parameters.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf, fixPlace, removeKeyAt } from "#core/edits/fix-place.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { isBelow } from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { ItemRule, PlacedProblem, Report } from "../rule.ts";

/** The limits of a parameter exclude every value or have nothing to limit. */
export const parameterMinMax: ItemRule<Limits> = {
  code: "parameter-min-max",
  severity: "warning",
  summary:
    "Either `min` is greater than `max`, so no value is allowed, or the parameter is not a number, so the limits have no effect.",
  scope: "item",
  find(item, report) {
    for (const it of stepParameters(item)) {
      const numeric = it.parameter.type === "integer" || it.parameter.type === "float";
      if (numeric) checkOrder(it, report);
      else if (hasKnownType(it.parameter)) checkUse(it, report);
    }
  },
  message: (found) =>
    found.kind === "order"
      ? `No value is allowed: "min" ${found.low} is greater than "max" ${found.high}`
      : `"${found.key}" has no effect: ${found.called} is ${found.word}, not a number`,
  fix(found, problem, document) {
    if (found.kind === "unused") {
      const edits = removeKeyAt(document, problem, found.key);
      return fixOf("remove", `Remove "${found.key}"`, edits);
    }
    return fixOf("choose", 'Swap "min" and "max"', swapLimits(problem, document));
  },
};

/** Limits that exclude every value, or one that has nothing to limit. */
type Limits =
  | { readonly kind: "order"; readonly low: string; readonly high: string }
  | {
      readonly kind: "unused";
      readonly key: string;
      readonly called: string;
      readonly word: string;
    };

function checkOrder({ parameter: { min, max } }: StepParameter, report: Report<Limits>): void {
  if (!min || !max || isBelow(max.value, min.value) !== true) return;
  // The schema reports a text in place of a number.
  if ([min, max].some((it) => it.value.kind === "string")) return;
  const low = pythonStr(min.value);
  const high = pythonStr(max.value);
  report(min.range, { kind: "order", low, high });
}

function checkUse({ parameter, fields, called }: StepParameter, report: Report<Limits>): void {
  for (const key of ["min", "max"]) {
    const range = fields.keyRange(key);
    const value = fields.value(key)?.value;
    if (!range || !value || value.kind === "null") continue;
    const word = parameter.type === "flag" ? "a flag" : "a string";
    report(range, { kind: "unused", key, called, word });
  }
}

function swapLimits(problem: PlacedProblem, document: Document): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const mapping = found?.mappings[0];
  const min = mapping && ownPair(mapping, "min")?.value.range;
  const max = mapping && ownPair(mapping, "max")?.value.range;
  if (!found || !min || !max) return undefined;
  const { source } = found;
  return [
    editAt(source, min.start, min.end, source.text.slice(max.start, max.end)),
    editAt(source, max.start, max.end, source.text.slice(min.start, min.end)),
  ];
}
