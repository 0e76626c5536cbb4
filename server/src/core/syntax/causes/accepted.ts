import type { RawError } from "./cause.ts";

/** Whether PyYAML reads what `yaml` calls an error. */
export function isAccepted(text: string, { code, message, start }: RawError): boolean {
  if (/^Comments must be separated/.test(message)) return true;
  // PyYAML does not look at the indentation inside quotes and brackets.
  if (code !== "BAD_INDENT") return false;
  if (/quoted string needs to be sufficiently indented/.test(message)) return true;
  return /must be sufficiently indented/.test(message) && closesLater(text, start, message);
}

/** Whether the bracket that opened before the place is closed behind it, with nothing in between that begins anew. */
function closesLater(text: string, at: number, message: string): boolean {
  const close = /end with a (.)/.exec(message)?.[1] ?? "";
  return close !== "" && text.slice(Math.max(0, at - 1), at + 1).includes(close);
}
