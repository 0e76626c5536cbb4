import { suggest } from "#core/base/suggest.ts";
import type { Document } from "#core/document/document.ts";
import { joinedEntries } from "#core/document/joined-entries.ts";
import { knownStep } from "#core/document/pipeline-view.ts";
import { declareOnStep } from "#core/edits/declare.ts";
import type { Fix } from "#core/edits/fix.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { PipelineContext, PlacedProblem, Report } from "../rule.ts";

/** The kinds of names that a step declares and other items can refer to. */
export type DeclaredKind = "input" | "parameter";

/** A name that a step does not declare. */
export interface Undeclared {
  readonly kind: DeclaredKind;
  readonly name: string;
  readonly step: string;
  /** The end of the message, where a declared name is near. */
  readonly hint: string;
  /** The type of a parameter, where it is known. */
  readonly type?: string | undefined;
}

/** The key of the list that declares a kind. */
export const listOfKind = { input: "inputs", parameter: "parameters" } as const;

/** Reports what overrides of a pipeline name and the steps of their nodes do not declare. */
export function reportUndeclaredOverrides(
  kind: DeclaredKind,
  { view }: PipelineContext,
  report: Report<Undeclared>,
): void {
  const list = listOfKind[kind];
  for (const it of view.nodes.filter((node) => joinedEntries(node.syntax).length === 0)) {
    const step = knownStep(it);
    const { node } = it;
    if (!step || !runsStep(node)) continue;
    const entries = node.override?.[list] ?? [];
    const overridden = new Set(entries.map((entry) => entry.name?.value));
    const declared = step[list].map((other) => other.name);
    for (const { name } of entries) {
      if (!name || declared.includes(name.value)) continue;
      const free = declared.filter((other) => !overridden.has(other));
      const { hint, extra } = suggest(name.value, free);
      const found = { kind, name: name.value, step: step.name, hint };
      report(name.range, found, { ...extra, step: step.name });
    }
  }
}

/** What a message says about a name that a step does not declare. */
export function undeclaredMessage({ kind, name, step, hint }: Undeclared): string {
  return `Step "${step}" has no ${kind} "${name}"${hint}`;
}

/** The fix that declares on its step what is missing there. */
export function declareMissing(
  { kind, name, step, type }: Omit<Undeclared, "hint">,
  _problem: PlacedProblem,
  document: Document,
): readonly Fix[] {
  const edits = declareOnStep(document, step, { kind, name, type });
  return edits
    ? [{ kind: "add", title: `Declare ${kind} "${name}" in step "${step}"`, edits }]
    : [];
}
