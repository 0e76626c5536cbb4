import type { EditedPipeline } from "./edited-pipeline.ts";
import type { GraphChoice, NodeRuns } from "./graph-edit.ts";
import { nameFor } from "./node-edits.ts";

/** The nodes that could be added: of steps and tasks that no node runs yet, then of all others, then those that deploy. */
export function newNodes(pipeline: EditedPipeline): readonly GraphChoice[] {
  const { names } = pipeline.document.names;
  const used = usedIn(pipeline);
  const runs = (["step", "task"] as const).flatMap((kind) =>
    names(kind).map((name): NodeRuns => ({ kind, name })),
  );
  const isUsed = ({ kind, name }: NodeRuns) => used.has(`${kind} ${name}`);
  const deployments = names("deployment").map((name): NodeRuns => ({ kind: "deployment", name }));
  const all = [...runs.filter((it) => !isUsed(it)), ...runs.filter(isUsed), ...deployments];
  return all.map((it) => ({
    label: it.name,
    detail: detailOf(it, isUsed(it)),
    node: undefined,
    edit: { kind: "addNode", runs: it, name: nameFor(pipeline, it) },
  }));
}

const details = { step: "execution of the step", task: "task", deployment: "deployment" } as const;

function detailOf({ kind }: NodeRuns, isUsed: boolean): string {
  return isUsed ? `${details[kind]}, once more` : details[kind];
}

function usedIn({ view }: EditedPipeline): ReadonlySet<string> {
  return new Set(
    view.nodes.flatMap(({ node }) => {
      if (node.kind === "task" && node.task) return [`task ${node.task.value}`];
      if (node.kind === "unknown" || node.kind === "deployment" || !node.step) return [];
      return [`step ${node.step.value}`];
    }),
  );
}
