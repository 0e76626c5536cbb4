/** Makes a function that answers whether it is asked about an object for the first time. */
export function firstTime<T extends object>(): (object: T) => boolean {
  const seen = new WeakSet<T>();
  return (object) => {
    if (seen.has(object)) return false;
    seen.add(object);
    return true;
  };
}
