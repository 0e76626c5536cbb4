import type { Bindings, Expression } from "../bindings.ts";
import { type PythonNode, sourceOf } from "../syntax.ts";

/** What names stand for at one run of a stretch of code. */
export type Values = ReadonlyMap<string, Expression>;

/** What a call gives to `*names` and `**settings` of its function. */
export interface Rest {
  readonly positional?: readonly Expression[];
  readonly named?: readonly (readonly [name: string, value: Expression])[];
}

const bases = new WeakMap<Bindings, Bindings>();
const restsOf = new WeakMap<Bindings, ReadonlyMap<string, Rest>>();
const noRests: ReadonlyMap<string, Rest> = new Map();

/** What the call of a function passes to a parameter with one or two stars. */
export function restOf({ bindings, node }: Expression): Rest | undefined {
  return restsOf.get(bindings)?.get(sourceOf(bindings.source, node));
}

/** The bindings of a file without the values that were given to some names. */
export function baseOf(bindings: Bindings): Bindings {
  return bases.get(bindings) ?? bindings;
}

/** Bindings in which some names have one value each. */
export function withValues(
  bindings: Bindings,
  values: Values,
  rests: ReadonlyMap<string, Rest> = noRests,
): Bindings {
  if (values.size === 0 && rests.size === 0) return bindings;
  const base = baseOf(bindings);
  const given = (use: PythonNode) => values.get(sourceOf(bindings.source, use));
  const made: Bindings = {
    ...bindings,
    reaching(use) {
      const value = given(use);
      if (!value) return bindings.reaching(use);
      if (baseOf(value.bindings) !== base) return [];
      return [{ kind: "assignment", at: value.node, value: value.node }];
    },
    onlyValue(use) {
      const value = given(use);
      if (!value) return bindings.onlyValue(use);
      return baseOf(value.bindings) === base ? value.node : undefined;
    },
    neighbours: {
      users: bindings.neighbours.users,
      imported(local) {
        const value = values.get(local);
        if (!value || baseOf(value.bindings) === base) return bindings.neighbours.imported(local);
        const held = { moduleValue: () => value.node, moduleValues: () => [value.node] };
        return { module: { ...value.bindings, ...held }, name: local };
      },
    },
  };
  bases.set(made, base);
  restsOf.set(made, new Map([...(restsOf.get(bindings) ?? []), ...rests]));
  return made;
}
