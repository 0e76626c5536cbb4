import { closest } from "../../base/closest.ts";
import type { Step } from "../../model/config.ts";
import {
  flagOf,
  optionFor,
  passesAll,
  type ScriptOptions,
  scriptOptions,
} from "../code/script-options.ts";
import { inScript } from "../code/uses.ts";
import type { CodeRule, Report } from "./rule.ts";

/** A parameter is passed to a script that does not take it. */
export const codeOptionMissing: CodeRule = {
  code: "code-option-missing",
  severity: "information",
  summary:
    "`{parameters}` passes every parameter that has a value, but the script declares no option for this one and refuses options that it does not know.",
  scope: "code",
  check({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    const script = scriptOptions(own);
    if (!script?.strict || !passesAll(item.config, script.path)) return;
    checkStep(item.config, script, report);
  },
};

function checkStep({ parameters }: Step, script: ScriptOptions, report: Report): void {
  for (const parameter of parameters) {
    const flag = flagOf(parameter);
    if (!parameter.name || flag === undefined || optionFor(script, flag)) continue;
    const near = closest(
      flag,
      script.options.flatMap((it) => it.flags),
    );
    const hint = near === undefined ? "" : `; the nearest one is "${near}"`;
    report(parameter.name.range, `${inScript(script.path)} takes no option "${flag}"${hint}`);
  }
}
