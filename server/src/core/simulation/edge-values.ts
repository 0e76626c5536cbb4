import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { edgesToNode } from "./edges-to-node.ts";
import type { NodeSetup } from "./node-setup.ts";
import {
  absolute,
  emptyState,
  keptText,
  type ParameterState,
  type ReportNote,
  withValue,
  worse,
} from "./parameter-state.ts";
import { type ColumnsOf, type SocketValue, socketValue } from "./socket-value.ts";
import type { FanOutQuery, Grade } from "./variant.ts";

/** Applies what the edges bring to the node's parameters; a metadata list spreads over a task. */
export function withEdgeValues(
  states: readonly ParameterState[],
  query: FanOutQuery,
  setup: NodeSetup,
  columnsOf: ColumnsOf,
  report: ReportNote,
): readonly ParameterState[] {
  const byName = new Map(states.map((it) => [it.name, it]));
  const filled = new Set<string>();
  for (const { source, target } of parameterEdges(query, setup.name)) {
    const key = target.key?.value ?? "";
    const range = absolute(query.source.pipeline.start, source.range);
    const state = byName.get(key) ?? emptyState(key, undefined);
    reportRivals(state, filled, range, report);
    filled.add(key);
    const carried = socketValue(query, source, columnsOf);
    byName.set(key, carriedOver(state, carried, { source, range, setup, report }));
  }
  return [...byName.values()];
}

interface EdgeEnd {
  readonly source: Socket;
  readonly target: Socket;
}

/** The edges into parameters of a node, whole ones only. */
function parameterEdges(query: FanOutQuery, node: string): readonly EdgeEnd[] {
  return edgesToNode(query.source.pipeline.config, node).flatMap(({ source, target }) => {
    if (!source || !target?.key) return [];
    return socketTypeOf(target.type?.value) === "parameter" ? [{ source, target }] : [];
  });
}

function reportRivals(
  state: ParameterState,
  filled: ReadonlySet<string>,
  range: SourceRange | undefined,
  report: ReportNote,
): void {
  if (filled.has(state.name)) {
    const text = `Several edges fill "${state.name}", but only one edge can; the preview takes the last`;
    report("error", text, "unknown", range);
  } else if (state.origin.kind === "pipeline parameter") {
    const text = `A pipeline parameter and an edge both fill "${state.name}"; it is not documented which one wins, and the preview takes the edge`;
    report("warning", text, "unknown", range);
  }
}

interface EdgeContext {
  readonly source: Socket;
  readonly range: SourceRange | undefined;
  readonly setup: NodeSetup;
  readonly report: ReportNote;
}

function carriedOver(
  state: ParameterState,
  carried: SocketValue,
  context: EdgeContext,
): ParameterState {
  const { source, range, setup, report } = context;
  if (carried.kind === "later") {
    report("information", `${carried.why}; the preview ${keptText(state)}`, "documented", range);
    return state;
  }
  if (carried.kind === "nothing") {
    const text = `${capital(carried.why)}; it is not documented what the platform then does, and the preview ${keptText(state)}`;
    report("warning", text, "unknown", range);
    return { ...state, grade: "unknown" };
  }
  const { value, grade } = carried;
  const origin = { kind: carried.origin, source: source.text, range };
  const isTask = setup.node.kind === "task";
  if (isTask && carried.origin === "metadata" && value.kind === "list") {
    const laid = withValue(state, value, origin, spreadGrade(setup, grade));
    if (grade === "unknown") reportDoubt(value, context);
    reportSpread(state, value.items, context);
    return { ...laid, values: value.items, spread: true };
  }
  if (grade === "unknown") reportDoubt(value, context);
  if (value.kind === "list")
    return withValue(state, value, origin, listGrade(state, grade, context));
  return withValue(state, value, origin, grade);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function spreadGrade(setup: NodeSetup, grade: Grade): Grade {
  return setup.type === "grid_search" ? grade : "unknown";
}

function reportSpread(state: ParameterState, items: readonly Value[], context: EdgeContext): void {
  const { source, range, setup, report } = context;
  if (items.length === 0) {
    const text = `"${source.text}" is an empty list, which leaves nothing to run; it is not documented what the platform does with it`;
    report("error", text, "unknown", range);
  }
  if (setup.type !== "grid_search") {
    const text = `It is not documented how a list spreads over "${state.name}" in a task of type "${setup.type}"`;
    report("warning", text, "unknown", range);
  }
}

function reportDoubt(value: Value, { source, range, report }: EdgeContext): void {
  const what = value.kind === "null" || value.kind === "object" ? `${value.kind} value ` : "value ";
  const text = `It is not documented what the platform does with the ${what}of "${source.text}"`;
  report("warning", text, "unknown", range);
}

/** A list that is not spread fits only a parameter with several values. */
function listGrade(state: ParameterState, grade: Grade, context: EdgeContext): Grade {
  const { source, range, setup, report } = context;
  const single = state.declared?.multiple === "none";
  if (setup.node.kind === "task") {
    const text = `It is not documented whether the list of "${source.text}" is spread; the preview passes it as one value`;
    report("information", text, "unknown", range);
    return "unknown";
  }
  if (single) {
    const text = `"${source.text}" is a list, but parameter "${state.name}" takes one value; a node of type "task" runs once for each item`;
    report("warning", text, "inferred", range);
  }
  return worse(grade, "inferred");
}
