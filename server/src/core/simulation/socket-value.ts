import type { Value } from "#core/base/value.ts";
import type { PipelineNode, Socket } from "#core/model/config.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";
import { worse } from "./parameter-state.ts";
import type { FanOutQuery, Grade, OriginKind, ParameterColumn } from "./variant.ts";

/** What an edge brings to a parameter before the run. */
export type SocketValue =
  | {
      readonly kind: "value";
      readonly value: Value;
      readonly origin: OriginKind;
      readonly grade: Grade;
    }
  /** Nothing that is known before the run. */
  | { readonly kind: "later"; readonly why: string }
  /** No value, and what the platform then does is not documented. */
  | { readonly kind: "nothing"; readonly why: string };

/** The parameters of another node; undefined where they wait for this one or are unknown. */
export type ColumnsOf = (node: string) => readonly ParameterColumn[] | undefined;

/** What an edge from this socket brings to a parameter. */
export function socketValue(query: FanOutQuery, source: Socket, columnsOf: ColumnsOf): SocketValue {
  const name = source.node.value;
  const node = nodeNamed(query.source.pipeline.config, name);
  if (!node) return nothing(`no node is named "${name}"`);
  const type = socketTypeOf(source.type?.value);
  const key = source.key?.value;
  if (!type || key === undefined) return nothing(`"${source.text}" names no socket`);
  switch (type) {
    case "metadata":
      return metadataOf(query, node, name, key);
    case "parameter":
      return parameterOf(node, name, key, columnsOf);
    case "deployment":
      return { kind: "later", why: `"${source.text}" is known only once the deployment exists` };
    default:
      return nothing(`it is not documented what ${described[type]} brings to a parameter`);
  }
}

function nothing(why: string): SocketValue {
  return { kind: "nothing", why };
}

const described: { readonly [type in SocketType]: string } = {
  output: "an output",
  input: "an input",
  parameter: "a parameter",
  metadata: "metadata",
  "environment-variable": "an environment variable",
  file: "a file",
  deployment: "a deployment",
  dependency: "a dependency",
};

function metadataOf(
  query: FanOutQuery,
  node: PipelineNode,
  name: string,
  key: string,
): SocketValue {
  const printed = Object.hasOwn(query.metadata, name) ? query.metadata[name] : undefined;
  const value = printed && Object.hasOwn(printed, key) ? printed[key] : undefined;
  if (!value) return nothing(`metadata key "${key}" is not given for node "${name}"`);
  return { kind: "value", value, origin: "metadata", grade: metadataGrade(node, value) };
}

function metadataGrade(node: PipelineNode, value: Value): Grade {
  if (node.kind !== "execution") return "unknown";
  return value.kind === "null" || value.kind === "object" ? "unknown" : "documented";
}

function parameterOf(
  node: PipelineNode,
  name: string,
  key: string,
  columnsOf: ColumnsOf,
): SocketValue {
  const column = columnsOf(name)?.find((it) => it.name === key);
  if (!column) return nothing(`the value of parameter "${key}" of node "${name}" is not known`);
  if (column.varied) {
    return nothing(
      `parameter "${key}" of node "${name}" has several values, one for each execution`,
    );
  }
  const value = column.values.at(0);
  if (!value) return nothing(`parameter "${key}" of node "${name}" has no value`);
  const grade = node.kind === "task" ? "unknown" : column.grade;
  return { kind: "value", value, origin: "edge", grade: worse(grade, "documented") };
}
