import { stringValue, type Value } from "#core/base/value.ts";
import type { PipelineParameter, Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { NodeSetup } from "./node-setup.ts";
import {
  absolute,
  emptyState,
  type ParameterState,
  type ReportNote,
  withValue,
} from "./parameter-state.ts";
import type { FanOutQuery } from "./variant.ts";

/** Applies the pipeline's parameters to the node's: a given value, the default or an empty text; a list is one value. */
export function withPipelineValues(
  states: readonly ParameterState[],
  query: FanOutQuery,
  setup: NodeSetup,
  report: ReportNote,
): readonly ParameterState[] {
  const byName = new Map(states.map((it) => [it.name, it]));
  for (const parameter of query.source.pipeline.config.parameters) {
    for (const key of targetsIn(parameter, setup.name)) {
      const state = byName.get(key) ?? emptyState(key, undefined);
      byName.set(key, laidOver(state, parameter, query, setup, report));
    }
  }
  return [...byName.values()];
}

/** The parameters of the node that a pipeline parameter targets. */
function targetsIn(parameter: PipelineParameter, node: string): readonly string[] {
  const targets = parameter.targets.filter((it) => it.node.value === node && isParameter(it));
  return [...new Set(targets.flatMap((it) => it.key?.value ?? []))];
}

function isParameter(socket: Socket): boolean {
  return socketTypeOf(socket.type?.value) === "parameter";
}

function laidOver(
  state: ParameterState,
  parameter: PipelineParameter,
  query: FanOutQuery,
  setup: NodeSetup,
  report: ReportNote,
): ParameterState {
  const name = parameter.name?.value ?? "";
  const { start } = query.source.pipeline;
  const range = absolute(start, parameter.default?.range ?? parameter.range);
  if (state.origin.kind === "pipeline parameter") {
    const text = `Several pipeline parameters fill "${state.name}"; it is not documented which one wins, and the preview takes the last`;
    report("warning", text, "unknown", range);
  }
  const given = givenValue(parameter, query);
  if (!given) {
    const text = `Pipeline parameter "${name}" has no value; vh pipeline run then sends an empty text`;
    report("information", text, "inferred", range);
  }
  const value = given ?? stringValue("");
  if (value.kind === "list" && setup.node.kind === "task") {
    const text = `Pipeline parameter "${name}" reaches "${state.name}" as one list, which is not spread`;
    report("information", text, "documented", range);
  }
  return withValue(state, value, { kind: "pipeline parameter", source: name, range }, "inferred");
}

function givenValue(parameter: PipelineParameter, query: FanOutQuery): Value | undefined {
  const name = parameter.name?.value ?? "";
  const given = Object.hasOwn(query.pipelineParameters, name)
    ? query.pipelineParameters[name]
    : undefined;
  const value = given ?? parameter.default?.value;
  return value?.kind === "null" ? undefined : value;
}
