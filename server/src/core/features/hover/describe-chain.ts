import { code } from "#core/base/markdown.ts";
import type { ChainLink } from "#core/simulation/value-chain.ts";
import { shortText } from "./describe-step.ts";

/** The sources of a value as a list in their order, the one that wins in bold. */
export function chainText(chain: readonly ChainLink[]): string | undefined {
  if (chain.length === 0) return undefined;
  const winner = winnerOf(chain);
  const lines = chain.map((it, index) => {
    const text = linkText(it);
    return `${index + 1}. ${index >= winner ? `**${text}** ✓` : text}`;
  });
  return lines.join("\n");
}

/** The first link that counts: those after it are added to it. */
function winnerOf(chain: readonly ChainLink[]): number {
  let first = chain.length - 1;
  while (first > 0 && chain[first]?.joins) first--;
  return first;
}

function linkText({ kind, source, values, joins }: ChainLink): string {
  const from = source === undefined ? "" : ` ${code(source)}`;
  const title = `${titles[kind]}${from}${joins ? " (added)" : ""}`;
  if (!values) return title;
  return `${title}: ${valuesText(values)}`;
}

const titles: { readonly [K in ChainLink["kind"]]: string } = {
  step: "step",
  default: "default of the step",
  override: "override of the node",
  blueprint: "task",
  "pipeline parameter": "pipeline parameter",
  edge: "edge from",
};

/** How many values are listed; more are only counted. */
const shownValues = 5;

function valuesText(values: NonNullable<ChainLink["values"]>): string {
  if (values.length === 0) return "no value";
  const first = Array.from({ length: Math.min(values.length, shownValues) }, (_, index) => {
    const value = values.at(index);
    return value ? code(shortText(value)) : "drawn by the platform";
  });
  const rest = values.length - first.length;
  return first.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
