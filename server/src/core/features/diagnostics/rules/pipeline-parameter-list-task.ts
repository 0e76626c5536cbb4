import { knownStep } from "#core/document/pipeline-view.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";

/** A list of a pipeline parameter reaches a task node, where it does not spread. */
export const pipelineParameterListTask: PipelineRule<string> = {
  code: "pipeline-parameter-list-task",
  severity: "information",
  summary:
    "The list of a pipeline parameter reaches a task node as one value. Only a list from metadata becomes one execution per value.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { parameter, socket, node } of view.targets) {
      if (parameter.default?.value.kind !== "list" || node?.node.kind !== "task") continue;
      if (socketTypeOf(socket.type?.value) !== "parameter") continue;
      const declared = knownStep(node)?.parameters.find((it) => it.name === socket.key?.value);
      if (declared && declared.multiple !== "none") continue;
      report(socket.range, socket.node.value);
    }
  },
  message: (node) =>
    `The list reaches "${node}" as one value; it does not become one execution per item`,
};
