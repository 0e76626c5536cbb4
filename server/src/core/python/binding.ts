import type { PythonNode } from "./syntax.ts";

/** One place that gives a name a value or changes its value. */
export interface Binding {
  /**
   * `part` gives a part of its value, `each` the elements of its value one after another; `element` and `removal`
   * change a list or dictionary.
   */
  readonly kind:
    | "assignment"
    | "part"
    | "key"
    | "update"
    | "parameter"
    | "each"
    | "element"
    | "removal"
    | "other";
  readonly at: PythonNode;
  /** What is assigned, added or iterated over; for a parameter its default. */
  readonly value?: PythonNode;
  /** The key that is set or removed, as in `name[key] = value`. */
  readonly key?: PythonNode;
  /** Which part of the value, or of each element of it, the name is: `[1, 0]` for `a` in `for i, (a, b) in …`. */
  readonly path?: readonly number[];
}
