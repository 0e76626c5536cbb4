import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import { inARow } from "#core/base/suggest.ts";
import type { Value } from "#core/base/value.ts";
import type { Document } from "#core/document/document.ts";
import { type TaskParameter, taskParameters } from "#core/document/task-parameters.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { insertPairs } from "#core/edits/insert-pair.ts";
import type { VariantStyle } from "#core/model/config.ts";
import { numberOf } from "#core/model/python-number.ts";
import type { Fields } from "#core/model/read.ts";
import { nearestKey } from "#core/schema/nearest.ts";
import { propertyOf } from "#core/schema/schema-path.ts";
import { rules as rulesSchema, variantParameter } from "#core/schema/variant-parameter.ts";
import type { ItemRule, PlacedProblem, Report } from "../rule.ts";
import { sampleRule } from "../support/sample-rule.ts";

/** The rules of a variant parameter do not say which values it takes. */
export const taskRulesIncomplete: ItemRule<Faulty> = {
  code: "task-rules-incomplete",
  severity: "error",
  summary:
    "Each style makes its values from its own rules: `single` from `value`, `multiple` from `items`, `linear` from `start`, `end` and `step`, `logspace` from `start`, `end` and `count`, `random` from `min`, `max` and `count`. Without these rules there are no values.",
  scope: "item",
  find(item, report) {
    if (item.brokenAt !== undefined) return;
    for (const it of taskParameters(item)) {
      const { style } = it.variant;
      if (!style || !it.rules) continue;
      const missing = missingRules(style, it);
      if (missing.length > 0) {
        report(it.variant.rulesRange, { style, missing, parameter: it });
      } else checkValues(style, it, report);
    }
  },
  message: (found) =>
    typeof found === "string" ? found : `Style "${found.style}" needs ${inARow(found.missing)}`,
  fix: (found, problem, document) =>
    typeof found === "string"
      ? []
      : fixOf("add", `Add ${inARow(found.missing)}`, addRules(found, problem, document)),
};

/** What is wrong with a value in words, or the rules that are missing for a style. */
type Faulty = string | MissingRules;

interface MissingRules {
  readonly style: VariantStyle;
  readonly missing: readonly string[];
  readonly parameter: TaskParameter;
}

/**
 * The rules without which a style has no values, but for those whose keys are reported; `count` of a random style may
 * follow from the task.
 */
function missingRules(style: VariantStyle, parameter: TaskParameter): readonly string[] {
  const { rules } = parameter;
  const has = (name: string) => rules?.has(name) ?? false;
  const byLimits = style === "logspace" && (has("min") || has("max"));
  const wanted = byLimits ? ["min", "max", "count"] : requiredRules[style];
  const missing = wanted.filter((it) => !has(it));
  if (missing.length === 0) return missing;
  const meant = meantRules(parameter);
  return missing.filter((it) => !meant.has(it));
}

/** What the keys are meant to be that are misspelt, or written beside "rules": these keys are reported. */
function meantRules({ fields, rules }: TaskParameter): ReadonlySet<string> {
  const own = new Set(rules?.keys());
  const misspelt = [...own].filter((it) => !propertyOf(rulesSchema, it));
  const misplaced = [...fields.keys()].filter((it) => !propertyOf(variantParameter, it));
  return new Set([
    ...misspelt.flatMap((it) => nearestKey(it, rulesSchema, own) ?? []),
    ...misplaced,
  ]);
}

const requiredRules: { readonly [style in VariantStyle]: readonly string[] } = {
  single: ["value"],
  multiple: ["items"],
  linear: ["start", "end", "step"],
  logspace: ["start", "end", "count"],
  random: ["min", "max"],
};

/** Writes rules that give one value, the parameter's default where that fits. */
function addRules(
  { missing, parameter }: MissingRules,
  problem: PlacedProblem,
  document: Document,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const mapping = parameter.rules?.node;
  if (!found || !mapping) return undefined;
  const { item } = found.placed;
  const pairs = missing.map((it) => [it, sampleRule(it, parameter, item, document)] as const);
  return insertPairs(found.source, mapping, pairs);
}

function checkValues(style: VariantStyle, { rules }: TaskParameter, report: Report<Faulty>): void {
  if (!rules) return;
  switch (style) {
    case "multiple":
      checkItems(rules, report);
      break;
    case "linear":
      checkLinear(rules, report);
      break;
    case "random":
      checkLimits(rules, report);
      checkCount(rules, report);
      break;
    default:
      checkCount(rules, report);
  }
}

function checkItems(rules: Fields, report: Report<Faulty>): void {
  const items = rules.value("items")?.value;
  const range = rules.keyRange("items");
  if (range && items?.kind === "list" && items.items.length === 0) {
    report(range, 'The list "items" is empty, so nothing runs');
  }
}

function checkLinear(rules: Fields, report: Report<Faulty>): void {
  const [start, end, step] = numbersOf(rules, "start", "end", "step");
  if (start === undefined || end === undefined || step === undefined) return;
  if (step <= 0) report(placeOf(rules, "step"), `"step" must be more than 0, not ${step}`);
  else if (end < start) report(placeOf(rules, "end"), `"end" ${end} is less than "start" ${start}`);
}

function checkCount(rules: Fields, report: Report<Faulty>): void {
  const [count] = numbersOf(rules, "count");
  if (count === undefined || (count >= 1 && Number.isInteger(count))) return;
  report(placeOf(rules, "count"), `"count" must be a whole number of at least 1, not ${count}`);
}

function checkLimits(rules: Fields, report: Report<Faulty>): void {
  const [low, high] = numbersOf(rules, "min", "max");
  if (low === undefined || high === undefined || low <= high) return;
  report(placeOf(rules, "max"), `"max" ${high} is less than "min" ${low}`);
}

/** Where a rule is reported: its value, else its key, else all rules. */
function placeOf(rules: Fields, name: string): SourceRange {
  return rules.value(name)?.range ?? rules.keyRange(name) ?? rules.node.range;
}

function numbersOf(rules: Fields, ...names: readonly string[]): readonly (number | undefined)[] {
  return names.map((it) => numberIn(rules.value(it)?.value));
}

function numberIn(value: Value | undefined): number | undefined {
  const number = value && value.kind !== "boolean" ? numberOf(value) : undefined;
  return number === undefined ? undefined : Number(number);
}
