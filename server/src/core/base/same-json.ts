import { isObject } from "./is-object.ts";
/** Whether two values of JSON are equal; the order of keys does not count. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((it) => Object.hasOwn(b, it) && isSameJson(Reflect.get(a, it), Reflect.get(b, it)))
  );
}
