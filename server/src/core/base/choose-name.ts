import { suggest } from "./suggest.ts";

/** The name that is meant, or why none is, in words. */
export type ChosenName = { readonly name: string } | { readonly problem: string };

/**
 * The name that was asked for, or the only one there is. `noun` says what has the names, and `option` where the wanted name
 * is given.
 */
export function chooseName(
  noun: string,
  option: string,
  wanted: string | undefined,
  names: readonly string[],
): ChosenName {
  const [only, ...others] = names;
  if (wanted === undefined) {
    if (only !== undefined && others.length === 0) return { name: only };
    return { problem: `${option} is missing; there are ${names.join(", ") || `no ${noun}s`}` };
  }
  if (names.includes(wanted)) return { name: wanted };
  return { problem: `No ${noun} is named "${wanted}"${hintFor(wanted, names)}` };
}

/** The nearest name, or else all available names. */
function hintFor(wanted: string, names: readonly string[]): string {
  const { hint } = suggest(wanted, names);
  return hint || `; there are ${names.join(", ") || "none"}`;
}
