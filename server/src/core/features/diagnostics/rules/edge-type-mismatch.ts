import type { Value } from "#core/base/value.ts";
import { knownStep, type SocketView } from "#core/document/pipeline-view.ts";
import type { ParameterSignature } from "#core/model/signature.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge passes a parameter on to one of another type. */
export const edgeTypeMismatch: PipelineRule<Mismatch> = {
  code: "edge-type-mismatch",
  severity: "warning",
  summary: "An edge passes the value of a parameter to a parameter whose type does not accept it.",
  scope: "pipeline",
  find({ view }, report) {
    for (const { source, target } of view.edges) {
      const from = parameterOf(source);
      const to = parameterOf(target);
      const key = target?.socket.key;
      if (!from || !to || !key || takes(to, from)) continue;
      const step = knownStep(target?.node)?.name;
      const found = { to, from, source: source?.socket.text };
      report(key.range, found, step === undefined ? {} : { step });
    }
  },
  message: ({ to, from, source }) =>
    `Parameter "${to.name}" is of type ${to.type}, but "${source}" is of type ${from.type}`,
};

/** A parameter of the target's step, and what fills it: a socket with a parameter of another type. */
interface Mismatch {
  readonly to: ParameterSignature;
  readonly from: ParameterSignature;
  readonly source: string | undefined;
}

function parameterOf(end: SocketView | undefined): ParameterSignature | undefined {
  if (end?.type !== "parameter" || end.fault) return undefined;
  return knownStep(end.node)?.parameters.find((it) => it.name === end.socket.key?.value);
}

function takes(to: ParameterSignature, from: ParameterSignature): boolean {
  if (to.type === from.type || to.type === "string") return true;
  if (to.type === "float" && from.type === "integer") return true;
  return from.type === "string" && holdsNumber(from.default) && to.type !== "flag";
}

/** Many numbers are declared without a type, which makes them strings. */
function holdsNumber(value: Value | undefined): boolean {
  switch (value?.kind) {
    case "integer":
    case "float":
      return true;
    case "string":
      return value.value.trim() !== "" && Number.isFinite(Number(value.value));
    default:
      return false;
  }
}
