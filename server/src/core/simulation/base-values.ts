import type { Value } from "../base/value.ts";
import type { OverrideEntry, Parameter } from "../model/config.ts";
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
  const found = parameter.default;
  if (!found || found.value.kind === "null") return draft;
  return based(draft, listed(parameter, found.value), {
    kind: "default",
    source: undefined,
    range: absolute(start, found.range),
  });
}

/** A parameter with several values holds a list even where its default is one value. */
function listed(parameter: Parameter, value: Value): Value {
  if (parameter.multiple === "none" || value.kind === "list") return value;
  return { kind: "list", items: [value] };
}

function overridden(draft: Draft, entry: OverrideEntry, start: number): Draft {
  const value = entry.default?.value;
  const range = absolute(start, entry.default?.range ?? entry.range);
  return based(draft, value?.kind === "null" ? undefined : value, {
    kind: "override",
    source: undefined,
    range,
  });
}

function based(draft: Draft, value: Value | undefined, origin: Origin): Draft {
  return { ...draft, values: value ? [value] : [], base: value, origin };
}
