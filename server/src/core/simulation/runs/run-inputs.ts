import type { FanOut, TemplateInput } from "../variant.ts";
import { variantAt } from "../variant-at.ts";
import type { ResolvedRun } from "./resolve-run.ts";

/**
 * Whether a run had the inputs of a variant, in any order. Inputs that the run does not list are not compared, nor are those that
 * an edge fills or that have a wildcard, because their files are known only when they run.
 */
export function sameInputs(fanOut: FanOut, index: bigint, { inputs }: ResolvedRun): boolean {
  const compared = (fanOut.template?.inputs ?? []).filter(
    (it) => isKnown(it) && inputs.has(it.name),
  );
  if (compared.length === 0) return true;
  const planned = new Map(variantAt(fanOut, index).inputs);
  return compared.every(({ name }) => sameSet(planned.get(name) ?? [], inputs.get(name) ?? []));
}

function isKnown({ uris, edges }: TemplateInput): boolean {
  return edges.length === 0 && !uris.some((it) => it.includes("*"));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((it) => b.includes(it));
}
