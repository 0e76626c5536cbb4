import type { Located } from "#core/base/range.ts";
import { nodeInflows } from "#core/document/node-inflows.ts";
import { knownStep, type NodeView } from "#core/document/pipeline-view.ts";
import { insertPair } from "#core/edits/insert-pair.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { stepDefault } from "#core/edits/step-default.ts";
import type { OverrideEntry, PipelineNode } from "#core/model/config.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { runsStep } from "#core/model/step-node.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** An override repeats a parameter or input without a default, which clears the step's default. */
export const overrideClearsDefault: PipelineRule<Cleared> = {
  code: "override-clears-default",
  severity: "information",
  summary:
    "An override replaces the default of a parameter or input. An override without a default clears the step's default.",
  scope: "pipeline",
  find({ view }, report) {
    for (const it of view.nodes) {
      const step = knownStep(it);
      const feeds = nodeInflows(view).get(it);
      if (!step) continue;
      for (const [list, { value, range }] of withoutDefault(it.node)) {
        if (!hasDefault(step, list, value) || feeds?.[list].has(value)) continue;
        report(range, { step: step.name, list, name: value, entry: entrySyntax(it, list, value) });
      }
    }
  },
  message: ({ name }) => `Without "default", this override clears the default of "${name}"`,
  fix({ step, list, name, entry }, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    const value = stepDefault(document, step, list, name);
    const edits = source && entry && value && insertPair(source, entry, "default", value);
    return edits ? [{ kind: "add", title: "Repeat the step's default", edits }] : [];
  },
};

const lists = ["parameters", "inputs"] as const;

type ListName = (typeof lists)[number];

/** An entry of an override whose default in the step is cleared. */
interface Cleared {
  readonly step: string;
  readonly list: ListName;
  readonly name: string;
  readonly entry: SyntaxNode | undefined;
}

/** The names that an override repeats without giving a default. */
function withoutDefault(node: PipelineNode): readonly (readonly [ListName, Located<string>])[] {
  return lists.flatMap((list) =>
    entriesOf(node, list).flatMap((it) =>
      it.name && !it.default ? [[list, it.name] as const] : [],
    ),
  );
}

function entriesOf(node: PipelineNode, list: ListName): readonly OverrideEntry[] {
  return runsStep(node) ? (node.override?.[list] ?? []) : [];
}

function hasDefault(step: StepSignature, list: ListName, name: string): boolean {
  if (list === "inputs") return step.inputs.some((it) => it.name === name && it.hasDefault);
  const value = step.parameters.find((it) => it.name === name)?.default;
  return value !== undefined && value.kind !== "null";
}

function entrySyntax({ node, syntax }: NodeView, list: ListName, name: string) {
  const index = entriesOf(node, list).findIndex((it) => it.name?.value === name && !it.default);
  const override = valueAt(syntax, "override");
  return listOf(override && valueAt(override, list))[index];
}
