import { closest } from "#core/base/closest.ts";
import { suggest } from "#core/base/suggest.ts";
import { knownStep, type PipelineView, type TargetView } from "#core/document/pipeline-view.ts";
import { hasThreeParts, socketPartsMessage } from "#core/document/socket-parts.ts";
import { parameterTypeOf } from "#core/edits/declare.ts";
import type { Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineRule, Report } from "../rule.ts";
import { namesDottedNode } from "../support/dotted-node.ts";
import { declareMissing, type Undeclared, undeclaredMessage } from "../support/undeclared.ts";

/** A target of a pipeline parameter is not a parameter of a node. */
export const pipelineParameterTarget: PipelineRule<Mistaken> = {
  code: "pipeline-parameter-target",
  severity: "error",
  summary:
    "The targets of a pipeline parameter are parameters of nodes, written `node.parameter.name`. Both the node and the parameter must exist.",
  scope: "pipeline",
  find({ view }, report) {
    for (const target of view.targets) checkTarget(view, target, report);
  },
  message: (found) => (typeof found === "string" ? found : undeclaredMessage(found)),
  fix: (found, problem, document) =>
    typeof found === "string" ? [] : declareMissing(found, problem, document),
};

/** What is wrong with a target in words, or the parameter that the step does not declare. */
type Mistaken = string | Undeclared;

function checkTarget(view: PipelineView, target: TargetView, report: Report<Mistaken>): void {
  const { socket, node } = target;
  if (!hasThreeParts(socket)) reportParts(socket, report);
  else if (!node) checkMissingNode(view, target, report);
  else if (node.node.kind === "deployment") {
    const name = socket.node.value;
    report(socket.node.range, `"${name}" is a deployment node, which has no parameters`);
  } else if (socketTypeOf(socket.type?.value) !== "parameter") checkType(target, report);
  else checkParameter(target, report);
}

function reportParts(socket: Socket, report: Report<Mistaken>): void {
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
  report: Report<Mistaken>,
): void {
  const { value, range } = socket.node;
  if (view.losesNodes || namesDottedNode(view, socket)) return;
  const names = view.nodeNames.filter((it) => view.node(it)?.node.kind !== "deployment");
  const { hint, extra } = suggest(value, names);
  report(range, `No node of this pipeline is named "${value}"${hint}`, extra);
}

function checkType({ socket }: TargetView, report: Report<Mistaken>): void {
  if (!socket.type) return;
  const { value, range } = socket.type;
  const message = `A pipeline parameter cannot fill "${value}"; write "parameter"`;
  const known = socketTypeOf(value) !== undefined;
  const misspelt = !known && closest(value, ["parameter"]) !== undefined;
  report(range, message, misspelt ? { suggestion: "parameter", suggestionKind: "spelling" } : {});
}

function checkParameter({ socket, node, parameter }: TargetView, report: Report<Mistaken>): void {
  const step = knownStep(node);
  const { key } = socket;
  if (!step || !key) return;
  const names = step.parameters.map((it) => it.name);
  if (names.includes(key.value)) return;
  const { hint, extra } = suggest(key.value, names);
  const type = parameterTypeOf(parameter.default?.value);
  const found = { kind: "parameter", name: key.value, step: step.name, hint, type } as const;
  report(key.range, found, { ...extra, step: step.name });
}
