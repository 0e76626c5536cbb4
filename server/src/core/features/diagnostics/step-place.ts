import { shift } from "../../base/range.ts";
import { type Document, itemNamed } from "../document.ts";
import type { Problem, RelatedPlace } from "./rule.ts";

/** Where the step is declared that a problem of another item speaks of. */
export function stepPlace({ step }: Problem, document: Document): RelatedPlace | undefined {
  const declared = step === undefined ? undefined : itemNamed(document, "step", step);
  const range = declared?.item.config?.name?.range;
  if (!declared || !range) return undefined;
  return { range: shift(range, declared.start), message: `Step "${step}" is declared here` };
}
