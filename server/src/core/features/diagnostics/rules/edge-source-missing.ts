import { suggest } from "#core/base/suggest.ts";
import { declaredKeys, isPattern, keyWords, matchesSource } from "#core/document/declared-keys.ts";
import { type EdgeView, knownStep } from "#core/document/pipeline-view.ts";
import { declareOnStep, isDeclarable } from "#core/edits/declare.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import type { PipelineRule } from "../rule.ts";
import { pairingOf } from "../support/socket-fit.ts";

/** An edge takes something that the source's step does not declare. */
export const edgeSourceMissing: PipelineRule<string> = {
  code: "edge-source-missing",
  severity: "warning",
  summary:
    "An edge starts at an input, parameter or environment variable that the step of its source node does not declare, or at an output that is not among the outputs the step declares.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const missing = missingKey(edge);
      if (!missing) continue;
      const { key, type, declared, step } = missing;
      const { hint, extra } = suggest(key.value, declared);
      const what = isPattern(key.value, type) ? `${keyWords[type]} like` : keyWords[type];
      const verb = type === "output" ? "declares" : "has";
      const message = `Step "${step}" ${verb} no ${what} "${key.value}"${hint}`;
      const far = type === "output" && extra.suggestion === undefined;
      report(key.range, message, {
        ...extra,
        step,
        data: { edge: String(edge.index) },
        ...(far ? { severity: "information" as const } : {}),
      });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const edge = pipelineAt(document, problem)?.edge;
    const missing = edge && missingKey(edge);
    if (!missing || !isDeclarable(missing.type)) return [];
    const { key, type, step } = missing;
    if (isPattern(key.value, type)) return [];
    const edits = declareOnStep(document, step, {
      kind: missing.type,
      name: key.value,
      type: targetParameterType(edge),
    });
    const title = `Declare ${keyWords[type]} "${key.value}" in step "${step}"`;
    return edits ? [{ kind: "add", title, edits }] : [];
  },
};

function missingKey(edge: EdgeView) {
  const { source } = edge;
  // The type is the mistake then: what it declares says nothing.
  if (pairingOf(edge) === "senseless") return undefined;
  if (!source?.node || source.fault || !source.type || !source.socket.key) return undefined;
  const { type } = source;
  const { key } = source.socket;
  const declared = declaredKeys(source.node, type);
  const step = knownStep(source.node)?.name;
  if (!declared || step === undefined || matchesSource(key.value, type, declared)) return undefined;
  return { key, type, declared, step };
}

/** A parameter that fills a parameter has the type of that one. */
function targetParameterType({ target }: EdgeView): string | undefined {
  if (target?.type !== "parameter" || target.fault) return undefined;
  const key = target.socket.key?.value;
  return knownStep(target.node)?.parameters.find((it) => it.name === key)?.type;
}
