/** Whether a value is an object or a list, whose members can be asked for. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A member of a value of any shape; undefined where there is none. */
export function memberOf(value: unknown, key: string): unknown {
  return isObject(value) ? Reflect.get(value, key) : undefined;
}
