import { withinDistance } from "./closest.ts";

/** Names of types that other languages have for those of Valohai. */
const sameTypes = new Map([
  ["int", "integer"],
  ["str", "string"],
  ["bool", "flag"],
  ["boolean", "flag"],
]);

/**
 * Whether a word is written as another one with a slip or two, with other dashes, case or number, or as the same
 * type is called elsewhere: anything else is another word.
 */
export function isRespelling(written: string, known: string): boolean {
  if (sameTypes.get(written.toLowerCase()) === known) return true;
  const slips = known.length < 4 ? 0 : Math.min(2, Math.max(1, Math.floor(known.length / 4)));
  return withinDistance(written, known, slips);
}
