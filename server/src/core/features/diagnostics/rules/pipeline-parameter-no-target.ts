import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline parameter reaches no node. */
export const pipelineParameterNoTarget: PipelineRule<string> = {
  code: "pipeline-parameter-no-target",
  severity: "warning",
  summary: "A pipeline parameter without targets reaches no node, so its value is never used.",
  scope: "pipeline",
  find({ pipeline, view }, report) {
    for (const [index, { name, targets }] of pipeline.parameters.entries()) {
      const syntax = view.parameterSyntax[index];
      if (!name || targets.length > 0 || (syntax && isBegun(syntax))) continue;
      report(name.range, name.value);
    }
  },
  message: (name) => `Pipeline parameter "${name}" has no targets`,
};

/** Whether there are targets that cannot be read or are about to be written; other rules report those. */
function isBegun(syntax: SyntaxNode): boolean {
  const values = ["target", "targets"].flatMap((key) => valueAt(syntax, key) ?? []);
  return values.map(dereference).some((it) => it.kind !== "sequence" || it.entries.length > 0);
}
