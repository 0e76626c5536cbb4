import { entriesOf } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline sets `reuse-executions`, which the command line does not send. */
export const reuseCli: PipelineRule = {
  code: "reuse-cli",
  severity: "hint",
  summary:
    "`vh pipeline run` does not send `reuse-executions`, so only pipelines that are started elsewhere reuse executions. The command has its own `--reuse`.",
  scope: "pipeline",
  find({ item }, report) {
    const entry = item.entry && entriesOf(item.entry.value).get("reuse-executions");
    const value = entry && dereference(entry.value);
    if (!entry || value?.kind !== "scalar") return;
    const resolved = resolveScalar(value);
    if (resolved.kind !== "boolean" || !resolved.value) return;
    report(entry.key.range);
  },
  message: () => '"vh pipeline run" does not send "reuse-executions"',
};
