import type { Located, SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { nodeInflows } from "#core/document/node-inflows.ts";
import { knownStep, type NodeView, type PipelineView } from "#core/document/pipeline-view.ts";
import type { OverrideEntry } from "#core/model/config.ts";
import { fieldsOf } from "#core/model/read.ts";
import type { ParameterSignature } from "#core/model/signature.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { runsStep } from "#core/model/step-node.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import type { PipelineRule } from "../rule.ts";
import { type Refusal, refusalOfGiven, refusedText } from "../support/refused-value.ts";

/** A pipeline parameter or an override gives a parameter a value that the step does not accept. */
export const pipelineValueInvalid: PipelineRule<RefusedValue> = {
  code: "pipeline-value-invalid",
  severity: "warning",
  summary:
    "A pipeline parameter or an override gives a parameter a value that does not have the declared type, lies outside `min` and `max`, or is not one of the `choices`.",
  scope: "pipeline",
  find({ view }, report) {
    const seen = new Set<string>();
    for (const { giver, parameter, value, place, step } of [
      ...overridden(view),
      ...fromPipeline(view),
    ]) {
      const { name } = parameter;
      const refused = firstRefused(parameter, value);
      const key = JSON.stringify([place.start, step, name]);
      if (!refused || seen.has(key)) continue;
      seen.add(key);
      const { suggestion } = refused;
      const extra = suggestion === undefined || value.kind === "list" ? {} : { suggestion };
      report(
        place,
        { giver, name, value: refused.value, reason: refused.reason },
        { step, ...extra },
      );
    }
  },
  message: ({ giver, name, value, reason }) =>
    `${giver} gives "${name}" the value ${refusedText(value)}, which ${reason}`,
};

/** A value that a parameter of a step gets in a pipeline. */
interface GivenValue {
  readonly giver: string;
  readonly parameter: ParameterSignature;
  readonly value: Value;
  readonly place: SourceRange;
  readonly step: string;
}

/** A value that the step does not accept, and why. */
interface RefusedValue {
  readonly giver: string;
  readonly name: string;
  readonly value: Value;
  readonly reason: string;
}

/** The defaults of overrides that nothing else replaces. */
function overridden(view: PipelineView): readonly GivenValue[] {
  return view.nodes.flatMap((it) => {
    const step = knownStep(it);
    const fed = nodeInflows(view).get(it)?.parameters;
    return overridesOf(it).flatMap(({ name, default: given }) => {
      const parameter = step?.parameters.findLast((other) => other.name === name?.value);
      if (!step || !name || !given || !parameter || fed?.has(name.value)) return [];
      const place = placeOf(given, name);
      return [{ giver: "The override", parameter, value: given.value, place, step: step.name }];
    });
  });
}

/** Where a default is reported: lists are not underlined, but what has them. */
function placeOf(
  { value, range }: Located<Value>,
  owner: { readonly range: SourceRange },
): SourceRange {
  return value.kind === "list" ? owner.range : range;
}

/** The parameters of an override that declare nothing but a name and a default. */
function overridesOf({ node, syntax }: NodeView): readonly OverrideEntry[] {
  if (!runsStep(node)) return [];
  const override = valueAt(syntax, "override");
  const nodes = listOf(override && valueAt(override, "parameters"));
  return (node.override?.parameters ?? []).filter((_, index) => {
    const entry = nodes[index];
    const fields = entry && fieldsOf(entry);
    return fields && !declaring.some((key) => fields.has(key));
  });
}

/** Keys of an override with which it may mean another kind of parameter. */
const declaring = ["type", "multiple", "min", "max", "choices"] as const;

/** What pipeline parameters bring to parameters; an empty text stands for no value, and another rule reports lists for parameters that take one value. */
function fromPipeline(view: PipelineView): readonly GivenValue[] {
  return view.targets.flatMap(({ parameter: from, socket, node }) => {
    const step = knownStep(node);
    const value = from.default?.value;
    if (!step || !value || socketTypeOf(socket.type?.value) !== "parameter") return [];
    const parameter = step.parameters.findLast((it) => it.name === socket.key?.value);
    const isUnset = value.kind === "string" && value.value === "";
    if (!parameter || isUnset || (value.kind === "list" && parameter.multiple === "none"))
      return [];
    const giver = from.name ? `Pipeline parameter "${from.name.value}"` : "This pipeline parameter";
    const place = placeOf(from.default, from.name ?? socket);
    return [{ giver, parameter, value, place, step: step.name }];
  });
}

/** The value or its first item that the parameter does not accept; mappings are passed on as they are. */
function firstRefused(
  parameter: ParameterSignature,
  value: Value,
): (Pick<Refusal, "reason" | "suggestion"> & { readonly value: Value }) | undefined {
  if (value.kind === "object") return undefined;
  if (value.kind === "list" && parameter.multiple === "none") {
    return { value, reason: "is a list, but the parameter takes one value" };
  }
  for (const item of value.kind === "list" ? value.items : [value]) {
    const refusal = refusalOfGiven(parameter, item);
    if (refusal) return { ...refusal, value: item };
  }
  return undefined;
}
