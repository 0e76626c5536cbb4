import { amountOf } from "#core/base/amount-of.ts";
import type { TaskType } from "#core/model/config.ts";
import type { Grade, Note, Origin } from "#core/simulation/variant.ts";

/** How sure a statement is, in words shown beside it. */
export const gradeWords: { readonly [grade in Grade]: string } = {
  documented: "documented",
  inferred: "inferred",
  unknown: "not documented",
};

/** The same, as a sentence for those who ask. */
export const gradeSentences: { readonly [grade in Grade]: string } = {
  documented: "Valohai documents that it works this way",
  inferred: "This follows from what Valohai documents or shows, but it is not stated",
  unknown: "Valohai does not document what happens here; this is an assumption",
};

export const severityWords: { readonly [severity in Note["severity"]]: string } = {
  error: "Error",
  warning: "Warning",
  information: "Information",
};

export const typeWords: { readonly [type in TaskType | "execution"]: string } = {
  grid_search: "grid search",
  random_search: "random search",
  bayesian_tpe: "Bayesian optimization",
  distributed: "distributed task",
  manual_search: "manual search",
  execution: "execution node",
};

/** Where a value comes from, such as `metadata preprocess.metadata.storeids`. */
export function originWords({ kind, source }: Origin): string {
  const through = source === undefined ? "" : ` ${source}`;
  switch (kind) {
    case "none":
      return "no value";
    case "default":
      return "step default";
    case "override":
      return "override of the node";
    case "blueprint":
      return `task blueprint${through}`;
    case "pipeline parameter":
      return `pipeline parameter${through}`;
    case "edge":
      return `edge from${through}`;
    case "metadata":
      return `metadata${through}`;
  }
}

/** A number with its noun: `1 execution`, `1,000 executions`. */
export function countOf(count: bigint | number, noun: string, plural = `${noun}s`): string {
  return amountOf(numberText(count), noun, plural);
}

/** A number for reading; one of more than 21 digits is rounded. */
export function numberText(count: bigint | number): string {
  const digits = String(count);
  if (digits.length <= 21) return count.toLocaleString("en-US");
  return `${digits[0]}.${digits.slice(1, 4)} × 10^${digits.length - 1}`;
}
