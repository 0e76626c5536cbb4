import { closest } from "#core/base/closest.ts";
import { suggest } from "#core/base/suggest.ts";
import { knownStep, type PipelineView, type TargetView } from "#core/document/pipeline-view.ts";
import { hasThreeParts, socketPartsMessage } from "#core/document/socket-parts.ts";
import { declareOnStep, parameterTypeOf } from "#core/edits/declare.ts";
import type { Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineRule, Report } from "../rule.ts";

/** A target of a pipeline parameter is not a parameter of a node. */
export const pipelineParameterTarget: PipelineRule<string> = {
  code: "pipeline-parameter-target",
  severity: "error",
  summary:
    "The targets of a pipeline parameter are parameters of nodes, written `node.parameter.name`. Both the node and the parameter must exist.",
  scope: "pipeline",
  find({ view }, report) {
    for (const target of view.targets) checkTarget(view, target, report);
  },
  message: (found) => found,
  fix(_found, { data }, document) {
    const step = data?.["step"];
    const name = data?.["name"];
    if (step === undefined || name === undefined) return [];
    const edits = declareOnStep(document, step, { kind: "parameter", name, type: data?.["type"] });
    return edits
      ? [{ kind: "add", title: `Declare parameter "${name}" in step "${step}"`, edits }]
      : [];
  },
};

function checkTarget(view: PipelineView, target: TargetView, report: Report<string>): void {
  const { socket, node } = target;
  if (!hasThreeParts(socket)) reportParts(socket, report);
  else if (!node) checkMissingNode(view, target, report);
  else if (node.node.kind === "deployment") {
    const name = socket.node.value;
    report(socket.node.range, `"${name}" is a deployment node, which has no parameters`);
  } else if (socketTypeOf(socket.type?.value) !== "parameter") checkType(target, report);
  else checkParameter(target, report);
}

function reportParts(socket: Socket, report: Report<string>): void {
  const { node, type, key } = socket;
  const hasName = node.value !== "" && type?.value && key === undefined;
  const isType = socketTypeOf(type?.value) !== undefined;
  const suggestion = hasName && !isType ? `${node.value}.parameter.${type.value}` : undefined;
  const extra = suggestion === undefined ? {} : { suggestion };
  report(socket.range, socketPartsMessage(socket, suggestion), extra);
}

function checkMissingNode(
  view: PipelineView,
  { socket }: TargetView,
  report: Report<string>,
): void {
  const { value, range } = socket.node;
  const dotted = view.nodeNames.some((it) => it.includes(".") && socket.text.startsWith(`${it}.`));
  if (dotted || view.losesNodes) return;
  const names = view.nodeNames.filter((it) => view.node(it)?.node.kind !== "deployment");
  const { hint, extra } = suggest(value, names);
  report(range, `No node of this pipeline is named "${value}"${hint}`, extra);
}

function checkType({ socket }: TargetView, report: Report<string>): void {
  if (!socket.type) return;
  const { value, range } = socket.type;
  const message = `A pipeline parameter cannot fill "${value}"; write "parameter"`;
  const known = socketTypeOf(value) !== undefined;
  const misspelt = !known && closest(value, ["parameter"]) !== undefined;
  report(range, message, misspelt ? { suggestion: "parameter", suggestionKind: "spelling" } : {});
}

function checkParameter({ socket, node, parameter }: TargetView, report: Report<string>): void {
  const step = knownStep(node);
  const { key } = socket;
  if (!step || !key) return;
  const names = step.parameters.map((it) => it.name);
  if (names.includes(key.value)) return;
  const { hint, extra } = suggest(key.value, names);
  const type = parameterTypeOf(parameter.default?.value);
  report(key.range, `Step "${step.name}" has no parameter "${key.value}"${hint}`, {
    ...extra,
    step: step.name,
    data: { step: step.name, name: key.value, ...(type ? { type } : {}) },
  });
}
