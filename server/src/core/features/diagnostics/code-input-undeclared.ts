import { inScript, usesOf } from "../code/uses.ts";
import { declareOnStep } from "../edits/declare.ts";
import { suggest } from "../suggest.ts";
import type { CodeRule } from "./rule.ts";

/** A script reads an input that its step does not declare. */
export const codeInputUndeclared: CodeRule = {
  code: "code-input-undeclared",
  severity: "information",
  summary:
    "A script reads an input, by `valohai.inputs` or below `/valohai/inputs`, that its step does not declare, so that there will be no files.",
  scope: "code",
  check({ item, own }, report) {
    const step = item.config?.kind === "step" ? item.config : undefined;
    if (!step?.name || !own) return;
    const declared = step.inputs.flatMap((it) => it.name?.value ?? []);
    for (const { name, path, range, prepared } of usesOf(own, "inputs")) {
      if (declared.includes(name) || prepared) continue;
      const { hint } = suggest(name, declared);
      const message = `${inScript(path)} reads input "${name}", which step "${step.name.value}" does not declare${hint}`;
      report(range, message, { data: { step: step.name.value, name } });
    }
  },
  fix({ data }, document) {
    const { step = "", name = "" } = data ?? {};
    const edits = declareOnStep(document, step, { kind: "input", name });
    return edits ? [{ title: `Declare input "${name}" in step "${step}"`, edits }] : [];
  },
};
