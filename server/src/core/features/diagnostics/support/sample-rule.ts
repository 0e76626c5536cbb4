import { type Document, itemNamed } from "#core/document/document.ts";
import { type TaskParameter, taskIn } from "#core/document/task-parameters.ts";
import { type Fragment, fragmentOf } from "#core/edits/yaml-text.ts";
import type { Item } from "#core/model/piece.ts";
import { numberOf } from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";

/** The value a quick fix inserts for a missing style rule (`start`, `items` …): usually the parameter's default. */
export function sampleRule(
  name: string,
  { variant, rules }: TaskParameter,
  item: Item,
  document: Document,
): Fragment {
  const declared = declaredParameter(item, variant.name?.value, document);
  const value = declared?.default?.value;
  if (name === "items") return itemsFrom(value && fragmentOf(value, "flow"), declared?.type);
  const fixed = Object.hasOwn(numbers, name) ? numbers[name] : undefined;
  if (fixed !== undefined) return fixed;
  const other = rules?.value(counterparts[name] ?? "")?.value;
  if (other) return pythonStr(other);
  if (variant.style === "logspace") return name === "start" || name === "min" ? "0" : "1";
  const isNumber = value && value.kind !== "boolean" && numberOf(value) !== undefined;
  return isNumber ? pythonStr(value) : "1";
}

const numbers: { readonly [name: string]: string } = { step: "1", count: "5" };

/** The other end of a range: where it is written, both are the same. */
const counterparts: { readonly [name: string]: string } = {
  start: "end",
  end: "start",
  min: "max",
  max: "min",
};

function itemsFrom(fragment: Fragment | undefined, type: string | undefined): Fragment {
  if (fragment === undefined) return { list: [type === "flag" ? "true" : "1"] };
  return typeof fragment === "object" && "list" in fragment ? fragment : { list: [fragment] };
}

function declaredParameter(item: Item, name: string | undefined, document: Document) {
  const step = taskIn(item)?.step?.value;
  const config = step === undefined ? undefined : itemNamed(document, "step", step)?.item.config;
  if (config?.kind !== "step") return undefined;
  return config.parameters.findLast((it) => it.name?.value === name);
}
