import type { Value } from "#core/base/value.ts";
import type { OverrideEntry, Parameter } from "#core/model/config.ts";
import type { NodeSetup } from "./node-setup.ts";
import { declaredParameters, overrideEntry } from "./node-template.ts";
import { absolute, emptyState, type ParameterState } from "./parameter-state.ts";
import type { FanOutQuery, Origin } from "./variant.ts";

/** The node's parameters with their defaults: the step's, then the override's, where an entry without a default clears the step's. */
export function baseStates(query: FanOutQuery, setup: NodeSetup): readonly ParameterState[] {
  const { step, node } = setup;
  const declared = step ? declaredParameters(step.config) : [];
  const names = new Set(declared.map((it) => it.name?.value));
  const entries = node.override?.parameters ?? [];
  const extra = new Set(entries.flatMap((it) => it.name?.value ?? []));
  const start = query.source.pipeline.start;
  const own = declared.map((it) => defaultState(it, step?.start ?? 0));
  const others = [...extra].filter((it) => !names.has(it)).map((it) => emptyState(it, undefined));
  return [...own, ...others].map((state) => {
    const entry = overrideEntry(entries, state.name);
    return entry ? overridden(state, entry, start) : state;
  });
}

function defaultState(parameter: Parameter, start: number): ParameterState {
  const state = emptyState(parameter.name?.value ?? "", parameter);
  const value = valueByDefault(parameter);
  if (!parameter.default || !value) return state;
  return based(state, value, {
    kind: "default",
    source: undefined,
    range: absolute(start, parameter.default.range),
  });
}

/** The value of a parameter that nothing else sets: a list for one with several values, even if its default is one value. */
export function valueByDefault({ default: found, multiple }: Parameter): Value | undefined {
  if (!found || found.value.kind === "null") return undefined;
  if (multiple === "none" || found.value.kind === "list") return found.value;
  return { kind: "list", items: [found.value] };
}

function overridden(state: ParameterState, entry: OverrideEntry, start: number): ParameterState {
  const range = absolute(start, entry.default?.range ?? entry.range);
  return based(state, overriddenValue(entry), {
    kind: "override",
    source: undefined,
    range,
  });
}

/** Undefined where the entry clears the step's default; an entry for several values holds a list (valohai-yaml `Parameter`). */
function overriddenValue({ default: found, isMultiple }: OverrideEntry): Value | undefined {
  const value = found?.value.kind === "null" ? undefined : found?.value;
  if (!isMultiple || value?.kind === "list") return value;
  return { kind: "list", items: value ? [value] : [] };
}

function based(state: ParameterState, value: Value | undefined, origin: Origin): ParameterState {
  return { ...state, values: value ? [value] : [], base: value, origin };
}
