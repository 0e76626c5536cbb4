import type { TextEdit } from "#core/base/edit.ts";
import { type EditSource, editAt } from "#core/edits/edit-source.ts";
import { appendEntry } from "#core/edits/insert-entry.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { removePair } from "#core/edits/remove.ts";
import { flowText } from "#core/edits/yaml-text.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline parameter has both `target` and `targets`. */
export const pipelineParameterTargetAndTargets: PipelineRule<SyntaxNode> = {
  code: "pipeline-parameter-target-and-targets",
  severity: "error",
  summary:
    "A pipeline parameter lists the parameters that it fills under either `targets` or `target`. Valohai rejects both together.",
  scope: "pipeline",
  find({ view }, report) {
    for (const syntax of view.parameterSyntax) {
      const entries = entriesOf(syntax);
      const target = entries.get("target");
      if (!target || !entries.has("targets")) continue;
      report(target.key.range, syntax);
    }
  },
  message: () => 'Write "targets" or "target", not both',
  fix(parameter, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    const edits = source && merge(source, parameter);
    return edits ? [{ kind: "remove", title: 'Merge "target" into "targets"', edits }] : [];
  },
};

function keysOf(syntax: SyntaxNode) {
  if (syntax.kind !== "mapping") return undefined;
  const target = ownPair(syntax, "target");
  const targets = ownPair(syntax, "targets");
  return target && targets && { mapping: syntax, target, targets };
}

function merge(source: EditSource, syntax: SyntaxNode): readonly TextEdit[] | undefined {
  const keys = keysOf(syntax);
  if (!keys) return undefined;
  const { mapping, target, targets } = keys;
  const removed = removePair(source, mapping, "target");
  if (target.value.kind !== "scalar") return target.value.kind === "missing" ? removed : undefined;
  const raw = source.text.slice(target.value.range.start, target.value.range.end);
  if (raw.includes("\n") || !removed) return undefined;
  if (listed(targets.value).includes(target.value.text)) return removed;
  const added = addTo(source, targets.value, raw);
  return added && [...removed, ...added];
}

function listed(targets: SyntaxNode): readonly string[] {
  const entries = targets.kind === "sequence" ? targets.entries : [targets];
  return entries.flatMap((it) => (it.kind === "scalar" ? [it.text] : []));
}

function addTo(
  source: EditSource,
  targets: SyntaxNode,
  raw: string,
): readonly TextEdit[] | undefined {
  if (targets.kind === "sequence") return appendEntry(source, targets, raw);
  if (targets.kind !== "scalar") return undefined;
  const { start, end } = targets.range;
  const list = flowText({ list: [source.text.slice(start, end), raw] });
  return [editAt(source, start, end, list)];
}
