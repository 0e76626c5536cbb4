import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { buildNode } from "./build-node.ts";
import type { Edge, Pipeline, PipelineParameter, Socket } from "./config.ts";
import type { ItemSource } from "./item-source.ts";
import { type Fields, fieldsOf, locatedText } from "./read.ts";
import { socketOf } from "./socket.ts";

/** Reads a pipeline. */
export function buildPipeline(
  fields: Fields,
  { text, keyRange }: ItemSource,
  keyword: Pipeline["keyword"],
): Pipeline {
  return {
    kind: "pipeline",
    keyword,
    range: keyRange,
    name: fields.text("name"),
    nodes: fields.list("nodes").map((node) => buildNode(text, node)),
    edges: fields.list("edges").map((node) => buildEdge(text, node)),
    parameters: fields.list("parameters").map((node) => buildPipelineParameter(text, node)),
  };
}

/** An edge is a list of two sockets or a mapping with `source` and `target` (valohai-yaml `Edge.parse`). */
function buildEdge(text: string, node: SyntaxNode): Edge {
  const target = dereference(node);
  if (target.kind === "sequence") {
    const [source, sink] = target.entries;
    return {
      range: node.range,
      form: "short",
      wellFormed: target.entries.length === 2,
      source: buildSocket(text, source),
      target: buildSocket(text, sink),
      configuration: undefined,
    };
  }
  const fields = fieldsOf(node);
  return {
    range: node.range,
    form: "long",
    wellFormed: target.kind === "mapping",
    source: socketAt(text, fields, "source"),
    target: socketAt(text, fields, "target"),
    configuration: fields.keyRange("configuration"),
  };
}

function buildSocket(text: string, node: SyntaxNode | undefined): Socket | undefined {
  const located = locatedText(node);
  return located && socketOf(text, located);
}

function socketAt(text: string, fields: Fields, key: string): Socket | undefined {
  const located = fields.text(key);
  return located && socketOf(text, located);
}

function buildPipelineParameter(text: string, node: SyntaxNode): PipelineParameter {
  const fields = fieldsOf(node);
  const targets = [...fields.texts("targets"), ...fields.texts("target")];
  return {
    range: node.range,
    name: fields.text("name"),
    default: fields.value("default"),
    targets: targets.map((target) => socketOf(text, target)),
  };
}
