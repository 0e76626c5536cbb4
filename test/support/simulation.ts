import assert from "node:assert/strict";
import type { Value } from "#core/base/value.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import type { Parameter } from "#core/model/config.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { FanOut, FanOutQuery, ParameterColumn } from "#core/simulation/variant.ts";
import { fitFile } from "./yaml.ts";

/** What is known from outside the file, as JSON texts. */
export interface Given {
  readonly metadata?: string;
  readonly parameters?: string;
}

/** What is asked of the file's pipeline `p`. */
export function queryOf(yaml: string, given: Given = {}): Omit<FanOutQuery, "node"> {
  const source = pipelineSource(createDocument(yaml), "p");
  assert.ok(source);
  const nodes = Object.entries(fields(given.metadata));
  return {
    source,
    metadata: Object.fromEntries(nodes.map(([name, it]) => [name, entriesOf(it)])),
    pipelineParameters: fields(given.parameters),
  };
}

/** Fans a node of the file's pipeline `p` out. */
export function fanOutOf(yaml: string, node: string, given: Given = {}): FanOut {
  return fanOut({ ...queryOf(yaml, given), node });
}

/** Plans the file's pipeline `p`; of the nodes that are complete no more metadata comes. */
export function plan(
  yaml: string,
  given: Given = {},
  complete: readonly string[] = [],
): PipelinePlan {
  return planPipeline({ ...queryOf(yaml, given), complete });
}

/** The value of a JSON text. */
export function value(json: string): Value {
  const parsed = parseJson(json);
  assert.equal(parsed.kind, "value", json);
  return parsed.value;
}

function fields(json: string | undefined): { readonly [key: string]: Value } {
  return json === undefined ? {} : entriesOf(value(json));
}

function entriesOf(object: Value): { readonly [key: string]: Value } {
  return object.kind === "object" ? Object.fromEntries(object.entries) : {};
}

/** The first commands of the first variants, one line each. */
export function commands(found: FanOut, count = Number(found.count ?? 0)): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    variantAt(found, BigInt(index)).command.join(" && "),
  );
}

/** The values of a column as Python prints them; `?` where the platform draws them. */
export function values(column: ParameterColumn | undefined): string {
  assert.ok(column);
  const items = Array.from({ length: column.values.length }, (_, index) => {
    const item = column.values.at(index);
    return item ? pythonRepr(item) : "?";
  });
  return items.join(" ");
}

/** The notes, one line each, but for that about `vh task run`, which every task has. */
export function notes(found: FanOut): readonly string[] {
  const others = found.notes.filter((it) => !it.text.includes("vh task run"));
  return others.map((it) => `${it.severity} (${it.grade}): ${it.text}`);
}

/** A parameter read from its YAML in flow style. */
export function parameter(flow: string): Parameter {
  const source = pipelineSource(createDocument(fitFile({ parameters: flow })), "p");
  const fit = source?.steps.find((it) => it.config.name?.value === "fit");
  const found = fit?.config.parameters[0];
  assert.ok(found, flow);
  return found;
}
