import { shift } from "#core/base/range.ts";
import { evaluate, type NameValues } from "#core/expression/evaluate.ts";
import { parseExpression } from "#core/expression/parse-expression.ts";
import type { Action, PipelineNode } from "#core/model/config.ts";
import { isTruthy } from "#core/model/python-number.ts";
import type { FanOut } from "../variant.ts";
import type { PipelineQuery, PlannedAction, PlannedCondition } from "./pipeline-plan.ts";

/** What the actions of a node do with the metadata and parameters that are known. */
export function plannedActions(
  query: PipelineQuery,
  node: PipelineNode,
  fanOut: FanOut | undefined,
): readonly PlannedAction[] {
  const lookup = lookupFor(query, node, fanOut);
  return node.actions.map((it) => plannedAction(it, lookup, query.source.pipeline.start));
}

function lookupFor(
  query: PipelineQuery,
  node: PipelineNode,
  fanOut: FanOut | undefined,
): NameValues {
  return ([first, ...rest]) => {
    if (rest.length === 0) return "absent";
    const key = rest.join(".");
    if (first === "metadata") return metadataIn(query, node, key);
    return first === "parameter" ? parameterIn(fanOut, key) : "absent";
  };
}

/** For a task, it is not documented which execution's metadata counts. */
function metadataIn(query: PipelineQuery, node: PipelineNode, key: string): ReturnType<NameValues> {
  const name = node.name?.value ?? "";
  if (node.kind === "task") return undefined;
  const metadata = Object.hasOwn(query.metadata, name) ? query.metadata[name] : undefined;
  if (metadata && Object.hasOwn(metadata, key)) return metadata[key];
  return query.complete?.includes(name) ? "absent" : undefined;
}

function parameterIn(fanOut: FanOut | undefined, name: string): ReturnType<NameValues> {
  const column = fanOut?.columns.find((it) => it.name === name);
  if (!column) return fanOut?.template ? "absent" : undefined;
  if (column.varied || column.grade === "unknown") return undefined;
  return column.values.at(0) ?? "absent";
}

function plannedAction(action: Action, lookup: NameValues, start: number): PlannedAction {
  const when = action.when.map((it) => it.value.toLowerCase());
  const conditions = action.conditions.map((it) =>
    plannedCondition(it.value, lookup, { range: shift(it.range, start) }),
  );
  const { fires, text } = firing(when, conditions);
  return {
    when,
    outcomes: action.outcomes.map((it) => it.value.toLowerCase()),
    conditions,
    fires,
    text,
    grade: fires === "later" ? "unknown" : conditions.length === 0 ? "documented" : "inferred",
    range: shift(action.range, start),
  };
}

function plannedCondition(
  text: string,
  lookup: NameValues,
  place: Pick<PlannedCondition, "range">,
): PlannedCondition {
  const outcome = evaluate(parseExpression(text), lookup);
  switch (outcome.kind) {
    case "value":
      return {
        text,
        result: isTruthy(outcome.value) ? "true" : "false",
        reason: undefined,
        ...place,
      };
    case "unknown": {
      const names = outcome.names.map((it) => `"${it}"`).join(", ");
      return { text, result: "unknown", reason: `${names} is not known`, ...place };
    }
    case "error":
      return { text, result: "error", reason: outcome.message, ...place };
  }
}

function firing(
  when: readonly string[],
  conditions: readonly PlannedCondition[],
): Pick<PlannedAction, "fires" | "text"> {
  if (when.length > 0 && when.every((it) => it === "node-error")) {
    return { fires: "later", text: "happens only if the node fails" };
  }
  return firingBy(conditions);
}

/** Whether an action happens at its moment, by its conditions alone. */
export function firingBy(
  conditions: readonly PlannedCondition[],
): Pick<PlannedAction, "fires" | "text"> {
  const odd = conditions.find((it) => it.result === "error" || it.result === "unknown");
  if (odd) return { fires: "later", text: `cannot be evaluated: ${odd.reason}` };
  const results = new Set(conditions.map((it) => it.result));
  if (results.size > 1) {
    return {
      fires: "later",
      text: "cannot be evaluated: it is not documented whether all conditions must hold or only one",
    };
  }
  const written = conditions.map((it) => it.text).join(" and ");
  if (results.has("false")) return { fires: "no", text: `${written} does not hold` };
  return { fires: "yes", text: conditions.length === 0 ? "has no condition" : `${written} holds` };
}
