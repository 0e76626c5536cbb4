import { sameList } from "./same-list.ts";

/**
 * Makes a function that keeps its last answer for each object while its other arguments are the same: identical, or
 * lists with identical entries.
 */
export function keptWhile<Key extends object, Inputs extends readonly unknown[], Answer>(
  find: (key: Key, ...inputs: Inputs) => Answer,
): (key: Key, ...inputs: Inputs) => Answer {
  const ask = keptWhileSame(
    (_: Key, inputs: Inputs) => inputs,
    (key, inputs) => find(key, ...inputs),
  );
  return (key, ...inputs) => ask(key, inputs);
}

/** The same for a function whose second argument is never the same: of that only the inputs that are taken from it count. */
export function keptWhileSame<Key extends object, Context, Answer>(
  inputsOf: (key: Key, context: Context) => readonly unknown[],
  find: (key: Key, context: Context) => Answer,
): (key: Key, context: Context) => Answer {
  const kept = new WeakMap<Key, { readonly inputs: readonly unknown[]; readonly answer: Answer }>();
  return (key, context) => {
    const inputs = inputsOf(key, context);
    const known = kept.get(key);
    if (known && sameList(known.inputs, inputs, isSameInput)) return known.answer;
    const answer = find(key, context);
    kept.set(key, { inputs, answer });
    return answer;
  };
}

function isSameInput(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && sameList(a, b));
}
