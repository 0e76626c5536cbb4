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

/** The name that `--format` gives, as one of those that a command takes; anything else is a usage error. */
export function formatNamed<Name extends string>(name: string, names: readonly Name[]): Name {
  const known = names.find((it) => it === name);
  if (known !== undefined) return known;
  throw new UsageError(`No format is named "${name}"; there are ${names.join(", ")}`);
}
