import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import type { ParameterSignature } from "#core/model/signature.ts";

/** The type of a parameter and its default, in a few words. */
export function parameterDetail({ type, multiple, default: value }: ParameterSignature): string {
  const several = multiple === "none" ? "" : ", several values";
  const initial =
    value && value.kind !== "null" ? ` = ${short(flowText(fragmentOf(value, "flow")))}` : "";
  return type + several + initial;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
