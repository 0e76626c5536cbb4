import type { Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline parameter and an edge fill the same parameter. */
export const pipelineParameterAndEdge: PipelineRule<string> = {
  code: "pipeline-parameter-and-edge",
  severity: "warning",
  summary:
    "Both a pipeline parameter and an edge fill the same parameter of a node. It is not documented which value it gets.",
  scope: "pipeline",
  find({ view }, report) {
    const filled = new Map<string, Socket>();
    for (const { target } of view.edges) {
      if (target && !target.fault) filled.set(identityOf(target.socket), target.socket);
    }
    for (const { socket, node } of view.targets) {
      const edge = filled.get(identityOf(socket));
      if (!node || !edge || socketTypeOf(socket.type?.value) !== "parameter") continue;
      report(socket.range, socket.text, { related: [{ range: edge.range, message: "The edge" }] });
    }
  },
  message: (target) => `An edge also fills "${target}"; it is not documented which value wins`,
};

function identityOf({ node, type, key }: Socket): string {
  return JSON.stringify([node.value, socketTypeOf(type?.value), key?.value]);
}
