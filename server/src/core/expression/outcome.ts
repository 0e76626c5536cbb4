import type { Value } from "#core/base/value.ts";

/** What an expression gives: a value; nothing yet, because these names are not known; or why Python or leval stops. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "unknown"; readonly names: readonly string[] }
  | { readonly kind: "error"; readonly message: string };

/** The outcome that is a value. */
export function success(value: Value): Outcome {
  return { kind: "value", value };
}

/** The outcome that is true or false. */
export function truth(value: boolean): Outcome {
  return success({ kind: "boolean", value });
}

/** The outcome of what cannot be computed, with the reason. */
export function failure(message: string): Outcome {
  return { kind: "error", message };
}
