/**
 * Makes a function that finds its answer once for each object, and keeps it for as long as the object is in use. What
 * else it is called with only serves to find the answer the first time.
 */
export function oncePer<Key extends object, Rest extends readonly unknown[], Answer>(
  find: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key, ...rest) => {
    const known = answers.get(key);
    if (known) return known.answer;
    const answer = find(key, ...rest);
    answers.set(key, { answer });
    return answer;
  };
}

/**
 * Makes a function that finds its answer once for an object and each second argument, and keeps it for as long as the
 * object is in use. Second arguments are the same if they are identical. What else it is called with only serves to find the
 * answer the first time.
 */
export function oncePerPair<Key extends object, Second, Rest extends readonly unknown[], Answer>(
  find: (key: Key, second: Second, ...rest: Rest) => Answer,
): (key: Key, second: Second, ...rest: Rest) => Answer {
  const answersOf = oncePer((_: Key) => new Map<Second, { readonly answer: Answer }>());
  return (key, second, ...rest) => {
    const answers = answersOf(key);
    const known = answers.get(second);
    if (known) return known.answer;
    const answer = find(key, second, ...rest);
    answers.set(second, { answer });
    return answer;
  };
}
