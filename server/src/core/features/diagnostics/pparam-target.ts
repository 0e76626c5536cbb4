import { closest } from "../../base/closest.ts";
import { socketTypeOf } from "../../model/socket.ts";
import { declareOnStep, parameterTypeOf } from "../edits/declare.ts";
import type { Lookup } from "../lookup.ts";
import { knownStep, type PipelineView, type TargetView } from "../pipeline-view.ts";
import { hasThreeParts, socketPartsMessage } from "../socket-parts.ts";
import { suggest } from "../suggest.ts";
import type { PipelineRule, Report } from "./rule.ts";

/** A target of a pipeline parameter is not a parameter of a node. */
export const pparamTarget: PipelineRule = {
  code: "pparam-target",
  severity: "error",
  summary:
    "The targets of a pipeline parameter are parameters of nodes, written `node.parameter.name`; node and parameter must exist.",
  scope: "pipeline",
  check({ view, lookup }, report) {
    for (const target of view.targets) {
      checkTarget(view, target, report);
      checkRemote(target, lookup, report);
    }
  },
  fix({ data }, document) {
    const step = data?.["step"];
    const name = data?.["name"];
    if (step === undefined || name === undefined) return [];
    const edits = declareOnStep(document, step, { kind: "parameter", name, type: data?.["type"] });
    return edits ? [{ title: `Declare parameter "${name}" in step "${step}"`, edits }] : [];
  },
};

function checkTarget(view: PipelineView, target: TargetView, report: Report): void {
  const { socket, node } = target;
  if (!hasThreeParts(socket)) report(socket.range, socketPartsMessage(socket));
  else if (!node) checkMissingNode(view, target, report);
  else if (node.node.kind === "deployment") {
    const name = socket.node.value;
    report(socket.node.range, `"${name}" is a deployment node, which has no parameters`);
  } else if (socketTypeOf(socket.type?.value) !== "parameter") checkType(target, report);
  else checkParameter(target, report);
}

/** The linter looks the step up in this file whatever the commit is, and stops where it is not there. */
function checkRemote({ socket, node }: TargetView, lookup: Lookup, report: Report): void {
  if (node?.node.kind !== "execution" || !hasThreeParts(socket)) return;
  const { commit, step, name } = node.node;
  if (!commit || !step || lookup.step(step.value)) return;
  if (socketTypeOf(socket.type?.value) !== "parameter") return;
  const message = `Step "${step.value}" of node "${name?.value}" is not in this file; vh lint refuses a pipeline parameter that fills it`;
  report(socket.node.range, message);
}

function checkMissingNode(view: PipelineView, { socket }: TargetView, report: Report): void {
  const { value, range } = socket.node;
  const dotted = view.nodeNames.some((it) => it.includes(".") && socket.text.startsWith(`${it}.`));
  if (dotted || view.losesNodes) return;
  const names = view.nodeNames.filter((it) => view.node(it)?.node.kind !== "deployment");
  const { hint, extra } = suggest(value, names);
  report(range, `No node of this pipeline is named "${value}"${hint}`, extra);
}

function checkType({ socket }: TargetView, report: Report): void {
  if (!socket.type) return;
  const { value, range } = socket.type;
  const message = `A pipeline parameter cannot fill "${value}"; write "parameter"`;
  const known = socketTypeOf(value) !== undefined;
  const misspelt = !known && closest(value, ["parameter"]) !== undefined;
  report(range, message, misspelt ? { suggestion: "parameter" } : {});
}

function checkParameter({ socket, node, parameter }: TargetView, report: Report): void {
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
