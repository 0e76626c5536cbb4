import { UsageError } from "./cli-io.ts";

/** Reads options by `parse`; whatever does not fit is misuse. */
export function asMisuse<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.replace(/\. To specify a positional argument.*$/s, ""));
  }
}
