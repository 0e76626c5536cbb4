import { variantAt } from "../../../server/src/core/simulation/fan-out.ts";
import type { FanOut, Variant } from "../../../server/src/core/simulation/variant.ts";

/** The variants of a fan-out by index, each decoded when it is first looked at. */
export interface VariantSource {
  readonly count: bigint;
  at(index: bigint): Variant;
}

/** More variants than any screen shows; those seen before them are decoded again when they come back. */
const remembered = 2000;

/** The variants whose values can be told before the run; undefined when there is none. */
export function variantSource(fanOut: FanOut): VariantSource | undefined {
  const { count, predictable } = fanOut;
  if (count === undefined || count === 0n || !predictable) return undefined;
  const decoded = new Map<bigint, Variant>();
  return {
    count,
    at(index) {
      const known = decoded.get(index);
      if (known !== undefined) return known;
      if (decoded.size >= remembered) decoded.clear();
      const variant = variantAt(fanOut, index);
      decoded.set(index, variant);
      return variant;
    },
  };
}
