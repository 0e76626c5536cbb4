import { stringValue, type Value } from "#core/base/value.ts";
import type { PipelineParameter, Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { absolute, type Draft, emptyDraft, type Report, withValue } from "./draft.ts";
import type { NodeSetup } from "./node-setup.ts";
import type { FanOutQuery } from "./variant.ts";

/** Lays the pipeline's parameters over the node's: a given value, the default or an empty text, a list as one value. */
export function pipelineDrafts(
  drafts: readonly Draft[],
  query: FanOutQuery,
  setup: NodeSetup,
  report: Report,
): readonly Draft[] {
  const byName = new Map(drafts.map((it) => [it.name, it]));
  for (const parameter of query.source.pipeline.config.parameters) {
    for (const key of targetsIn(parameter, setup.name)) {
      const draft = byName.get(key) ?? emptyDraft(key, undefined);
      byName.set(key, laidOver(draft, parameter, query, setup, report));
    }
  }
  return [...byName.values()];
}

/** The parameters of the node that a pipeline parameter aims at. */
function targetsIn(parameter: PipelineParameter, node: string): readonly string[] {
  const targets = parameter.targets.filter((it) => it.node.value === node && isParameter(it));
  return [...new Set(targets.flatMap((it) => it.key?.value ?? []))];
}

function isParameter(socket: Socket): boolean {
  return socketTypeOf(socket.type?.value) === "parameter";
}

function laidOver(
  draft: Draft,
  parameter: PipelineParameter,
  query: FanOutQuery,
  setup: NodeSetup,
  report: Report,
): Draft {
  const name = parameter.name?.value ?? "";
  const { start } = query.source.pipeline;
  const range = absolute(start, parameter.default?.range ?? parameter.range);
  if (draft.origin.kind === "pipeline parameter") {
    const text = `Several pipeline parameters fill "${draft.name}"; which one wins is not documented, the preview takes the last`;
    report("warning", text, "unknown", range);
  }
  const given = givenValue(parameter, query);
  if (!given) {
    const text = `Pipeline parameter "${name}" has no value; vh pipeline run then sends an empty text`;
    report("information", text, "inferred", range);
  }
  const value = given ?? stringValue("");
  if (value.kind === "list" && setup.node.kind === "task") {
    const text = `Pipeline parameter "${name}" reaches "${draft.name}" as one list, which is not spread`;
    report("information", text, "documented", range);
  }
  return withValue(draft, value, { kind: "pipeline parameter", source: name, range }, "inferred");
}

function givenValue(parameter: PipelineParameter, query: FanOutQuery): Value | undefined {
  const name = parameter.name?.value ?? "";
  const given = Object.hasOwn(query.pipelineParameters, name)
    ? query.pipelineParameters[name]
    : undefined;
  const value = given ?? parameter.default?.value;
  return value?.kind === "null" ? undefined : value;
}
