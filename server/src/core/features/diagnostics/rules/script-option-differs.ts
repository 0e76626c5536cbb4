import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter, Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { StepCode, StepProgram } from "#core/scripts/code.ts";
import { flagOf, isPassed, optionFor } from "#core/scripts/script-options.ts";
import { inScript } from "#core/scripts/step-uses.ts";
import type { ScriptRule } from "../rule.ts";

/** A parameter and the option of the script that takes it contradict each other. */
export const scriptOptionDiffers: ScriptRule<Contradiction> = {
  code: "script-option-differs",
  severity: "information",
  summary:
    "The script's option does not accept the type or default of the parameter, so the script rejects the value.",
  scope: "script",
  find({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    const reported = new Set<string>();
    for (const { path, program, parameter } of passedTo(item.config, own)) {
      const name = parameter.name?.value ?? "";
      const option = optionOf(parameter, program);
      const difference = option && differenceOf(parameter, option);
      if (!difference || reported.has(name)) continue;
      reported.add(name);
      report(rangeOf(parameter, difference), { path, difference: difference.text });
    }
  },
  message: ({ path, difference }) => `${inScript(path)} ${difference}`,
};

/** Each program with each parameter that the command gives it. */
function passedTo({ parameters }: Step, { programs }: StepCode) {
  return programs.flatMap((program) =>
    parameters
      .filter((it) => it.name && isPassed(program, it.name.value))
      .map((parameter) => ({ path: program.path, program, parameter })),
  );
}

/** The option of a program that takes a parameter. */
function optionOf(parameter: Parameter, { options }: StepProgram): ScriptArgument | undefined {
  const flag = flagOf(parameter);
  return flag === undefined ? undefined : optionFor(options, flag);
}

function rangeOf(parameter: Parameter, { of }: Difference): SourceRange {
  const place = of === "type" ? parameter.declaredType : parameter.default;
  return place?.range ?? parameter.name?.range ?? parameter.range;
}

interface Difference {
  readonly of: "type" | "default";
  readonly text: string;
}

function differenceOf(parameter: Parameter, option: ScriptArgument): Difference | undefined {
  const text = typeDifference(parameter, option);
  if (text !== undefined) return { of: "type", text };
  const value = parameter.default?.value;
  if (parameter.multiple !== "none" || option.several || !value) return undefined;
  const refused = defaultDifference(value, option);
  return refused === undefined ? undefined : { of: "default", text: refused };
}

function typeDifference(parameter: Parameter, option: ScriptArgument): string | undefined {
  const { type, optionalValue } = option;
  const isFlag = parameter.type === "flag";
  if (type === "flag" && !isFlag && !optionalValue && parameter.passAs === undefined) {
    return `takes ${flagShown(option)} without a value; the parameter is not a flag`;
  }
  const needsValue = type !== undefined && type !== "flag" && !optionalValue;
  if (needsValue && isFlag && !passesValue(parameter)) {
    return `expects a value after ${flagShown(option)}; the parameter is a flag`;
  }
  if (type === "integer" && parameter.type === "float") {
    return `takes only whole numbers for ${flagShown(option)}`;
  }
  return undefined;
}

function defaultDifference(value: Value, option: ScriptArgument): string | undefined {
  const { type, choices } = option;
  if (isNumber(type) && value.kind === "string" && !Number.isFinite(Number(value.value))) {
    return `takes only numbers for ${flagShown(option)}`;
  }
  if (choices && isScalar(value) && isNoChoice(text(value), option, choices)) {
    return `takes only ${choices.map(text).join(", ")} for ${flagShown(option)}`;
  }
  return undefined;
}

function flagShown({ flags }: ScriptArgument): string {
  return `"${flags.find((it) => it.startsWith("--")) ?? flags[0]}"`;
}

/** Whether a word certainly differs from all choices, also after what the script does to it before it compares. */
function isNoChoice(
  word: string,
  { conversion }: ScriptArgument,
  choices: readonly Value[],
): boolean {
  switch (conversion) {
    case "none":
      return !choices.some((it) => text(it) === word);
    case "lower":
      return !choices.some((it) => text(it) === word.toLowerCase());
    case "upper":
      return !choices.some((it) => text(it) === word.toUpperCase());
    case "integer":
    case "float": {
      const numbers = choices.filter((it) => it.kind === "integer" || it.kind === "float");
      const given = Number(word);
      const isKnown = numbers.length === choices.length && Number.isFinite(given);
      return isKnown && !numbers.some((it) => Number(text(it)) === given);
    }
    case "unknown":
      return false;
  }
}

function passesValue({ passTrueAs, passFalseAs, passAs }: Parameter): boolean {
  return [passTrueAs, passFalseAs, passAs].some((it) => it !== undefined);
}

function isNumber(type: ScriptArgument["type"]): boolean {
  return type === "integer" || type === "float";
}

function isScalar({ kind }: Value): boolean {
  return kind !== "list" && kind !== "object" && kind !== "null";
}

function text(value: Value): string {
  return pythonStr(value);
}

/** How a script differs from what the parameter declares. */
interface Contradiction {
  readonly path: string;
  readonly difference: string;
}
