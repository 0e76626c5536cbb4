import type { Binding } from "./binding.ts";
import type { DictionaryKeys } from "./keys.ts";
import { nearest, type PythonNode } from "./syntax.ts";

/** The keys without one of them. */
export function without(
  { keys, complete }: DictionaryKeys,
  name: string | undefined,
): DictionaryKeys {
  return { keys: keys.filter((it) => it.name !== name), complete };
}

/** Whether what removes a key always runs before the use. */
export function removes({ at }: Binding, use: PythonNode): boolean {
  const block = at.parent && nearest(at.parent, ["Body", "Script"]);
  return block ? block.from <= use.from && use.to <= block.to : false;
}
