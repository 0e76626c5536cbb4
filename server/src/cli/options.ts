import { UsageError } from "./cli-io.ts";

/** Reads options with `parse`; anything that does not fit is a usage error. */
export function asMisuse<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.replace(/\. To specify a positional argument.*$/s, ""));
  }
}
