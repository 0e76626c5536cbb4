import type { ValueSchema } from "./object-schema.ts";
import { either, integer } from "./value.ts";

/**
 * Seconds, or amounts with units of which the first letter counts.
 * Accepts what `valohai_yaml.utils.duration` accepts: blank text means no duration, words between the amounts are skipped, a sum of nought is refused.
 */
export const duration: ValueSchema = either(integer, {
  kind: "string",
  pattern: /^(?:\s*|(?=[^1-9]*[1-9])[^.\d]*(?:(?:\d+(?:\.\d*)?|\.\d+)\s*[smhdw][^.\d]*)+)$/,
  patternDoc: 'seconds as a bare number, or amounts with s, m, h, d or w such as "1h 30m"',
});
