import { type EdgeView, knownStep, type SocketView } from "#core/document/pipeline-view.ts";
import { convertToTask } from "#core/edits/change-node-type.ts";
import type { Fix } from "#core/edits/fix.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { setMultiple } from "#core/edits/set-parameter-multiple.ts";
import type { PipelineRule } from "../rule.ts";

/** A parameter with several values is passed to a parameter that takes one, in a node that runs once. */
export const edgeListIntoExecution: PipelineRule<EdgeView> = {
  code: "edge-list-into-execution",
  severity: "warning",
  summary:
    "An execution node runs once, so a list that reaches its parameter counts as one value. Either the parameter needs `multiple`, or the node must be a task node.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const parameter = plainParameter(edge);
      const key = edge.target?.socket.key;
      if (!parameter || !key || !carriesList(edge)) continue;
      report(key.range, edge);
    }
  },
  message: ({ source, target }) =>
    `Parameter "${target?.socket.key?.value}" takes one value, but "${source?.socket.text}" is a list; make "${target?.socket.node.value}" a task node or give the parameter "multiple"`,
  fix({ target }, problem, document) {
    const pipeline = pipelineAt(document, problem);
    const step = knownStep(target?.node);
    const key = target?.socket.key?.value;
    if (!pipeline || !target?.node || !step || key === undefined) return [];
    const fixes: Fix[] = [];
    const task = convertToTask(pipeline.source, target.node);
    if (task)
      fixes.push({
        kind: "choose",
        title: `Make "${target.socket.node.value}" a task node`,
        edits: task,
      });
    const multiple = setMultiple(document, step.name, key);
    if (multiple) {
      fixes.push({
        kind: "choose",
        title: `Let parameter "${key}" take several values`,
        edits: multiple,
      });
    }
    return fixes;
  },
};

/** The target's parameter, if it takes one value and its node runs once. */
function plainParameter({ target }: EdgeView) {
  if (target?.type !== "parameter" || target.fault) return undefined;
  if (target.node?.node.kind !== "execution") return undefined;
  const parameter = parameterOf(target);
  return parameter?.multiple === "none" ? parameter : undefined;
}

function carriesList({ source }: EdgeView): boolean {
  if (source?.type !== "parameter" || source.fault) return false;
  const multiple = parameterOf(source)?.multiple ?? "none";
  return multiple !== "none";
}

function parameterOf({ node, socket }: SocketView) {
  return knownStep(node)?.parameters.find((it) => it.name === socket.key?.value);
}
