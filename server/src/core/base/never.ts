/** Marks the end of a `switch` that has covered every kind: a forgotten kind does not compile. */
export function never(value: never): never {
  throw new Error(`Unexpected ${JSON.stringify(value)}`);
}
