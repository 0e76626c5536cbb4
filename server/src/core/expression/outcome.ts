import type { Value } from "#core/base/value.ts";

/** What an expression gives: a value; nothing yet, because these names are not known; or why Python or leval stops. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "unknown"; readonly names: readonly string[] }
  | { readonly kind: "error"; readonly message: string };
