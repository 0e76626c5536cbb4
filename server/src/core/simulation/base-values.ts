import type { Value } from "#core/base/value.ts";
import type { OverrideEntry, Parameter } from "#core/model/config.ts";
import { absolute, type Draft, emptyDraft } from "./draft.ts";
import type { NodeSetup } from "./node-setup.ts";
import { declaredParameters, overrideEntry } from "./node-template.ts";
import type { FanOutQuery, Origin } from "./variant.ts";

/** The node's parameters with their defaults: the step's, then the override's, where an entry without default clears. */
export function baseDrafts(query: FanOutQuery, setup: NodeSetup): readonly Draft[] {
  const { step, node } = setup;
  const declared = step ? declaredParameters(step.config) : [];
  const names = new Set(declared.map((it) => it.name?.value));
  const entries = node.override?.parameters ?? [];
  const extra = new Set(entries.flatMap((it) => it.name?.value ?? []));
  const start = query.source.pipeline.start;
  const own = declared.map((it) => defaultDraft(it, step?.start ?? 0));
  const others = [...extra].filter((it) => !names.has(it)).map((it) => emptyDraft(it, undefined));
  return [...own, ...others].map((draft) => {
    const entry = overrideEntry(entries, draft.name);
    return entry ? overridden(draft, entry, start) : draft;
  });
}

function defaultDraft(parameter: Parameter, start: number): Draft {
  const draft = emptyDraft(parameter.name?.value ?? "", parameter);
  const value = valueByDefault(parameter);
  if (!parameter.default || !value) return draft;
  return based(draft, value, {
    kind: "default",
    source: undefined,
    range: absolute(start, parameter.default.range),
  });
}

/** What a parameter has where nothing else gives it a value: for several values a list, even if its default is one value. */
export function valueByDefault({ default: found, multiple }: Parameter): Value | undefined {
  if (!found || found.value.kind === "null") return undefined;
  if (multiple === "none" || found.value.kind === "list") return found.value;
  return { kind: "list", items: [found.value] };
}

function overridden(draft: Draft, entry: OverrideEntry, start: number): Draft {
  const range = absolute(start, entry.default?.range ?? entry.range);
  return based(draft, overriddenValue(entry), {
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

function based(draft: Draft, value: Value | undefined, origin: Origin): Draft {
  return { ...draft, values: value ? [value] : [], base: value, origin };
}
