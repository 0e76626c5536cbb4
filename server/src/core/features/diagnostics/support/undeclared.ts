import { suggest } from "#core/base/suggest.ts";
import type { Document } from "#core/document/document.ts";
import { joinedEntries } from "#core/document/joined-entries.ts";
import { knownStep } from "#core/document/pipeline-view.ts";
import { declareOnStep } from "#core/edits/declare.ts";
import type { Fix } from "#core/edits/fix.ts";
import type { PipelineContext, PlacedProblem, Report } from "../rule.ts";

/** What a step declares by name, and others can name without it. */
export type DeclaredKind = "input" | "parameter";

/** The key of the list that declares a kind. */
export const listOfKind = { input: "inputs", parameter: "parameters" } as const;

/** Reports what overrides of a pipeline name and the steps of their nodes do not declare. */
export function reportUndeclaredOverrides(
  kind: DeclaredKind,
  { view }: PipelineContext,
  report: Report<string>,
): void {
  const list = listOfKind[kind];
  for (const it of view.nodes.filter((node) => joinedEntries(node.syntax).length === 0)) {
    const step = knownStep(it);
    const { node } = it;
    if (!step || (node.kind !== "execution" && node.kind !== "task")) continue;
    const entries = node.override?.[list] ?? [];
    const overridden = new Set(entries.map((entry) => entry.name?.value));
    const declared = step[list].map((other) => other.name);
    for (const { name } of entries) {
      if (!name || declared.includes(name.value)) continue;
      const free = declared.filter((other) => !overridden.has(other));
      const { hint, extra } = suggest(name.value, free);
      const message = `Step "${step.name}" has no ${kind} "${name.value}"${hint}`;
      report(name.range, message, {
        ...extra,
        step: step.name,
        data: { step: step.name, name: name.value },
      });
    }
  }
}

/** Declares on its step what a problem says is missing there. */
export function declareMissing(
  kind: DeclaredKind,
  { data }: PlacedProblem,
  document: Document,
): readonly Fix[] {
  const step = data?.["step"];
  const name = data?.["name"];
  if (step === undefined || name === undefined) return [];
  const edits = declareOnStep(document, step, { kind, name });
  return edits
    ? [{ kind: "add", title: `Declare ${kind} "${name}" in step "${step}"`, edits }]
    : [];
}
