import type { ValueSchema } from "./object-schema.ts";
import { either, integer } from "./value-schemas.ts";

/**
 * Seconds, or amounts with units of which the first letter counts.
 * Accepts what `valohai_yaml.utils.duration` accepts: blank text means no duration, words between the amounts are skipped, a sum of zero is rejected.
 */
export const duration: ValueSchema = either(integer, {
  kind: "string",
  pattern: /^(?:\s*|(?=[^1-9]*[1-9])[^.\d]*(?:(?:\d+(?:\.\d*)?|\.\d+)\s*[smhdw][^.\d]*)+)$/,
  patternDoc: 'seconds as a bare number, or amounts with s, m, h, d or w such as "1h 30m"',
});

/** The most seconds that Python's `timedelta` holds, which is what durations become. */
export const maxSeconds = 86_399_999_999_999;

const unitSeconds: { readonly [unit: string]: number } = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** The sum of the amounts in a text, in seconds (`valohai_yaml.utils.duration`); undefined where it has none. */
export function durationSeconds(text: string): number | undefined {
  const amounts = [...text.matchAll(/(?<![\d.])(\d+(?:\.\d*)?|\.\d+)\s*([smhdw])/g)];
  if (amounts.length === 0) return undefined;
  return amounts.reduce(
    (sum, [, amount = "", unit = ""]) => sum + Number(amount) * (unitSeconds[unit] ?? 0),
    0,
  );
}
