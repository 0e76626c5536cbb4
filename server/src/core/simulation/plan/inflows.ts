import { oncePer } from "#core/base/once-per.ts";
import { shift } from "#core/base/range.ts";
import type { Pipeline, Socket } from "#core/model/config.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { edgesToNode } from "../edges-to-node.ts";
import type { FanOut, ParameterColumn } from "../variant.ts";
import type { Inflow, PipelineQuery } from "./pipeline-plan.ts";

type InflowText = Pick<Inflow, "kind" | "text" | "grade">;

/** What each edge brings into a node; incomplete edges and edges from unknown nodes are left out. */
export function inflowsOf(
  query: PipelineQuery,
  node: string,
  fanOuts: ReadonlyMap<string, FanOut>,
): readonly Inflow[] {
  const { config, start } = query.source.pipeline;
  return edgesToNode(config, node).flatMap(({ source, target, range }) => {
    if (!source || !target || !nodeNames(config).has(source.node.value)) return [];
    const ends = { source: source.text, target: target.text, from: source.node.value };
    return { ...ends, ...broughtBy(source, target, fanOuts), range: shift(range, start) };
  });
}

const nodeNames = oncePer(({ nodes }: Pipeline) => new Set(nodes.map((it) => it.name?.value)));

function broughtBy(
  source: Socket,
  target: Socket,
  fanOuts: ReadonlyMap<string, FanOut>,
): InflowText {
  const type = socketTypeOf(source.type?.value);
  if (type === "dependency") return { kind: "order", text: "waits for it", grade: "documented" };
  if (type === "output" || type === "input") return filesOf(type, source, fanOuts);
  if (socketTypeOf(target.type?.value) === "parameter") {
    return intoParameter(source, columnAt(target, fanOuts), type === "deployment");
  }
  const text = `${type ?? "an unknown socket"}, known when it runs`;
  return { kind: "later", text, grade: type ? "documented" : "unknown" };
}

function intoParameter(
  source: Socket,
  column: ParameterColumn | undefined,
  deployed: boolean,
): InflowText {
  if (column && column.origin.source === source.text) return valuesOf(column);
  if (deployed) {
    return { kind: "later", text: "known once the deployment exists", grade: "documented" };
  }
  return { kind: "nothing", text: "not known before the run", grade: "unknown" };
}

function columnAt({ node, key }: Socket, fanOuts: ReadonlyMap<string, FanOut>) {
  return fanOuts.get(node.value)?.columns.find((it) => it.name === key?.value);
}

function valuesOf({ values, spread, grade }: ParameterColumn): InflowText {
  if (spread) {
    const many = values.length === 1 ? "1 value" : `${values.length} values, one execution each`;
    return { kind: "list", text: many, grade };
  }
  const value = values.at(0);
  return { kind: "value", text: value ? shortened(pythonRepr(value)) : "no value", grade };
}

const longest = 80;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function filesOf(
  type: "output" | "input",
  source: Socket,
  fanOuts: ReadonlyMap<string, FanOut>,
): InflowText {
  const from = fanOuts.get(source.node.value);
  const key = source.key?.value ?? "";
  const what = type === "output" ? `files that match ${key}` : `the files of input ${key}`;
  if (!from || from.type === "execution") return { kind: "files", text: what, grade: "documented" };
  // A task that still waits for a list counts as one execution, and may become many.
  const isMany = from.count !== undefined && from.count > 1n;
  const count = isMany ? `all ${from.count}` : "all";
  return { kind: "files", text: `${what}, from ${count} executions`, grade: "documented" };
}
