import type { RawError } from "./cause.ts";

/** Whether PyYAML reads what `yaml` calls an error: a comment directly after a quote or bracket. */
export function isAccepted(text: string, { message, start }: RawError): boolean {
  if (!/^Comments must be separated/.test(message)) return false;
  return !/[|>][-+\d]*#?$/.test(text.slice(Math.max(0, start - 4), start));
}
