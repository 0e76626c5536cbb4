import { inScript, usesOf } from "../code/uses.ts";
import { declareOnStep } from "../edits/declare.ts";
import { suggest } from "../suggest.ts";
import type { CodeRule } from "./rule.ts";

/** A script asks for a parameter that its step does not declare. */
export const codeParameterUndeclared: CodeRule = {
  code: "code-parameter-undeclared",
  severity: "information",
  summary:
    "A script reads a parameter with `valohai.parameters` that its step does not declare, so that it gets no value from Valohai.",
  scope: "code",
  check({ item, own }, report) {
    const step = item.config?.kind === "step" ? item.config : undefined;
    if (!step?.name || !own) return;
    const declared = step.parameters.flatMap((it) => it.name?.value ?? []);
    for (const { name, path, range, prepared } of usesOf(own, "parameters")) {
      if (declared.includes(name) || prepared) continue;
      const { hint } = suggest(name, declared);
      const message = `${inScript(path)} reads parameter "${name}", which step "${step.name.value}" does not declare${hint}`;
      report(range, message, { data: { step: step.name.value, name } });
    }
  },
  fix({ data }, document) {
    const { step = "", name = "" } = data ?? {};
    const edits = declareOnStep(document, step, { kind: "parameter", name });
    return edits ? [{ title: `Declare parameter "${name}" in step "${step}"`, edits }] : [];
  },
};
