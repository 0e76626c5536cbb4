import { sameList } from "./same-list.ts";

/**
 * Makes a function that keeps its last answer for each object while its other arguments are the same: identical, or
 * lists with identical entries.
 */
export function keptWhile<Key extends object, Inputs extends readonly unknown[], Answer>(
  find: (key: Key, ...inputs: Inputs) => Answer,
): (key: Key, ...inputs: Inputs) => Answer {
  const kept = new WeakMap<Key, { readonly inputs: Inputs; readonly answer: Answer }>();
  return (key, ...inputs) => {
    const known = kept.get(key);
    if (known && sameList(known.inputs, inputs, isSameInput)) return known.answer;
    const answer = find(key, ...inputs);
    kept.set(key, { inputs, answer });
    return answer;
  };
}

function isSameInput(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && sameList(a, b));
}
