import type { FanOut, Variant } from "#core/simulation/variant.ts";

/** How a format writes a stream of variants. */
export interface Manner {
  /** Whether these are only some of all variants. */
  readonly isPart: boolean;
  readonly escapesFormulas: boolean;
}

/** A format of a stream of variants, as pieces of text. */
export type Exporter = (
  fanOut: FanOut,
  variants: Iterable<Variant>,
  manner: Manner,
) => Iterable<string>;
