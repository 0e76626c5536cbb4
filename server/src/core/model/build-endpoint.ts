import type { SourceRange } from "../base/range.ts";
import type { SyntaxNode } from "../syntax/tree.ts";
import type { Deployment, Endpoint, EndpointFile } from "./config.ts";
import { type Fields, fieldsOf } from "./read.ts";

/** Reads an endpoint. */
export function buildEndpoint(fields: Fields, range: SourceRange): Endpoint {
  return {
    kind: "endpoint",
    range,
    name: fields.text("name"),
    files: fields.list("files").map(buildEndpointFile),
  };
}

function buildEndpointFile(node: SyntaxNode): EndpointFile {
  const fields = fieldsOf(node);
  return { range: node.range, name: fields.text("name"), path: fields.text("path") };
}

/** Reads a deployment. */
export function buildDeployment(fields: Fields, range: SourceRange): Deployment {
  return {
    kind: "deployment",
    range,
    name: fields.text("name"),
    defaultTarget: fields.mapping("defaults")?.text("target"),
  };
}
