import { Misuse } from "./outlet.ts";

/** Reads options by `parse`; whatever does not fit is misuse. */
export function asMisuse<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}
