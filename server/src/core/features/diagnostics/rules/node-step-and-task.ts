import { type Document, itemNamed } from "#core/document/document.ts";
import { nodeInflows } from "#core/document/node-inflows.ts";
import { overriddenNames } from "#core/document/node-run.ts";
import type { NodeView, PipelineView } from "#core/document/pipeline-view.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { removePair } from "#core/edits/remove.ts";
import { mayHoldMore } from "#core/schema/validate-keys.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { ScalarNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** A task node has both a step and a blueprint, or neither. */
export const nodeStepAndTask: PipelineRule<Runs> = {
  code: "node-step-and-task",
  severity: "error",
  summary:
    "A task node runs either a `step` or a task blueprint, which it names under `task`. It needs exactly one of the two.",
  scope: "pipeline",
  find({ view }, report) {
    for (const it of view.nodes) {
      const { node, index } = it;
      if (node.kind !== "task") continue;
      const keys = keysOf(it);
      const found = { node: index, keys };
      if (keys.length === 2) {
        const last = keys.reduce((a, b) => (a.range.start > b.range.start ? a : b));
        report(last.range, found);
      } else if (keys.length === 0 && node.declaredType && !isOpen(it)) {
        report(node.declaredType.range, found);
      }
    }
  },
  message: ({ keys }) =>
    keys.length > 0
      ? 'A task node has either "step" or "task", not both'
      : 'A task node needs a "step" or a "task"',
  fix({ node: index, keys }, problem, document) {
    const found = pipelineAt(document, problem);
    const node = found?.view.nodes[index];
    const syntax = node?.syntax;
    if (!found || !node || syntax?.kind !== "mapping" || keys.length < 2) return [];
    const kept = keys.filter((it) => it.text === "step" || isFed(found.view, node, document));
    return kept.flatMap(({ text }) => {
      const edits = removePair(found.source, syntax, text);
      return edits ? [{ kind: "remove", title: `Remove "${text}"`, edits }] : [];
    });
  },
};

/** A node by its place in the list, and its keys that say what it runs: both of them, or none. */
interface Runs {
  readonly node: number;
  readonly keys: readonly ScalarNode[];
}

/** The keys of the node that say what it runs. */
function keysOf({ syntax }: NodeView): readonly ScalarNode[] {
  const entries = entriesOf(syntax);
  return ["task", "step"].flatMap((name) => entries.get(name)?.key ?? []);
}

/** Whether edges and pipeline parameters would do what the blueprint does: vary the step and give it all that it needs. */
function isFed(view: PipelineView, it: NodeView, document: Document): boolean {
  const { node } = it;
  const step = node.kind === "task" ? node.step?.value : undefined;
  const config = step === undefined ? undefined : itemNamed(document, "step", step)?.item.config;
  const fed = nodeInflows(view).get(it)?.parameters;
  if (config?.kind !== "step" || !fed || fed.size === 0) return false;
  const given = new Set([...fed, ...overriddenNames(node, "parameters")]);
  return config.parameters.every(
    ({ name, optional, type, default: value }) =>
      optional || type === "flag" || value !== undefined || (name && given.has(name.value)),
  );
}

/** A merge that cannot be followed may bring the missing key. */
function isOpen({ syntax }: NodeView): boolean {
  return syntax.kind === "mapping" && mayHoldMore(syntax);
}
