import { printedWord } from "#core/base/terminal-text.ts";
import type { Inflow, PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { planWaitsFor, waitingText, waitsFor } from "#core/simulation/plan/waits-for.ts";
import type { NodeSetting, Note } from "#core/simulation/variant.ts";
import { executions } from "./count-text.ts";
import { plainSetting } from "./settings-shape.ts";

/** A plan for people, ready to be printed: the total first, then stage by stage. */
export function planText(plan: PipelinePlan): string {
  const { pipeline, total, untilStop, grade, nodes } = plan;
  const stopped =
    total !== untilStop && untilStop !== undefined ? `, ${untilStop} until it stops` : "";
  const waiting = planWaitsFor(plan);
  const lines = [
    waiting.length > 0
      ? `${pipeline}: the total ${waitingText(waiting)} (${grade})`
      : `${pipeline}: ${executions(total)} in all${stopped} (${grade})`,
    ...plan.stages.flatMap((_, stage) => [
      `stage ${stage + 1}`,
      ...nodes.filter((it) => it.stage === stage).flatMap(nodeLines),
    ]),
    ...stuckLines(nodes),
    ...plan.stops.map((it) => `stop (${it.grade}): ${it.text}`),
    ...plan.notes.map(noteLine),
  ];
  return `${lines.map(printedWord).join("\n")}\n`;
}

function stuckLines(nodes: readonly PlannedNode[]): readonly string[] {
  const stuck = nodes.filter((it) => it.stage === undefined);
  return stuck.length === 0 ? [] : ["never starts", ...stuck.flatMap(nodeLines)];
}

function nodeLines(node: PlannedNode): readonly string[] {
  const { batches, fanOut } = node;
  const inBatches =
    batches === undefined
      ? ""
      : `, in ${batches.count} ${batches.count === 1n ? "batch" : "batches"} of at most ${batches.size}`;
  const reached = { yes: "", no: " [not reached]", unknown: " [perhaps not reached]" };
  const count = node.kind === "deployment" ? "deployment" : executions(node.count);
  const waiting = waitsFor(node);
  const runs =
    waiting.length > 0 ? waitingText(waiting) : `${count}${inBatches}: ${node.explanation}`;
  return [
    `  ${node.node}: ${runs} (${node.grade})${reached[node.reached]}`,
    ...settingLines(fanOut?.settings ?? []),
    ...node.inflows.map(inflowLine),
    ...(fanOut?.notes ?? []).map((it) => `      ${noteLine(it)}`),
  ];
}

/** How the node runs, in one line; the image of the step goes without saying. */
function settingLines(settings: readonly NodeSetting[]): readonly string[] {
  const words = settings
    .filter(({ key, from }) => key !== "image" || from === "override")
    .map(
      ({ key, value, from }) =>
        `${key} ${plainSetting(value)}${from === "override" ? " (override)" : ""}`,
    );
  return words.length === 0 ? [] : [`      ${words.join(", ")}`];
}

function inflowLine({ source, target, text }: Inflow): string {
  return `      ${source} -> ${target}: ${text}`;
}

function noteLine({ severity, text }: Note): string {
  return `${severity}: ${text}`;
}
