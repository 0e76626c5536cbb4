import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Deployment, Endpoint, EndpointFile, EndpointVolume } from "./config.ts";
import { type Fields, fieldsOf } from "./read.ts";

/** Reads an endpoint. */
export function buildEndpoint(fields: Fields, range: SourceRange): Endpoint {
  return {
    kind: "endpoint",
    range,
    name: fields.text("name"),
    files: fields.list("files").map(buildEndpointFile),
    volumes: buildVolumes(fields),
  };
}

function buildEndpointFile(node: SyntaxNode): EndpointFile {
  const fields = fieldsOf(node);
  return { range: node.range, name: fields.text("name"), path: fields.text("path") };
}

function buildVolumes(fields: Fields): readonly EndpointVolume[] {
  const shared = fields.list("shared-volumes").map(fieldsOf);
  const workspace = fields.mapping("workspace-volume");
  return [
    ...shared.map((it) => buildVolume("shared", it)),
    ...(workspace ? [buildVolume("workspace", workspace)] : []),
  ];
}

function buildVolume(kind: EndpointVolume["kind"], fields: Fields): EndpointVolume {
  return { kind, name: fields.text("pvc-name"), mountPath: fields.text("mount-path") };
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
