import { type Document, itemNamed } from "#core/document/document.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { type Fragment, fragmentOf } from "./yaml-text.ts";

/** The default that a step gives a parameter or input, as YAML to be written elsewhere. */
export function stepDefault(
  document: Document,
  step: string,
  list: "parameters" | "inputs",
  name: string,
): Fragment | undefined {
  const config = itemNamed(document, "step", step)?.item.config;
  if (config?.kind !== "step") return undefined;
  if (list === "parameters") {
    const value = config.parameters.findLast((it) => it.name?.value === name)?.default?.value;
    return value && fragmentOf(value, "flow");
  }
  const uris = config.inputs.findLast((it) => it.name?.value === name)?.defaults ?? [];
  const texts = uris.map((it) => scalarText(it.value, "flow"));
  return texts.length === 1 ? texts[0] : { list: texts };
}
