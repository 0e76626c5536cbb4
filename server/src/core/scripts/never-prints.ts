import type { StepCode } from "./code.ts";

/**
 * Whether the programs of a step never print a metadata key, nor one that it is a part of. False if not all of them can be
 * read, or if no printed key is known: they may then print it in a way that is not recognized.
 */
export function neverPrints(code: StepCode | undefined, key: string): boolean {
  if (!code?.metadataComplete || code.metadata.length === 0) return false;
  const [first = key] = key.split(".");
  return !code.metadata.some(({ name }) => name === key || name === first);
}
