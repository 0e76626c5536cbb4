import { knownStep } from "#core/document/pipeline-view.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import { setMultiple } from "#core/edits/set-parameter-multiple.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";

/** The list of a pipeline parameter goes to a parameter that takes one value; valohai-yaml cannot build the command. */
export const pipelineParameterListNotMultiple: PipelineRule<ListForOne> = {
  code: "pipeline-parameter-list-not-multiple",
  severity: "error",
  summary:
    "A pipeline parameter passes its list to a parameter of an execution node that takes one value, so Valohai cannot build the command.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { parameter, socket, node } of view.targets) {
      if (parameter.default?.value.kind !== "list" || node?.node.kind !== "execution") continue;
      if (socketTypeOf(socket.type?.value) !== "parameter" || !socket.key) continue;
      const step = knownStep(node);
      const declared = step?.parameters.findLast((it) => it.name === socket.key?.value);
      if (!step || declared?.multiple !== "none") continue;
      const list = parameter.name?.value ?? "this";
      const found = { step: step.name, parameter: declared.name, list };
      report(socket.range, found, { step: step.name });
    }
  },
  message: ({ step, parameter, list }) =>
    `Parameter "${parameter}" of step "${step}" takes one value, and "${list}" is a list`,
  fix({ step, parameter }, _problem, document) {
    const edits = setMultiple(document, step, parameter);
    return fixOf("choose", `Let parameter "${parameter}" take several values`, edits);
  },
};

/** A parameter of a step that takes one value, and the pipeline parameter that gives it a list. */
interface ListForOne {
  readonly step: string;
  readonly parameter: string;
  readonly list: string;
}
