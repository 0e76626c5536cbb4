import { shift } from "#core/base/range.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { Problem, RelatedPlace } from "./rule.ts";

/** A place in a step that other items speak of. */
export interface StepPlace extends RelatedPlace {
  /** The same object as long as the place in its item is the same. */
  readonly declaration: object;
}

/** Where the step is declared that a problem of another item speaks of. */
export function stepPlace({ step }: Problem, document: Document): StepPlace | undefined {
  const declared = step === undefined ? undefined : itemNamed(document, "step", step);
  const range = declared?.item.config?.name?.range;
  if (!declared || !range) return undefined;
  const message = `Step "${step}" is declared here`;
  return { range: shift(range, declared.start), message, declaration: range };
}
