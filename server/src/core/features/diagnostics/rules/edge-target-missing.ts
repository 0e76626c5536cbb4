import { suggest } from "#core/base/suggest.ts";
import { declaredKeys, keyWords } from "#core/document/declared-keys.ts";
import { type EdgeView, knownStep } from "#core/document/pipeline-view.ts";
import { declareOnStep, isDeclarable } from "#core/edits/declare.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";
import { pairingOf } from "../support/socket-fit.ts";

/** An edge fills something that the target's step does not declare. */
export const edgeTargetMissing: PipelineRule<string> = {
  code: "edge-target-missing",
  severity: "error",
  summary:
    "An edge ends at an input, parameter or environment variable that the step of its target node does not declare, so nothing receives what it carries.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const missing = missingKey(edge);
      if (!missing) continue;
      const { key, type, declared, step } = missing;
      const { hint, extra } = suggest(key.value, declared);
      const message = `Step "${step}" has no ${keyWords[type]} "${key.value}"${hint}`;
      const severity = type === "environment-variable" ? "warning" : "error";
      report(key.range, message, { ...extra, severity, step, data: { edge: String(edge.index) } });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const edge = pipelineAt(document, problem)?.edge;
    const missing = edge && missingKey(edge);
    if (!missing || !isDeclarable(missing.type)) return [];
    const name = missing.key.value;
    const edits = declareOnStep(document, missing.step, {
      kind: missing.type,
      name,
      type: sourceParameterType(edge),
    });
    const title = `Declare ${keyWords[missing.type]} "${name}" in step "${missing.step}"`;
    return edits ? [{ kind: "add", title, edits }] : [];
  },
};

function missingKey(edge: EdgeView) {
  const { target } = edge;
  // The type is the mistake then: what it declares says nothing.
  if (pairingOf(edge) === "senseless") return undefined;
  if (!target?.node || target.fault || !target.type || !target.socket.key) return undefined;
  const key = target.socket.key;
  const type: SocketType = target.type;
  const declared = declaredKeys(target.node, type);
  const step = knownStep(target.node)?.name;
  if (!declared || step === undefined || declared.includes(key.value)) return undefined;
  return { key, type, declared, step };
}

/** A parameter that is filled from a parameter has the type of that one. */
function sourceParameterType({ source }: EdgeView): string | undefined {
  if (source?.type !== "parameter" || source.fault) return undefined;
  const key = source.socket.key?.value;
  return knownStep(source.node)?.parameters.find((it) => it.name === key)?.type;
}
