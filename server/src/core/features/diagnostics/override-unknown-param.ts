import { declareOnStep } from "../edits/declare.ts";
import { knownStep } from "../pipeline-view.ts";
import { suggest } from "../suggest.ts";
import type { PipelineRule } from "./rule.ts";

/** An override names a parameter that the node's step does not declare. */
export const overrideUnknownParam: PipelineRule = {
  code: "override-unknown-param",
  severity: "error",
  summary: "An override names a parameter that the step of its node does not declare.",
  scope: "pipeline",
  check({ view }, report) {
    for (const it of view.nodes) {
      const step = knownStep(it);
      const { node } = it;
      if (!step || (node.kind !== "execution" && node.kind !== "task")) continue;
      const entries = node.override?.parameters ?? [];
      const overridden = new Set(entries.map((entry) => entry.name?.value));
      const declared = step.parameters.map((param) => param.name);
      for (const { name } of entries) {
        if (!name || declared.includes(name.value)) continue;
        const free = declared.filter((other) => !overridden.has(other));
        const { hint, extra } = suggest(name.value, free);
        const message = `Step "${step.name}" has no parameter "${name.value}"${hint}`;
        report(name.range, message, {
          ...extra,
          step: step.name,
          data: { step: step.name, name: name.value },
        });
      }
    }
  },
  fix({ data }, document) {
    const step = data?.["step"];
    const name = data?.["name"];
    if (step === undefined || name === undefined) return [];
    const edits = declareOnStep(document, step, { kind: "parameter", name });
    return edits ? [{ title: `Declare parameter "${name}" in step "${step}"`, edits }] : [];
  },
};
