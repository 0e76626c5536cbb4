import type { Value } from "../../base/value.ts";
import type { Parameter } from "../../model/config.ts";
import { pythonStr } from "../../model/python-text.ts";
import type { ScriptArgument } from "../../python/arguments.ts";
import { flagOf, optionFor, scriptOptions } from "../code/script-options.ts";
import { inScript } from "../code/uses.ts";
import type { CodeRule } from "./rule.ts";

/** A parameter and the option of the script that takes it contradict each other. */
export const codeOptionDiffers: CodeRule = {
  code: "code-option-differs",
  severity: "information",
  summary:
    "The type or default of a parameter is one that the option of the script does not take, so that the script refuses the value.",
  scope: "code",
  check({ item, own }, report) {
    const script = item.config?.kind === "step" && own ? scriptOptions(own) : undefined;
    if (item.config?.kind !== "step" || !script) return;
    for (const parameter of item.config.parameters) {
      const flag = flagOf(parameter);
      const option = flag === undefined ? undefined : optionFor(script, flag);
      const difference = option && differenceOf(parameter, option);
      if (!option || !difference) continue;
      const range =
        difference.of === "type" ? parameter.declaredType?.range : parameter.default?.range;
      const message = `${inScript(script.path)} ${difference.text}`;
      report(range ?? parameter.name?.range ?? parameter.range, message);
    }
  },
};

interface Difference {
  readonly of: "type" | "default";
  readonly text: string;
}

function differenceOf(parameter: Parameter, option: ScriptArgument): Difference | undefined {
  const { type, choices } = option;
  const flag = `"${option.flags.find((it) => it.startsWith("--")) ?? option.flags[0]}"`;
  if (type === "flag" && parameter.type !== "flag" && parameter.passAs === undefined) {
    return { of: "type", text: `takes ${flag} without a value; the parameter is no flag` };
  }
  if (
    type !== undefined &&
    type !== "flag" &&
    parameter.type === "flag" &&
    !passesValue(parameter)
  ) {
    return { of: "type", text: `wants a value behind ${flag}; the parameter is a flag` };
  }
  if (type === "integer" && parameter.type === "float") {
    return { of: "type", text: `takes only whole numbers for ${flag}` };
  }
  const value = parameter.default?.value;
  if (parameter.multiple !== "none" || option.several || !value) return undefined;
  if (isNumber(type) && value.kind === "string" && !Number.isFinite(Number(value.value))) {
    return { of: "default", text: `takes only numbers for ${flag}` };
  }
  if (choices && isScalar(value) && !choices.some((it) => text(it) === text(value))) {
    return { of: "default", text: `takes only ${choices.map(text).join(", ")} for ${flag}` };
  }
  return undefined;
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
