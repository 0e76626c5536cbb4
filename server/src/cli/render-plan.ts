import { printedJson } from "#core/base/terminal-text.ts";
import { countNumber } from "#core/features/exports/count-text.ts";
import type { scheduleShape } from "#core/features/exports/schedule-shape.ts";
import { settingsShape } from "#core/features/exports/settings-shape.ts";
import type { PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { planWaitsFor, waitsFor } from "#core/simulation/plan/waits-for.ts";

/** The interface for scripts; with the schedule of the plan where there is one. */
export function renderPlanJson(
  plan: PipelinePlan,
  schedule: ReturnType<typeof scheduleShape> | undefined,
): string {
  const isKnown = planWaitsFor(plan).length === 0;
  const shape = {
    pipeline: plan.pipeline,
    total: countNumber(isKnown ? plan.total : undefined),
    untilStop: countNumber(isKnown ? plan.untilStop : undefined),
    grade: plan.grade,
    stages: plan.stages,
    nodes: plan.nodes.map(nodeShape),
    stops: plan.stops.map(({ node, when, kind, certain, text, grade }) => ({
      node,
      when,
      kind,
      certain,
      text,
      grade,
    })),
    notes: plan.notes.map((it) => it.text),
    ...(schedule && { schedule }),
  };
  return `${printedJson(JSON.stringify(shape, undefined, 2))}\n`;
}

function nodeShape(node: PlannedNode) {
  const { fanOut, batches } = node;
  const waiting = waitsFor(node);
  return {
    node: node.node,
    kind: node.kind,
    type: fanOut?.type ?? node.kind,
    stage: node.stage === undefined ? null : node.stage + 1,
    count: countNumber(waiting.length > 0 ? undefined : node.count),
    waitsFor: waiting,
    grade: node.grade,
    explanation: node.explanation,
    reached: node.reached,
    batches:
      batches && waiting.length === 0
        ? { size: countNumber(batches.size), count: countNumber(batches.count), key: batches.key }
        : null,
    settings: settingsShape(fanOut?.settings ?? []),
    varied: fanOut?.columns.filter((it) => it.varied).map((it) => it.name) ?? [],
    edges: node.inflows.map(({ source, target, kind, text, grade }) => ({
      source,
      target,
      kind,
      text,
      grade,
    })),
    actions: node.actions.map(({ when, outcomes, fires, text, grade, conditions }) => ({
      when,
      if: conditions.map((it) => ({ condition: it.text, result: it.result })),
      // biome-ignore lint/suspicious/noThenProperty: the key of an action in valohai.yaml
      then: outcomes,
      fires,
      text,
      grade,
    })),
    notes: fanOut?.notes.map((it) => it.text) ?? [],
  };
}
